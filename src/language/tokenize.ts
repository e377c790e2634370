import type { Extent } from './ast.ts';
import { isBlank, isDoubleQuote, isNewline, isSingleQuote } from './characters.ts';
import { Notes, type TokenRole } from './notes.ts';
import { ParseFailure } from './parse-error.ts';
import { parseWithNotes } from './parser.ts';
import { scanToken } from './tokenizer.ts';
import { skipTrivia } from './trivia.ts';

/** A token as a line editor sees it, for colours and for completion. */
export interface PlacedToken extends Extent {
  readonly kind: TokenRole;
  readonly text: string;
}

/**
 * The tokens of `text` in order; none overlap, and only blanks and newlines are left out. Text that is wrong or unfinished has tokens too: behind the
 * place where the parser stops they are read as a command's words. A string without its end reaches to the end of the text.
 */
export function tokenize(text: string): PlacedToken[] {
  const notes = new Notes(true);
  parseWithNotes(text, notes);
  const known = [...(notes.tokens ?? new Map<number, Extent & { role: TokenRole }>()).values()].toSorted((a, b) => a.start - b.start);
  const found: PlacedToken[] = [];
  const add = (kind: TokenRole, start: number, end: number): void => {
    if (end > start) found.push({ kind, text: text.slice(start, end), start, end });
  };
  let position = 0;
  for (const { role, start, end } of known) {
    if (start < position) continue;
    addPunctuation(text, position, start, add);
    add(role, start, end);
    position = end;
  }
  addRest(text, position, add);
  return found;
}

type Add = (kind: TokenRole, start: number, end: number) => void;

/** What the parser read as single characters: member operators and the brackets of types and calls. */
function addPunctuation(text: string, from: number, to: number, add: Add): void {
  for (let i = from; i < to; i++) if (!isBlank(text.charAt(i)) && !isNewline(text.charAt(i)) && text.charAt(i) !== '\ufeff') add('punctuation', i, i + 1);
}

function addRest(text: string, from: number, add: Add): void {
  let position = from;
  const notes = new Notes(true);
  while (position < text.length) {
    let start = position;
    try {
      start = skipTrivia(text, position, { newlines: false, semicolons: false }, (comment) => add('comment', comment.start, comment.end));
      const token = scanToken(text, start, 'command');
      if (token.kind === 'end') return;
      notes.token(token);
      const known = notes.tokens?.get(token.start);
      if (known !== undefined) add(known.role, token.start, token.end);
      position = token.end;
    } catch (failure) {
      if (!(failure instanceof ParseFailure)) throw failure;
      while (isBlank(text.charAt(start))) start++;
      add(unfinishedKind(text.slice(start, start + 2)), start, text.length);
      return;
    }
  }
}

function unfinishedKind(beginning: string): TokenRole {
  if (beginning === '<#') return 'comment';
  const quote = beginning.startsWith('@') ? beginning.charAt(1) : beginning.charAt(0);
  return isSingleQuote(quote) || isDoubleQuote(quote) ? 'string' : 'argument';
}
