import type { ExpressionAst, Extent } from './ast.ts';
import { wordExpression } from './expandable.ts';
import { isDash } from './characters.ts';
import { numberFromText } from './numbers.ts';
import type { Reader } from './reader.ts';
import type { Token } from './token.ts';

const never = new Set<Token['kind']>(['|', '}', ')', 'end', 'newline', ';', 'redirection', '&&', '||', '&', ',']);
const primaries = new Set<Token['kind']>(['splat', 'variable', 'number', 'string', '(', '$(', '@(', '@{', '{']);

/** A command's argument: `a`, or `a, b`. Undefined where none can start. */
export function argument(reader: Reader): ExpressionAst | undefined {
  const first = item(reader);
  if (first === undefined || !reader.at(',')) return first;
  const elements = [first];
  for (let comma = reader.take(','); comma !== undefined; comma = reader.take(',')) {
    reader.skipNewlines();
    elements.push(listItem(reader) ?? reader.failAfter('MissingExpression', comma, ','));
  }
  return { kind: 'ArrayLiteral', elements, start: first.start, end: elements.at(-1)?.end ?? first.end };
}

/** One argument without commas. */
export function singleArgument(reader: Reader): ExpressionAst | undefined {
  return reader.in('command', () => item(reader));
}

function listItem(reader: Reader): ExpressionAst | undefined {
  const token = reader.peek();
  if (token.kind !== 'splat') return item(reader);
  reader.next();
  refuseSplatInList(reader, token, token.name);
  return { kind: 'Variable', name: token.name, start: token.start, end: token.end };
}

export function refuseSplatInList(reader: Reader, extent: Extent, name: string): void {
  reader.error('SplattingNotPermittedInArgumentList', extent, name);
}

function item(reader: Reader): ExpressionAst | undefined {
  const token = reader.peek();
  if (never.has(token.kind) || (token.kind === 'operator' && token.operator === '--')) return undefined;
  if (primaries.has(token.kind)) {
    const found = reader.rules.primary(reader, true);
    return found?.kind === 'Constant' && token.kind === 'number' ? { ...found, bare: reader.textOf(token) } : found;
  }
  reader.next();
  reader.notes.mark(token, 'argument');
  if (token.kind === 'generic') return negativeNumber(token) ?? wordExpression(reader, token);
  const { start, end } = token;
  const text = reader.textOf(token);
  return { kind: 'Constant', value: text, bare: text, start, end };
}

/** `-5`: the tokenizer takes a dash for the start of a word. */
function negativeNumber(token: Token & { readonly kind: 'string' | 'generic' }): ExpressionAst | undefined {
  if (token.parts !== undefined || !isDash(token.value.charAt(0))) return undefined;
  const literal = numberFromText(token.value);
  return literal === undefined ? undefined : { kind: 'Constant', ...literal, bare: token.value, start: token.start, end: token.end };
}
