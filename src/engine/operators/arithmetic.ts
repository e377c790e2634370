import { cast, toText, typeNameOf } from '../conversion/convert.ts';
import { addToCollection, repeatList } from './collection-arithmetic.ts';
import { checkTextLength, checkText } from '../limits.ts';
import { boundedInteger, decimal, isNumber, numberTypeOf, parseNumber, toBigInt, toDouble, type NumberValue } from '../conversion/numeric.ts';
import { runtimeError } from '../runtime-error.ts';
import { DateTime, double, Hashtable, isList, TimeSpan, type Value } from '../value.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

const methodNames = { '+': 'op_Addition', '-': 'op_Subtraction', '*': 'op_Multiply', '/': 'op_Division', '%': 'op_Modulus' } as const;

/** `left operator right` by PowerShell's rules: the left operand's type decides what the right one is converted to. Throws ErrorRecord. */
export function arithmetic(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return ofNumbers(operator, left, right);
  if (operator === '+') return add(left, right);
  if (operator === '*') return multiply(left, right);
  const dated = operator === '-' ? subtractDates(left, right) : undefined;
  return dated ?? ofNumbers(operator, operand(operator, left, left), operand(operator, right, left));
}

function add(left: Value, right: Value): Value {
  if (left === null) return right;
  if (typeof left === 'string') return concatenate(left, right);
  if (isList(left) || left instanceof Hashtable) return addToCollection(left, right);
  if (left instanceof DateTime) return new DateTime(left.ms + duration('+', left, right).ms, left.kind);
  if (left instanceof TimeSpan)
    return right instanceof DateTime ? new DateTime(right.ms + left.ms, right.kind) : new TimeSpan(left.ms + duration('+', left, right).ms);
  return ofNumbers('+', operand('+', left, left), operand('+', right, left));
}

function concatenate(left: string, right: Value): string {
  const added = toText(right);
  checkTextLength(left.length + added.length);
  return left + added;
}

function multiply(left: Value, right: Value): Value {
  if (left === null) return null;
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    throw runtimeError('NotADefinedOperationForType', "The operation '[System.Boolean] * [System.Boolean]' is not defined.");
  }
  if (typeof left === 'string' || isList(left)) {
    const count = times(right);
    if (isList(left)) return repeatList(left, count);
    checkTextLength(left.length * count);
    return checkText(left.repeat(count));
  }
  if (left instanceof TimeSpan) return new TimeSpan(left.ms * toDouble(operand('*', right, left)));
  return ofNumbers('*', operand('*', left, left), operand('*', right, left));
}

function times(right: Value): number {
  const count = cast({ name: 'int', array: false }, right);
  if (typeof count === 'number' && count >= 0) return count;
  throw runtimeError('RuntimeException', `Cannot repeat something ${toText(right)} times.`, { recommendation: 'Give a number that is not negative.' });
}

function subtractDates(left: Value, right: Value): Value | undefined {
  if (left instanceof DateTime) {
    const other = typeof right === 'string' ? cast({ name: 'datetime', array: false }, right) : right;
    return other instanceof DateTime ? new TimeSpan(left.ms - other.ms) : new DateTime(left.ms - duration('-', left, other).ms, left.kind);
  }
  return left instanceof TimeSpan ? new TimeSpan(left.ms - duration('-', left, right).ms) : undefined;
}

function duration(operator: ArithmeticOperator, left: Value, right: Value): TimeSpan {
  if (isList(right)) throw undefinedOperation(operator, left);
  const span = cast({ name: 'timespan', array: false }, right);
  if (span instanceof TimeSpan) return span;
  throw undefinedOperation(operator, left);
}

/** An operand as a number; `left` names the type in the error. */
function operand(operator: ArithmeticOperator, value: Value, left: Value): NumberValue {
  if (isNumber(value)) return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return parseNumber(value) ?? notANumber(value, left);
  throw undefinedOperation(operator, value);
}

function notANumber(text: string, left: Value): never {
  const type = isNumber(left) && numberTypeOf(left) !== 'int' ? typeNameOf(left) : 'System.Int32';
  throw runtimeError(
    'InvalidCastFromStringToInteger',
    `Cannot convert value "${text}" to type "${type}". Error: "The input string '${text}' was not in a correct format."`,
    {
      category: 'InvalidArgument',
      target: text,
      exception: 'System.Management.Automation.RuntimeException',
    },
  );
}

/** The error for operands that have no such operation. */
function undefinedOperation(operator: ArithmeticOperator, operand: Value): Error {
  const type = typeNameOf(operand);
  return runtimeError('MethodNotFound', `Method invocation failed because [${type}] does not contain a method named '${methodNames[operator]}'.`, {
    recommendation: `The operator ${operator} does not work on ${type}.`,
    target: methodNames[operator],
  });
}

function ofNumbers(operator: ArithmeticOperator, left: NumberValue, right: NumberValue): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const result = plain(operator, left, right);
    const whole = Number.isInteger(left) && Number.isInteger(right);
    if (!whole) return double(result);
    if ((operator === '/' || operator === '%') && right === 0) throw divideByZero();
    if ((result | 0) === result) return result | 0;
    if (operator === '/') return Number.isSafeInteger(result) ? result : double(result);
    // Two Int32 leave their range into Double, as the operators of PowerShell do; an Int64 stays one while it can.
    if ((left | 0) === left && (right | 0) === right) return double(result);
    return Number.isSafeInteger(result) ? result : boundedInteger(ofIntegers(operator, BigInt(left), BigInt(right)));
  }
  const types = [numberTypeOf(left), numberTypeOf(right)];
  if (types.includes('decimal')) {
    if ((operator === '/' || operator === '%') && toDouble(right) === 0) throw divideByZero();
    return decimal(plain(operator, toDouble(left), toDouble(right)));
  }
  if (types.includes('double')) return double(plain(operator, toDouble(left), toDouble(right)));
  const [a, b] = [toBigInt(left), toBigInt(right)];
  if ((operator === '/' || operator === '%') && b === 0n) throw divideByZero();
  if (types.includes('bigint')) return ofIntegers(operator, a, b);
  if (operator === '/' && a % b !== 0n) return double(toDouble(left) / toDouble(right));
  return boundedInteger(ofIntegers(operator, a, b));
}

function plain(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

function ofIntegers(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

const divideByZero = () =>
  runtimeError('RuntimeException', 'Attempted to divide by zero.', { category: 'NotSpecified', exception: 'System.DivideByZeroException' });
