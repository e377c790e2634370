import { isBlank, isDoubleQuote, isNewline, isSingleQuote, isVariableStart } from './characters.ts';
import { readEscape } from './escapes.ts';
import { parseError, ParseFailure } from './parse-error.ts';
import type { Embedded, PendingSubExpression, TextToken } from './token.ts';
import { newlineEnd } from './trivia.ts';
import { scanVariable } from './variables.ts';

/** Collects the text of a string or a word, and what expands in it. */
export class TextBuilder {
  private text = '';
  private run = '';
  private readonly parts: (string | Embedded)[] = [];

  add(text: string): void {
    this.text += text;
    this.run += text;
  }

  /** `source` is the embedded part as written: it stands for itself where the text is not expanded. */
  embed(part: Embedded, source: string): void {
    if (this.run !== '') this.parts.push(this.run);
    this.run = '';
    this.text += source;
    this.parts.push(part);
  }

  token(kind: 'string' | 'generic', start: number, end: number): TextToken {
    if (this.parts.length === 0) return { kind, value: this.text, start, end };
    return { kind, value: this.text, parts: this.run === '' ? this.parts : [...this.parts, this.run], start, end };
  }
}

const unterminated = (start: number, text: string, terminator: string): ParseFailure =>
  new ParseFailure(parseError('TerminatorExpectedAtEndOfString', { start, end: text.length }, { values: [terminator], incomplete: true }));

/** Reads on behind an opening single quote at `quote`; gives the offset behind the closing one. */
export function readSingleQuoted(text: string, quote: number, into: TextBuilder): number {
  let i = quote + 1;
  let run = i;
  for (; i < text.length; i++) {
    if (!isSingleQuote(text.charAt(i))) continue;
    if (!isSingleQuote(text.charAt(i + 1))) {
      into.add(text.slice(run, i));
      return i + 1;
    }
    into.add(text.slice(run, i));
    run = ++i;
  }
  throw unterminated(quote, text, "'");
}

/** Reads on behind an opening double quote at `quote`; gives the offset behind the closing one. */
export function readDoubleQuoted(text: string, quote: number, into: TextBuilder): number {
  let i = quote + 1;
  while (i < text.length) {
    const c = text.charAt(i);
    if (isDoubleQuote(c)) {
      if (!isDoubleQuote(text.charAt(i + 1))) return i + 1;
      into.add(text.charAt(i + 1));
      i += 2;
    } else i = readExpandable(text, i, into, false);
  }
  throw unterminated(quote, text, '"');
}

/** Reads one character, escape, variable or sub-expression of expandable text; gives the offset behind it. */
export function readExpandable(text: string, at: number, into: TextBuilder, hereString: boolean): number {
  const c = text.charAt(at);
  if (c === '`' && at + 1 < text.length) {
    const escape = readEscape(text, at);
    into.add(escape.value);
    return escape.end;
  }
  const embedded = c === '$' ? scanEmbedded(text, at, hereString) : undefined;
  if (embedded === undefined) {
    into.add(c);
    return at + 1;
  }
  into.embed(embedded, text.slice(embedded.start, embedded.end));
  return embedded.end;
}

function scanEmbedded(text: string, dollar: number, hereString: boolean): Embedded | undefined {
  const next = text.charAt(dollar + 1);
  if (next === '(') return scanPending(text, dollar, hereString);
  return next === '{' || isVariableStart(next) ? scanVariable(text, dollar, { command: false, inString: true }) : undefined;
}

/** Only parentheses count here, as in PowerShell: one within a string of the sub-expression ends it. */
function scanPending(text: string, dollar: number, hereString: boolean): PendingSubExpression {
  const dropped: number[] = [];
  let depth = 1;
  let i = dollar + 2;
  for (; i < text.length && depth > 0; i++) {
    const c = text.charAt(i);
    if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (!hereString && (c === '`' || isDoubleQuote(c)) && isDoubleQuote(text.charAt(i + 1))) dropped.push(i++);
  }
  if (depth > 0) throw new ParseFailure(parseError('IncompleteDollarSubexpressionReference', { start: dollar, end: text.length }, { incomplete: true }));
  return { kind: 'pending', dropped, start: dollar, end: i };
}

/** A here-string whose `@` stands at `start`. */
export function scanHereString(text: string, start: number): TextToken {
  const isQuote = isSingleQuote(text.charAt(start + 1)) ? isSingleQuote : isDoubleQuote;
  const terminator = isQuote === isSingleQuote ? "'@" : '"@';
  let i = start + 2;
  while (isBlank(text.charAt(i))) i++;
  if (i >= text.length) throw unterminated(start, text, terminator);
  if (!isNewline(text.charAt(i))) throw new ParseFailure(parseError('UnexpectedCharactersAfterHereStringHeader', { start: i, end: i + 1 }));
  i = newlineEnd(text, i);
  const into = new TextBuilder();
  const isFooter = (at: number): boolean => isQuote(text.charAt(at)) && text.charAt(at + 1) === '@';
  if (isFooter(i)) return into.token('string', start, i + 2);
  let indentedFooter = findIndentedFooter(text, i, isFooter);
  while (i < text.length) {
    const c = text.charAt(i);
    if (isNewline(c)) {
      const next = newlineEnd(text, i);
      if (isFooter(next)) return into.token('string', start, next + 2);
      indentedFooter ??= findIndentedFooter(text, next, isFooter);
      into.add(text.slice(i, next));
      i = next;
    } else if (isQuote === isSingleQuote) {
      into.add(c);
      i++;
    } else i = readExpandable(text, i, into, true);
  }
  if (indentedFooter === undefined) throw unterminated(start, text, terminator);
  throw new ParseFailure(parseError('WhitespaceBeforeHereStringFooter', { start: indentedFooter, end: text.length }, { incomplete: true }));
}

function findIndentedFooter(text: string, lineStart: number, isFooter: (at: number) => boolean): number | undefined {
  let i = lineStart;
  while (isBlank(text.charAt(i))) i++;
  return i > lineStart && isFooter(i) ? i : undefined;
}
