import type { BinaryAst, TernaryAst, UnaryAst } from '../../language/ast.ts';
import { arithmetic } from '../operators/arithmetic.ts';
import { bitwiseNot } from '../operators/bitwise.ts';
import type { Compiler, Expression } from './code.ts';
import { isTrue } from '../conversion/convert.ts';
import type { Frame } from './frame.ts';
import { andThen, type Later } from '../later.ts';
import { isNumber, parseNumber } from '../conversion/numeric.ts';
import { binary } from '../operators/operators.ts';
import { join, match, splitWords } from '../operators/text-operators.ts';
import { isList, type Value } from '../value.ts';

export function unary({ operator, operand }: UnaryAst, compiler: Compiler): Expression {
  const inner = compiler.operand(operand);
  return (frame) => andThen(inner(frame), (value) => applyUnary(operator, value));
}

function applyUnary(operator: UnaryAst['operator'], value: Value): Value {
  switch (operator) {
    case 'not':
      return !isTrue(value);
    case '-':
      return arithmetic('-', 0, value);
    case '+':
      return arithmetic('+', 0, typeof value === 'string' ? (parseNumber(value) ?? value) : isNumber(value) || value === null ? (value ?? 0) : value);
    case 'split':
      return splitWords(value);
    case 'join':
      return join(value);
    case 'bnot':
      return bitwiseNot(value);
  }
}

export function binaryExpression(ast: BinaryAst, compiler: Compiler): Expression {
  const { operator, caseSensitive } = ast;
  const left = compiler.operand(ast.left);
  const right = compiler.operand(ast.right);
  switch (operator) {
    case 'and':
      return (frame) => andThen(left(frame), (a) => isTrue(a) && andThen(right(frame), isTrue));
    case 'or':
      return (frame) => andThen(left(frame), (a) => isTrue(a) || andThen(right(frame), isTrue));
    case '??':
      return (frame) => andThen(left(frame), (a) => a ?? right(frame));
    case 'match':
    case 'notmatch':
      return both(left, right, (a, b, frame) => matching(frame, operator === 'match', caseSensitive, a, b));
    default:
      return both(left, right, (a, b) => binary(operator, caseSensitive, a, b));
  }
}

/** Both operands, left first, without a promise or a closure where neither must be waited for. */
function both(left: Expression, right: Expression, operate: (a: Value, b: Value, frame: Frame) => Value): Expression {
  return (frame): Later<Value> => {
    const a = left(frame);
    if (a instanceof Promise) return a.then((ready) => andThen(right(frame), (b) => operate(ready, b, frame)));
    const b = right(frame);
    if (b instanceof Promise) return b.then((ready) => operate(a, ready, frame));
    return operate(a, b, frame);
  };
}

/** A single text that matches sets `$Matches`; a list is filtered and leaves it alone. */
function matching(frame: Frame, wanted: boolean, caseSensitive: boolean, left: Value, right: Value): Value {
  if (isList(left)) return binary(wanted ? 'match' : 'notmatch', caseSensitive, left, right);
  const table = match(left, right, caseSensitive);
  if (table) frame.scope.set('Matches', table);
  return (table !== undefined) === wanted;
}

export function ternary(ast: TernaryAst, compiler: Compiler): Expression {
  const condition = compiler.operand(ast.condition);
  const ifTrue = compiler.expression(ast.ifTrue);
  const ifFalse = compiler.expression(ast.ifFalse);
  return (frame) => andThen(condition(frame), (value) => (isTrue(value) ? ifTrue(frame) : ifFalse(frame)));
}
