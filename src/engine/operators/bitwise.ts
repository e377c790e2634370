import { cast } from '../conversion/convert.ts';
import { boundedInteger, isNumber, numberTypeOf, toBigInt, type NumberValue } from '../conversion/numeric.ts';
import { runtimeError } from '../runtime-error.ts';
import { isList, type Value } from '../value.ts';

export type BitwiseOperator = 'band' | 'bor' | 'bxor' | 'shl' | 'shr';

/** `-band -bor -bxor -shl -shr` of whole numbers; a shift keeps the left operand's width. Throws ErrorRecord for what is no number. */
export function bitwise(operator: BitwiseOperator, left: Value, right: Value): Value {
  const [a, b] = [whole(left, operator), whole(right, operator)];
  const [x, y] = [toBigInt(a), toBigInt(b)];
  switch (operator) {
    case 'band':
      return boundedInteger(x & y);
    case 'bor':
      return boundedInteger(x | y);
    case 'bxor':
      return boundedInteger(x ^ y);
    case 'shl':
    case 'shr': {
      const width = numberTypeOf(a) === 'int' ? 32 : 64;
      const count = BigInt.asUintN(width === 32 ? 5 : 6, y);
      return boundedInteger(operator === 'shl' ? BigInt.asIntN(width, x << count) : x >> count);
    }
  }
}

/** `-bnot` */
export const bitwiseNot = (operand: Value): Value => boundedInteger(~toBigInt(whole(operand, 'bnot')));

function whole(value: Value, operator: string): NumberValue {
  if (isList(value)) throw runtimeError('NotADefinedOperationForType', `The operator -${operator} works on whole numbers, not on a list.`);
  const type = isNumber(value) && numberTypeOf(value) === 'int' ? 'int' : 'long';
  const number = cast({ name: type, array: false }, value);
  return isNumber(number) ? number : 0;
}
