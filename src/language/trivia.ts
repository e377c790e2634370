import type { Extent } from './ast.ts';
import { isBlank, isNewline } from './characters.ts';
import { parseError, ParseFailure } from './parse-error.ts';

/** The offset of the end of the line comment whose `#` stands at `start`: a newline or the end of the text. */
export function lineCommentEnd(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && !isNewline(text.charAt(i))) i++;
  return i;
}

export const newlineEnd = (text: string, at: number): number => (text.charAt(at) === '\r' && text.charAt(at + 1) === '\n' ? at + 2 : at + 1);

/**
 * The first offset from `start` on that is no blank, comment, or backtick with a newline or blank behind it; with `newlines` (and
 * `semicolons`) past those too. Tells each comment to `comment`. Fails on a comment that does not end.
 */
export function skipTrivia(text: string, start: number, options: { newlines: boolean; semicolons: boolean }, comment?: (extent: Extent) => void): number {
  let i = start;
  for (;;) {
    const c = text.charAt(i);
    if (isBlank(c)) i++;
    else if (isNewline(c) && options.newlines) i = newlineEnd(text, i);
    else if (c === ';' && options.semicolons) i++;
    else if (c === '#' || (c === '<' && text.charAt(i + 1) === '#')) {
      const end = c === '#' ? lineCommentEnd(text, i) : blockCommentEnd(text, i);
      comment?.({ start: i, end });
      i = end;
    } else if (c === '`' && isNewline(text.charAt(i + 1))) i = newlineEnd(text, i + 1);
    else if (c === '`' && isBlank(text.charAt(i + 1))) i += 2;
    else if (c === '`' && i + 1 === text.length)
      throw new ParseFailure(parseError('IncompleteString', { start: i, end: i + 1 }, { incomplete: true, recommendation: 'Go on in the next line.' }));
    else return i;
  }
}

function blockCommentEnd(text: string, start: number): number {
  const end = text.indexOf('#>', start + 2);
  if (end === -1) throw new ParseFailure(parseError('MissingTerminatorMultiLineComment', { start, end: text.length }, { incomplete: true }));
  return end + 2;
}

/** Whether nothing but blanks and comments follows `offset`: an error there means that more input could complete the text. */
export function isAtEnd(text: string, offset: number): boolean {
  let i = offset;
  while (i < text.length) {
    const c = text.charAt(i);
    if (c === '#') i = lineCommentEnd(text, i);
    else if (c === '<' && text.charAt(i + 1) === '#') {
      const end = text.indexOf('#>', i + 2);
      i = end === -1 ? text.length : end + 2;
    } else if (isBlank(c)) i++;
    else return false;
  }
  return true;
}

/** Whether the line after the newline that ends at `offset` (comment lines between do not count, blank lines do) starts with a pipe. */
export function continuesWithPipe(text: string, offset: number): boolean {
  let i = offset;
  let blankLine = true;
  for (;;) {
    const c = text.charAt(i);
    if (isBlank(c)) i++;
    else if (isNewline(c)) {
      if (blankLine) return false;
      blankLine = true;
      i = newlineEnd(text, i);
    } else {
      blankLine = false;
      if (c === '#') i = lineCommentEnd(text, i);
      else if (c === '<' && text.charAt(i + 1) === '#') i = blockCommentEnd(text, i);
      else return c === '|';
    }
  }
}
