import { PolicyError } from '../policy-error.ts';

export type FilterValue = string | number | boolean | null;

export type FilterToken =
  | { readonly kind: 'open' | 'close' | 'end'; readonly text: string }
  /** Lower case, without its dash; `!` is `not`. */
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly value: FilterValue };

const longest = 4000;
const constants: Readonly<Record<string, FilterValue>> = { $null: null, $true: true, $false: false };
const pattern =
  /\s*(?:(?<bracket>[()])|(?<not>!)|'(?<single>(?:[^']|'')*)'|"(?<double>(?:[^"`]|""|`[\s\S])*)"|(?<constant>\$(?:null|true|false))(?!\w)|(?<number>-?\d+(?:\.\d+)?)(?![\w.-])|-(?<operator>[a-z]+)|(?:\$_\.)?(?<name>[a-z]\w*))/iy;

/** The words of a filter. Throws InvalidRequest. */
export function filterTokens(text: string): readonly FilterToken[] {
  if (text.length > longest) throw invalidFilter(`It has ${text.length} characters; at most ${longest} are allowed.`);
  const tokens: FilterToken[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match?.groups) throw invalidFilter(`It cannot be read from '${text.slice(at).trim().slice(0, 20)}' on.`);
    tokens.push(token(match[0].trim(), match.groups));
    at = pattern.lastIndex;
  }
  return [...tokens, { kind: 'end', text: 'the end' }];
}

function token(text: string, groups: Readonly<Record<string, string | undefined>>): FilterToken {
  const { bracket, not, single, double, constant, number, operator, name } = groups;
  if (bracket !== undefined) return { kind: bracket === '(' ? 'open' : 'close', text };
  if (not !== undefined) return { kind: 'operator', text: 'not' };
  if (single !== undefined) return { kind: 'value', text, value: single.replaceAll("''", "'") };
  if (double !== undefined) return { kind: 'value', text, value: double.replace(/""|`([\s\S])/g, (_, escaped: string | undefined) => escaped ?? '"') };
  if (constant !== undefined) return { kind: 'value', text, value: constants[constant.toLowerCase()] ?? null };
  if (number !== undefined) return { kind: 'value', text, value: Number(number) };
  if (operator !== undefined) return { kind: 'operator', text: operator.toLowerCase() };
  return { kind: 'name', text: name ?? '' };
}

export const invalidFilter = (problem: string): PolicyError =>
  new PolicyError(
    'InvalidRequest',
    'filter',
    `The filter is not valid. ${problem}`,
    'Write it like this: Department -eq \'Legal\' -and DisplayName -like "A*".',
  );
