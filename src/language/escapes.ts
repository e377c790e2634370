import { parseError, ParseFailure } from './parse-error.ts';

const simple: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const hex = /[0-9a-fA-F]*/y;

/** The escape whose backtick stands at `backtick`: what it means and where it ends. Not for a backtick at the end of the text. */
export function readEscape(text: string, backtick: number): { readonly value: string; readonly end: number } {
  const c = text.charAt(backtick + 1);
  if (c !== 'u') return { value: simple[c] ?? c, end: backtick + 2 };
  const digitsStart = backtick + 3;
  if (text.charAt(backtick + 2) !== '{') throw failure('InvalidUnicodeEscapeSequence', backtick, backtick + 2);
  hex.lastIndex = digitsStart;
  const digits = hex.exec(text)?.[0] ?? '';
  const end = digitsStart + digits.length;
  if (digits.length > 6) throw failure('TooManyDigitsInUnicodeEscapeSequence', digitsStart + 6, digitsStart + 7);
  if (digits === '' && text.charAt(end) === '}') throw failure('InvalidUnicodeEscapeSequence', backtick, end + 1);
  if (text.charAt(end) !== '}')
    throw failure(digits.length === 6 ? 'MissingUnicodeEscapeSequenceTerminator' : 'InvalidUnicodeEscapeSequence', end, Math.min(end + 1, text.length));
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff) throw failure('InvalidUnicodeEscapeSequenceValue', digitsStart, end);
  return { value: String.fromCodePoint(code), end: end + 1 };
}

function failure(id: Parameters<typeof parseError>[0], start: number, end: number): ParseFailure {
  return new ParseFailure(parseError(id, { start, end }));
}
