import { endsWord, isBlank, isDash, isDoubleQuote, isIdentifierPart, isIdentifierStart, isLetter, isSingleQuote } from './characters.ts';
import { readDoubleQuoted, readExpandable, readSingleQuoted, TextBuilder } from './strings.ts';
import type { OperatorToken, ParameterToken, TextToken, Token, WordToken } from './token.ts';

const keywords = new Set(
  (
    'begin break catch class clean configuration continue data default define do dynamicparam else elseif end enum exit filter finally for foreach from ' +
    'function if in parallel param process return sequence switch throw trap try until using var while workflow'
  ).split(' '),
);

const plainOperators = ['and', 'or', 'xor', 'not', 'band', 'bor', 'bxor', 'bnot', 'shl', 'shr', 'is', 'isnot', 'as', 'f', 'join'];
const casedOperators = 'eq ne gt ge lt le like notlike match notmatch contains notcontains in notin replace split'.split(' ');

/** What a dash makes of a word in an expression. */
const dashOperators = new Map<string, { readonly operator: string; readonly caseSensitive: boolean }>([
  ...plainOperators.map((operator) => [operator, { operator, caseSensitive: false }] as const),
  ...casedOperators.flatMap((operator) => [
    [operator, { operator, caseSensitive: false }] as const,
    [`i${operator}`, { operator, caseSensitive: false }] as const,
    [`c${operator}`, { operator, caseSensitive: true }] as const,
  ]),
]);

/** A bare word: everything from `start` up to what ends a word. `from` is where to read on when `prefix` is read already. */
export function scanGeneric(text: string, start: number, from = start, prefix = ''): TextToken {
  const into = new TextBuilder();
  into.add(prefix);
  let i = from;
  for (let c = text.charAt(i); !endsWord(c); c = text.charAt(i)) {
    if (isSingleQuote(c)) i = readSingleQuoted(text, i, into);
    else if (isDoubleQuote(c)) i = readDoubleQuoted(text, i, into);
    else i = readExpandable(text, i, into, false);
  }
  // A lone NUL ends a word but cannot start none.
  return i === start ? { kind: 'generic', value: text.charAt(i), start, end: i + 1 } : into.token('generic', start, i);
}

export function identifierEnd(text: string, start: number): number {
  let i = start;
  while (isIdentifierPart(text.charAt(i))) i++;
  return i;
}

/** An identifier; in a command a keyword, or a word if more follows. */
export function scanIdentifier(text: string, start: number, command: boolean): WordToken | TextToken {
  const end = identifierEnd(text, start);
  if (!command) return { kind: 'identifier', name: text.slice(start, end), start, end };
  if (!endsWord(text.charAt(end))) return scanGeneric(text, start);
  const name = text.slice(start, end);
  const folded = name.toLowerCase();
  return keywords.has(folded) ? { kind: 'keyword', name: folded, start, end } : { kind: 'identifier', name, start, end };
}

/** `:name` before a loop, or a word. */
export function scanLabel(text: string, start: number): WordToken | TextToken {
  if (!isIdentifierStart(text.charAt(start + 1))) return scanGeneric(text, start);
  const end = identifierEnd(text, start + 1);
  return endsWord(text.charAt(end)) ? { kind: 'label', name: text.slice(start + 1, end), start, end } : scanGeneric(text, start);
}

export const startsParameter = (text: string, at: number): boolean => {
  const next = text.charAt(at + 1);
  return isDash(text.charAt(at)) && (next === '_' || next === '?' || (next !== '' && isLetter(next)));
};

/** A parameter; in an expression an operator, if there is one of that name. */
export function scanParameter(text: string, start: number, command: boolean): Token {
  let i = start + 1;
  for (;;) {
    const c = text.charAt(i);
    if (isSingleQuote(c) || isDoubleQuote(c)) {
      if (command) return scanGeneric(text, start);
      break;
    }
    if (c === '' || c === '\0' || '{}();,|&.[:\r\n'.includes(c) || isBlank(c)) break;
    if (!command && !(c < '\x80' && isLetter(c))) break;
    i++;
  }
  const name = text.slice(start + 1, i);
  const colon = text.charAt(i) === ':';
  if (command) return parameter(name, colon, start, colon ? i + 1 : i);
  const known = dashOperators.get(name.toLowerCase());
  if (known !== undefined) return { kind: 'operator', ...known, start, end: i } satisfies OperatorToken;
  if (name === '') return { kind: 'operator', operator: '-', caseSensitive: false, start, end: i };
  return parameter(name, colon, start, i);
}

const parameter = (name: string, colon: boolean, start: number, end: number): ParameterToken => ({ kind: 'parameter', name, colon, start, end });

/** Whether `parameter` is `name` or a prefix of it, as after `switch` and `foreach`. */
export const isParameterFor = (parameter: ParameterToken, name: string): boolean => name.startsWith(parameter.name.toLowerCase());
