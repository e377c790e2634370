/** Where an offset lies, both counted from 1; a column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of `offset` in `text`. CR, LF and CRLF each end one line. An offset outside the text counts as its nearest end. */
export function positionOf(text: string, offset: number): Position {
  const end = Math.min(Math.max(offset, 0), text.length);
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c !== 10 && c !== 13) continue;
    if (c === 13 && text.charCodeAt(i + 1) === 10) {
      if (i + 1 === end) break;
      i++;
    }
    line++;
    lineStart = i + 1;
  }
  return { line, column: end - lineStart + 1 };
}
