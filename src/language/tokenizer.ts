import { endsWord, isDash, isDigit, isDoubleQuote, isIdentifierStart, isNewline, isSingleQuote, isVariableStart } from './characters.ts';
import { scanNumber } from './numbers.ts';
import { parseError, ParseFailure } from './parse-error.ts';
import { readDoubleQuoted, readSingleQuoted, scanHereString, TextBuilder } from './strings.ts';
import type { RedirectionToken, Symbol, Token } from './token.ts';
import { newlineEnd } from './trivia.ts';
import { scanVariable } from './variables.ts';
import { scanGeneric, scanIdentifier, scanLabel, scanParameter, startsParameter } from './words.ts';

/** How characters are read: in a command `2+2` is one word, in an expression it is three tokens. */
export type Mode = 'command' | 'expression';

/** Where an operand is expected: a sign belongs to the number, and with `ternary` a number ends at `?` or `:`. */
export interface Operand {
  readonly ternary: boolean;
}

const operators = ['++', '+=', '+', '--', '-=', '-', '*=', '*', '/=', '/', '%=', '%', '='];

/** The token that starts at `start`, where no blank or comment stands. */
export function scanToken(text: string, start: number, mode: Mode, operand?: Operand): Token {
  const c = text.charAt(start);
  const command = mode === 'command';
  if (c === '') return symbol('end', start, 0);
  if (isIdentifierStart(c)) return scanIdentifier(text, start, command);
  if (c === '$') {
    if (text.charAt(start + 1) === '(') return symbol('$(', start, 2);
    return scanVariable(text, start, { command, inString: false }) ?? scanGeneric(text, start);
  }
  if (isDash(c)) {
    if (startsParameter(text, start)) return scanParameter(text, start, command);
    return scanOperator(text, start, command, operand);
  }
  if (isDoubleQuote(c) || isSingleQuote(c)) {
    const into = new TextBuilder();
    return into.token('string', start, isDoubleQuote(c) ? readDoubleQuoted(text, start, into) : readSingleQuoted(text, start, into));
  }
  if (isDigit(c)) return scanDigits(text, start, mode, operand);
  if (isNewline(c)) return symbol('newline', start, newlineEnd(text, start) - start);
  return scanPunctuation(text, start, c, mode, operand);
}

function scanPunctuation(text: string, start: number, c: string, mode: Mode, operand: Operand | undefined): Token {
  const command = mode === 'command';
  const next = text.charAt(start + 1);
  switch (c) {
    case '(':
    case ')':
    case '{':
    case '}':
    case ']':
    case ';':
    case ',':
      return symbol(c, start, 1);
    case '|':
    case '&':
      return next === c ? symbol(c === '|' ? '||' : '&&', start, 2) : symbol(c, start, 1);
    case '[':
      return command && !endsWord(next) ? scanGeneric(text, start) : symbol('[', start, 1);
    case '@':
      return scanAt(text, start);
    case '.':
      return scanDot(text, start, mode, operand);
    case ':':
      return scanColon(text, start, command);
    case '>':
    case '<':
      return scanRedirection(text, start, 1, start);
    case '*':
      if (next === '>') return scanRedirection(text, start + 1, '*', start);
      return scanOperator(text, start, command, operand);
    case '!':
      return scanExclamation(text, start, command);
    case '?':
      if (command) return scanGeneric(text, start);
      return operator(next === '?' ? (text.charAt(start + 2) === '=' ? '??=' : '??') : '?', start);
    default:
      return operators.includes(c) ? scanOperator(text, start, command, operand) : scanGeneric(text, start);
  }
}

const symbol = (kind: Symbol, start: number, length: number): Token => ({ kind, start, end: start + length });

const operator = (name: string, start: number): Token => ({ kind: 'operator', operator: name, caseSensitive: false, start, end: start + name.length });

