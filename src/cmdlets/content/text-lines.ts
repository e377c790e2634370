/** The lines of a text in chunks, without their line breaks (LF, CRLF or CR). A break at the very end opens no further line. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  let afterReturn = false;
  for await (const chunk of chunks) {
    // A CR at the end of a chunk may be the first half of a CRLF, so it waits for the next one.
    const text: string = afterReturn ? `\r${chunk}` : chunk;
    afterReturn = text.endsWith('\r');
    const whole = afterReturn ? text.slice(0, -1) : text;
    const lines = whole.includes('\r') ? whole.split(/\r\n?|\n/) : whole.split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '' || afterReturn) yield rest;
}

/** The pieces of a text in chunks that `delimiter` ends, without it. Nothing follows a delimiter at the very end. */
export async function* piecesOf(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of chunks) {
    const pieces = (rest + chunk).split(delimiter);
    rest = pieces.pop() ?? '';
    yield* pieces;
  }
  if (rest !== '') yield rest;
}
