import type { ExpressionAst, Extent, ScriptBlockAst } from './ast.ts';
import { isBlank, isIdentifierStart, isNewline } from './characters.ts';
import type { Reader } from './reader.ts';
import type { SymbolToken } from './token.ts';
import { identifierEnd } from './words.ts';

/** `.`, `::` or `[` that touches the expression before it; `?.` and `?[` are those with `conditional`. */
export interface MemberOperator extends Extent {
  readonly symbol: '.' | '::' | '[';
}

/** The operator that reaches into what was read last, taken; undefined if none touches it. */
export function memberOperator(reader: Reader, bracketAllowed: boolean): MemberOperator | undefined {
  while (reader.text.startsWith('<#', reader.position)) reader.skipBlanks();
  const start = reader.position;
  const conditional = reader.charAt() === '?' && (reader.charAt(1) === '.' || reader.charAt(1) === '[') ? 1 : 0;
  const symbol = symbolAt(reader, conditional);
  if (symbol === undefined || (symbol === '[' && !bracketAllowed)) return undefined;
  const end = start + conditional + symbol.length;
  const next = reader.text.charAt(end);
  if (symbol !== '[' && conditional === 0 && reader.mode === 'command' && (next === '' || isBlank(next) || isNewline(next))) return undefined;
  reader.moveTo(end);
  if (conditional === 1)
    reader.refuse(
      'LanguageFeatureNotSupported',
      { start, end },
      {
        values: [`The operator '?${symbol}'`],
        recommendation: 'Reading a member of $null gives $null: leave the question mark out.',
      },
    );
  return { symbol, start, end };
}

function symbolAt(reader: Reader, distance: number): MemberOperator['symbol'] | undefined {
  const c = reader.charAt(distance);
  if (c === '[') return '[';
  if (c === '.') return reader.charAt(distance + 1) === '.' ? undefined : '.';
  return c === ':' && distance === 0 && reader.charAt(1) === ':' ? '::' : undefined;
}

/** `target` with the members and elements that follow it. */
export function members(reader: Reader, target: ExpressionAst): ExpressionAst {
  let result = target;
  let length = 0;
  for (let operator = memberOperator(reader, true); operator !== undefined; operator = memberOperator(reader, true)) {
    reader.checkChain(++length);
    if (operator.symbol === '::')
      reader.refuse('MethodInvocationNotSupportedInConstrainedLanguage', operator, {
        values: ["'::' on a value"],
        recommendation: 'Use the members of the object itself.',
      });
    result = operator.symbol === '[' ? element(reader, result, operator) : member(reader, result, operator);
  }
  return result;
}

function member(reader: Reader, target: ExpressionAst, operator: MemberOperator): ExpressionAst {
  const name = memberName(reader, operator);
  const args = memberArguments(reader);
  const { start } = target;
  if (args === undefined) return { kind: 'Member', target, member: name, start, end: name.end };
  return { kind: 'InvokeMember', target, member: name, arguments: args, start, end: reader.position };
}

/** The name behind a member operator. */
export function memberName(reader: Reader, operator: MemberOperator): ExpressionAst {
  reader.skipNewlines();
  const start = reader.position;
  if (isIdentifierStart(reader.charAt())) {
    const end = identifierEnd(reader.text, start);
    reader.moveTo(end);
    reader.notes.mark({ start, end }, 'member');
    return { kind: 'Constant', value: reader.text.slice(start, end), start, end };
  }
  const name = reader.in('expression', () => {
    const token = reader.peek();
    const isPrefix = token.kind === '[' || token.kind === ',' || token.kind === 'operator';
    return isPrefix ? reader.rules.unary(reader) : reader.rules.primary(reader, false);
  });
  return name ?? reader.failAfter('MissingPropertyName', operator);
}

const typeArguments = /\[[\p{L}\p{Nd}_.,+ [\]]{1,200}\]\(/uy;

/** The arguments of a call that touches the member's name, or undefined if it is no call. */
export function memberArguments(reader: Reader): readonly ExpressionAst[] | undefined {
  if (reader.charAt() === '(') return reader.nested(() => parenthesizedArguments(reader));
  if (reader.charAt() === '{') return [reader.nested(() => blockArgument(reader))];
  typeArguments.lastIndex = reader.position;
  if (typeArguments.test(reader.text))
    reader.refuseNow(
      'LanguageFeatureNotSupported',
      { start: reader.position, end: typeArguments.lastIndex - 1 },
      {
        values: ['A method with type arguments'],
        recommendation: 'Call the method without type arguments, or use a cmdlet.',
      },
    );
  return undefined;
}

function blockArgument(reader: Reader): ScriptBlockAst {
  return reader.rules.scriptBlock(reader, reader.next() as SymbolToken);
}

function parenthesizedArguments(reader: Reader): readonly ExpressionAst[] {
  const open = { start: reader.position, end: reader.position + 1 };
  reader.moveTo(open.end);
  const found: ExpressionAst[] = [];
  reader.withComma(true, () => {
    for (let comma: Extent | undefined; ;) {
      reader.skipNewlines();
      if (isIdentifierStart(reader.charAt())) label(reader);
      const next = reader.rules.expression(reader);
      if (next === undefined) {
        if (comma !== undefined) reader.failAfter('MissingExpressionAfterToken', comma, ',');
        return;
      }
      found.push(next);
      reader.skipNewlines();
      comma = reader.take(',');
      if (comma === undefined) return;
    }
  });
  reader.skipNewlines();
  if (reader.take(')') === undefined) reader.failAfter('MissingEndParenthesisInMethodCall', found.at(-1) ?? open);
  return found;
}

/** `name:` before an argument, which PowerShell has and csteams does not. */
function label(reader: Reader): void {
  const start = reader.position;
  const end = identifierEnd(reader.text, start);
  const name = reader.text.slice(start, end);
  reader.moveTo(end);
  if (reader.in('expression', () => reader.take(':')) === undefined) reader.failAfter('MissingColonAfterArgumentLabel', { start, end }, name);
  reader.refuse(
    'LanguageFeatureNotSupported',
    { start, end },
    { values: ['An argument label'], recommendation: 'Give the arguments in order, without labels.' },
  );
}

function element(reader: Reader, target: ExpressionAst, open: MemberOperator): ExpressionAst {
  return reader.nested(() => {
    reader.skipNewlines();
    const index = reader.withComma(false, () => reader.rules.expression(reader)) ?? reader.failAfter('MissingArrayIndexExpression', open);
    reader.skipNewlines();
    const close = reader.in('expression', () => reader.take(']')) ?? reader.failAfter('MissingEndSquareBracket', index);
    return { kind: 'Index', target, index, start: target.start, end: close.end };
  });
}
