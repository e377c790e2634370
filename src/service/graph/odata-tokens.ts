import { badRequest } from './graph-error.ts';

export type ODataValue = string | number | boolean | null;

export type ODataToken =
  | { readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'end'; readonly text: string }
  /** A property, an operator or a function; properties may have slashes in them. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly value: ODataValue };

const longest = 4000;
const pattern =
  /\s*(?:(?<sign>[(),:])|'(?<text>(?:[^']|'')*)'|(?<time>\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?)(?![\w.-])|(?<number>-?\d+(?:\.\d+)?)(?![\w.-])|(?<word>[a-z_][\w/]*))/iy;
const signs = { '(': 'open', ')': 'close', ',': 'comma', ':': 'colon' } as const;
const constants: Readonly<Record<string, ODataValue>> = { null: null, true: true, false: false };

/** The words of a `$filter`. Throws 400. */
export function odataTokens(filter: string): readonly ODataToken[] {
  if (filter.length > longest) throw badRequest(`Invalid filter clause: it has ${filter.length} characters, at most ${longest} are allowed.`);
  const tokens: ODataToken[] = [];
  const end = filter.trimEnd().length;
  let at = 0;
  while (at < end) {
    pattern.lastIndex = at;
    const match = pattern.exec(filter);
    if (!match?.groups) throw badRequest(`Invalid filter clause: Syntax error at position ${at} in '${filter}'.`);
    tokens.push(token(match[0].trim(), match.groups));
    at = pattern.lastIndex;
  }
  return [...tokens, { kind: 'end', text: 'the end' }];
}

function token(source: string, { sign, text, time, number, word = '' }: Readonly<Record<string, string | undefined>>): ODataToken {
  if (sign !== undefined) return { kind: signs[sign as keyof typeof signs], text: source };
  if (text !== undefined) return { kind: 'value', text: source, value: text.replaceAll("''", "'") };
  if (time !== undefined) return { kind: 'value', text: source, value: time };
  if (number !== undefined) return { kind: 'value', text: source, value: Number(number) };
  if (Object.hasOwn(constants, word)) return { kind: 'value', text: source, value: constants[word] ?? null };
  return { kind: 'word', text: word };
}
