import { RegexSyntaxError } from './regex-syntax.ts';

/** Sets by their letter, as .NET means them: of all scripts. Text that stands between `[` and `]` in JavaScript's `v` syntax. */
const classes: Readonly<Record<string, string>> = {
  w: '[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]',
  W: '[^\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]',
  d: '[\\p{Nd}]',
  D: '[^\\p{Nd}]',
  s: '[\\s]',
  S: '[^\\s]',
};

export const wordSet = classes['w'] ?? '';

const controls: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, r: 13, v: 11, f: 12, n: 10, e: 27 };

/** One character as JavaScript may read it anywhere. */
export const characterSource = (code: number): string => `\\u{${code.toString(16)}}`;

/** A set or a character that an escape stands for. */
export interface Escape {
  readonly end: number;
  /** A set's source. */
  readonly set?: string;
  /** Or one character's code. */
  readonly code?: number;
}

/** The escape whose letter is at `at`, behind the backslash, where it means a set or a character: inside and outside of brackets alike. */
export function readEscape(pattern: string, at: number): Escape {
  const letter = pattern.charAt(at);
  if (letter === '') throw new RegexSyntaxError('Illegal \\ at end of pattern.', at);
  const set = Object.hasOwn(classes, letter) ? classes[letter] : undefined;
  if (set !== undefined) return { end: at + 1, set };
  if (letter === 'p' || letter === 'P') return unicodeCategory(pattern, at);
  if (letter === 'x') return hexadecimal(pattern, at, 2);
  if (letter === 'u') return hexadecimal(pattern, at, 4);
  if (letter === 'c') return { end: at + 2, code: pattern.toUpperCase().charCodeAt(at + 1) & 31 };
  if (letter === '0') {
    const digits = /^[0-7]{1,3}/.exec(pattern.slice(at))?.[0] ?? '0';
    return { end: at + digits.length, code: parseInt(digits, 8) & 255 };
  }
  const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
  if (control !== undefined) return { end: at + 1, code: control };
  if (/[\p{L}\p{Nd}_]/u.test(letter)) throw new RegexSyntaxError(`Unrecognized escape sequence \\${letter}.`, at);
  return { end: at + 1, code: pattern.charCodeAt(at) };
}

function hexadecimal(pattern: string, at: number, digits: number): Escape {
  const text = pattern.slice(at + 1, at + 1 + digits);
  if (!new RegExp(`^[0-9a-fA-F]{${digits}}$`).test(text)) throw new RegexSyntaxError('Insufficient hexadecimal digits.', at);
  return { end: at + 1 + digits, code: parseInt(text, 16) };
}

function unicodeCategory(pattern: string, at: number): Escape {
  const name = /^\{(\w+)\}/.exec(pattern.slice(at + 1))?.[1];
  if (name === undefined) throw new RegexSyntaxError('Incomplete \\p{X} character escape.', at);
  if (!/^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?)$/.test(name)) throw new RegexSyntaxError(`Unknown property '${name}'.`, at);
  return { end: at + name.length + 3, set: `[\\${pattern.charAt(at)}{${name}}]` };
}

/** The set in brackets whose `[` is at `at`. */
export function readBrackets(pattern: string, at: number): { readonly source: string; readonly end: number } {
  let i = at + 1;
  const negated = pattern.charAt(i) === '^';
  if (negated) i++;
  const first = i;
  let members = '';
  let subtracted = '';
  while (pattern.charAt(i) !== ']' || i === first) {
    if (i >= pattern.length) throw new RegexSyntaxError('Unterminated [] set.', at);
    if (pattern.startsWith('-[', i) && i > first) {
      const inner = readBrackets(pattern, i + 1);
      if (pattern.charAt(inner.end) !== ']') throw new RegexSyntaxError('A subtraction must be the last element in a character class.', i);
      subtracted = inner.source;
      i = inner.end;
      break;
    }
    const low = readMember(pattern, i);
    i = low.end;
    if (low.code === undefined) {
      members += low.set ?? '';
      continue;
    }
    const range = pattern.charAt(i) === '-' && pattern.charAt(i + 1) !== ']' && pattern.charAt(i + 1) !== '[' && i + 1 < pattern.length;
    const high = range ? readMember(pattern, i + 1) : low;
    if (range && high.code === undefined) throw new RegexSyntaxError('Cannot include class in character range.', i);
    if (high.code !== undefined && high.code < low.code) throw new RegexSyntaxError('[x-y] range in reverse order.', i);
    members += range ? `${characterSource(low.code)}-${characterSource(high.code ?? low.code)}` : characterSource(low.code);
    i = high.end;
  }
  const set = `[${negated ? '^' : ''}${members}]`;
  return { source: subtracted === '' ? set : `[${set}--${subtracted}]`, end: i + 1 };
}

function readMember(pattern: string, at: number): Escape {
  return pattern.charAt(at) === '\\' ? readEscape(pattern, at + 1) : { end: at + 1, code: pattern.charCodeAt(at) };
}
