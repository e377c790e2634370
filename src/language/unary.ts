import type { ExpressionAst, IncrementAst, UnaryAst } from './ast.ts';
import { bracketedList, refuseAttribute, type Bracketed } from './attributes.ts';
import { pureExpression } from './constant-expression.ts';
import { memberOperator, members } from './members.ts';
import type { Reader } from './reader.ts';
import { staticMember } from './static-members.ts';
import type { Token } from './token.ts';
import { typeNameAst } from './types.ts';

const operators = new Map<string, UnaryAst['operator']>([
  ['!', 'not'],
  ['not', 'not'],
  ['bnot', 'bnot'],
  ['+', '+'],
  ['-', '-'],
  ['split', 'split'],
  ['join', 'join'],
]);

/** An operand with what stands before it: operators, casts, a comma; and `++` or `--` behind it. */
export function unary(reader: Reader, ternary = false): ExpressionAst | undefined {
  const token = reader.peekOperand({ ternary });
  const prefix = prefixOf(reader, token);
  const operand =
    prefix !== undefined
      ? reader.nested(prefix)
      : token.kind === '['
        ? reader.nested(() => castOrType(reader, bracketedList(reader, true)))
        : reader.rules.primary(reader, true);
  if (operand === undefined) return undefined;
  const after = reader.peek();
  if (after.kind !== 'operator' || (after.operator !== '++' && after.operator !== '--')) return operand;
  reader.next();
  return increment(reader, operand, after.operator, { prefix: false, start: operand.start, end: after.end });
}

function prefixOf(reader: Reader, token: Token): (() => ExpressionAst) | undefined {
  const takeOperand = (): ExpressionAst => {
    reader.next();
    reader.skipNewlines();
    return unary(reader, true) ?? reader.failAfter('MissingExpressionAfterOperator', token, reader.textOf(token));
  };
  const { start } = token;
  if (token.kind === ',' && !reader.commaSeparates)
    return () => {
      const element = takeOperand();
      return { kind: 'ArrayLiteral', elements: [element], start, end: element.end };
    };
  if (token.kind !== 'operator') return undefined;
  const name = token.operator;
  if (name === '++' || name === '--')
    return () => {
      const target = takeOperand();
      return increment(reader, target, name, { prefix: true, start, end: target.end });
    };
  const operator = operators.get(name);
  if (operator === undefined) return undefined;
  return () => {
    const operand = takeOperand();
    return { kind: 'Unary', operator, operand, start, end: operand.end };
  };
}

function increment(
  reader: Reader,
  operand: ExpressionAst,
  operator: '++' | '--',
  place: { readonly prefix: boolean; readonly start: number; readonly end: number },
): IncrementAst | ExpressionAst {
  let target: ExpressionAst | undefined = operand;
  while (target?.kind === 'Paren') target = pureExpression(target.statement);
  if (target?.kind === 'Variable' || target?.kind === 'Member' || target?.kind === 'Index') return { kind: 'Increment', operator, target, ...place };
  reader.error('OperatorRequiresVariableOrProperty', operand, operator);
  return operand;
}

/** What types in brackets make of what follows: a cast, a static member, or the type itself as a value. */
function castOrType(reader: Reader, brackets: readonly Bracketed[]): ExpressionAst | undefined {
  const last = brackets.at(-1);
  if (last === undefined) return undefined;
  const stray = brackets.find(({ attribute }) => attribute !== undefined);
  if (stray !== undefined) return refuseAttribute(reader, stray);
  reader.checkChain(brackets.length);
  let result = typed(reader, last);
  for (const bracket of brackets.slice(0, -1).reverse()) result = cast(reader, bracket, result);
  return result;
}

function typed(reader: Reader, bracket: Bracketed): ExpressionAst {
  const operator = memberOperator(reader, false);
  if (operator !== undefined) return members(reader, staticMember(reader, bracket, operator));
  const next = reader.peek();
  const operand = next.kind === 'newline' || next.kind === ',' ? undefined : unary(reader, true);
  if (operand !== undefined) return cast(reader, bracket, operand);
  return { kind: 'Type', type: typeNameAst(reader, bracket.name), start: bracket.start, end: bracket.end };
}

function cast(reader: Reader, bracket: Bracketed, operand: ExpressionAst): ExpressionAst {
  const { start } = bracket;
  if (bracket.name.text.toLowerCase() === 'ordered') {
    if (operand.kind === 'Hashtable') return { ...operand, ordered: true, start };
    reader.error('OrderedAttributeOnlyOnHashLiteralNode', { start, end: operand.end }, bracket.name.text);
  }
  return { kind: 'Cast', type: typeNameAst(reader, bracket.name), operand, start, end: operand.end };
}
