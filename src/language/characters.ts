/** Character classes of PowerShell's tokenizer. Each takes one UTF-16 unit, or '' for the end of the text. */

const letter = /\p{L}/u;
const letterOrDigit = /[\p{L}\p{Nd}]/u;
const separator = /\p{Z}/u;

const isAscii = (c: string): boolean => c < '\x80';
const isAsciiLetter = (c: string): boolean => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

export const isDigit = (c: string): boolean => c >= '0' && c <= '9' && c.length === 1;

/** White space within a line; a newline is none. */
export const isBlank = (c: string): boolean =>
  c === ' ' || c === '\t' || c === '\f' || c === '\v' || c === '\u0085' || c === '\u00a0' || (c >= '\u1680' && separator.test(c));

export const isNewline = (c: string): boolean => c === '\n' || c === '\r';

/** Hyphen, en dash, em dash and horizontal bar: scripts pasted from web pages contain all four. */
export const isDash = (c: string): boolean => c === '-' || (c >= '\u2013' && c <= '\u2015');

export const isSingleQuote = (c: string): boolean => c === "'" || (c >= '\u2018' && c <= '\u201b');

export const isDoubleQuote = (c: string): boolean => c === '"' || (c >= '\u201c' && c <= '\u201e');

export const isLetter = (c: string): boolean => (isAscii(c) ? isAsciiLetter(c) : letter.test(c));

export const isIdentifierStart = (c: string): boolean => c === '_' || (c !== '' && isLetter(c));

export const isIdentifierPart = (c: string): boolean => c !== '' && (isAscii(c) ? isAsciiLetter(c) || isDigit(c) || c === '_' : letterOrDigit.test(c));

/** The first character after the `$` of a variable without braces. */
export const isVariableStart = (c: string): boolean => isIdentifierPart(c) || c === '$' || c === '?' || c === '^' || c === ':';

/** What ends a word in every mode. */
export const endsWord = (c: string): boolean => c === '' || c === '\0' || '{}();,|&\n\r'.includes(c) || isBlank(c);

/** In an expression, what ends a number: the start of an operator. With `ternary`, `?` and `:` do too. */
export const endsNumber = (c: string, ternary: boolean): boolean =>
  (c !== '' && '!#%*+-./<=>]'.includes(c)) || isDash(c) || (ternary && (c === '?' || c === ':'));
