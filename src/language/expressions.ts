import type { BinaryOperator, ExpressionAst } from './ast.ts';
import type { Reader } from './reader.ts';
import type { Token } from './token.ts';

/** How tightly each binary operator binds; equal ones from left to right. */
const precedences = new Map<string, number>([
  ...['and', 'or', 'xor'].map((operator) => [operator, 1] as const),
  ...['band', 'bor', 'bxor'].map((operator) => [operator, 2] as const),
  ...'eq ne gt ge lt le like notlike match notmatch contains notcontains in notin replace split join is isnot as shl shr'
    .split(' ')
    .map((operator) => [operator, 3] as const),
  ['??', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['%', 6],
  ['f', 7],
  ['..', 8],
]);

/** `condition ? a : b`, or an expression that binds tighter. */
export function expression(reader: Reader, ternary = false): ExpressionAst | undefined {
  return reader.in('expression', () => {
    const condition = binary(reader, ternary);
    if (condition === undefined) return undefined;
    const question = reader.peek();
    if (question.kind !== 'operator' || question.operator !== '?') return condition;
    return reader.nested(() => {
      reader.next();
      reader.skipNewlines();
      const ifTrue = expression(reader, true) ?? reader.failAfter('ExpectedValueExpression', question, '?');
      reader.skipNewlines();
      const colon = reader.take(':') ?? reader.failMissing('MissingColonInTernaryExpression', reader.peek());
      reader.skipNewlines();
      const ifFalse = expression(reader, true) ?? reader.failAfter('ExpectedValueExpression', colon, ':');
      return { kind: 'Ternary', condition, ifTrue, ifFalse, start: condition.start, end: ifFalse.end } as const;
    });
  });
}

interface PendingOperator {
  readonly operator: BinaryOperator;
  readonly caseSensitive: boolean;
  readonly precedence: number;
}

function binary(reader: Reader, ternary: boolean): ExpressionAst | undefined {
  const first = arrayLiteral(reader, ternary);
  if (first === undefined) return undefined;
  const operands = [first];
  const pending: PendingOperator[] = [];
  const reduce = (precedence: number): void => {
    for (let last = pending.at(-1); last !== undefined && last.precedence >= precedence; last = pending.at(-1)) {
      const right = operands.pop() ?? first;
      const left = operands.pop() ?? first;
      const { operator, caseSensitive } = last;
      operands.push({ kind: 'Binary', operator, caseSensitive, left, right, start: left.start, end: right.end });
      pending.pop();
    }
  };
  for (let count = 1; ; count++) {
    const token = reader.peek();
    const next = binaryOperator(token);
    if (next === undefined) {
      if (token.kind === 'parameter') reader.fail('UnexpectedToken', token, reader.textOf(token));
      reduce(0);
      return operands[0];
    }
    reader.checkChain(count);
    reader.next();
    reduce(next.precedence);
    pending.push(next);
    reader.skipNewlines();
    operands.push(arrayLiteral(reader, true) ?? reader.failAfter('ExpectedValueExpression', token, reader.textOf(token)));
  }
}

function binaryOperator(token: Token): PendingOperator | undefined {
  const operator = token.kind === 'operator' ? token.operator : token.kind;
  const precedence = precedences.get(operator);
  if (precedence === undefined) return undefined;
  return { operator: operator as BinaryOperator, caseSensitive: token.kind === 'operator' && token.caseSensitive, precedence };
}

/** `a, b, c`, or one operand. */
function arrayLiteral(reader: Reader, ternary: boolean): ExpressionAst | undefined {
  const first = reader.rules.unary(reader, ternary);
  if (first === undefined || reader.commaSeparates || !reader.at(',')) return first;
  const elements = [first];
  for (let comma = reader.take(','); comma !== undefined; comma = reader.take(',')) {
    reader.skipNewlines();
    elements.push(reader.rules.unary(reader, true) ?? reader.failAfter('MissingExpressionAfterToken', comma, ','));
  }
  return { kind: 'ArrayLiteral', elements, start: first.start, end: elements.at(-1)?.end ?? first.end };
}