/** In a command an operator is one only if the word ends with it. */
function scanOperator(text: string, start: number, command: boolean, operand: Operand | undefined): Token {
  const c = text.charAt(start);
  const next = text.charAt(start + 1);
  if (operand !== undefined && (c === '+' || isDash(c)) && (isDigit(next) || next === '.')) return number(text, start, 'expression', operand);
  const sign = isDash(c) ? '-' : c;
  const pair = `${sign}${isDash(next) ? '-' : next}`;
  const name = operators.includes(pair) ? pair : sign;
  return command && !endsWord(text.charAt(start + name.length)) ? scanGeneric(text, start) : operator(name, start);
}

function number(text: string, start: number, mode: Mode, operand: Operand | undefined): Token {
  const scan = scanNumber(text, start, mode === 'expression', operand?.ternary === true);
  if (scan?.literal !== undefined) return { kind: 'number', ...scan.literal, start, end: scan.end };
  if (scan === undefined || mode === 'command') return scanGeneric(text, start);
  throw new ParseFailure(parseError('BadNumericConstant', { start, end: scan.end }, { values: [text.slice(start, scan.end)] }));
}

function scanDigits(text: string, start: number, mode: Mode, operand: Operand | undefined): Token {
  const c = text.charAt(start);
  if (c >= '1' && c <= '6' && text.charAt(start + 1) === '>' && (mode === 'command' || /^>&[12]/.test(text.slice(start + 1, start + 4))))
    return scanRedirection(text, start + 1, Number(c) as 1 | 2 | 3 | 4 | 5 | 6, start);
  return number(text, start, mode, operand);
}

function scanRedirection(text: string, arrow: number, stream: RedirectionToken['stream'], start: number): Token {
  const base = { kind: 'redirection', stream, append: false, start, end: arrow + 1 } as const;
  if (text.charAt(arrow) === '<') return { ...base, input: true };
  if (text.charAt(arrow + 1) === '>') return { ...base, append: true, end: arrow + 2 };
  const into = text.charAt(arrow + 1) === '&' && arrow > start ? text.charAt(arrow + 2) : '';
  if (into === '1' || (into === '2' && stream !== '*')) return { ...base, into: into === '1' ? 1 : 2, end: arrow + 3 };
  return base;
}

function scanAt(text: string, start: number): Token {
  const next = text.charAt(start + 1);
  if (next === '{' || next === '(') return symbol(`@${next}`, start, 2);
  if (isSingleQuote(next) || isDoubleQuote(next)) return scanHereString(text, start);
  const splat = isVariableStart(next) ? scanVariable(text, start, { command: false, inString: false }) : undefined;
  if (splat !== undefined) return splat;
  throw new ParseFailure(parseError('UnrecognizedToken', { start, end: start + 1 }));
}

function scanDot(text: string, start: number, mode: Mode, operand: Operand | undefined): Token {
  const next = text.charAt(start + 1);
  const command = mode === 'command';
  if (next === '.') return command && !endsWord(text.charAt(start + 2)) ? scanGeneric(text, start) : symbol('..', start, 2);
  if (isDigit(next)) return number(text, start, mode, operand);
  return command && !endsWord(next) && next !== '$' && next !== '"' && next !== "'" ? scanGeneric(text, start) : symbol('.', start, 1);
}

function scanColon(text: string, start: number, command: boolean): Token {
  if (text.charAt(start + 1) === ':') return command && !endsWord(text.charAt(start + 2)) ? scanGeneric(text, start) : symbol('::', start, 2);
  return command ? scanLabel(text, start) : symbol(':', start, 1);
}

function scanExclamation(text: string, start: number, command: boolean): Token {
  const next = text.charAt(start + 1);
  if (command ? !endsWord(next) : isIdentifierStart(next)) return scanGeneric(text, start);
  if (!command && (isDigit(next) || next === '.') && scanNumber(text, start + 1, true, false) === undefined) return scanGeneric(text, start);
  return operator('!', start);
}
