import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/cmdlets/content/text-lines.ts';

async function lines(...chunks: string[]): Promise<string[]> {
  const found = [];
  for await (const line of linesOf(each(chunks))) found.push(line);
  return found;
}
async function* each(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}

describe('linesOf', () => {
  it('splits at LF, CRLF and CR', async () => {
    expect(await lines('a\nb\r\nc\rd')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('opens no line behind the last line break', async () => {
    expect(await lines('a\n')).toEqual(['a']);
    expect(await lines('a\n\n')).toEqual(['a', '']);
    expect(await lines('a\r')).toEqual(['a']);
    expect(await lines('')).toEqual([]);
  });

  it('takes a CRLF cut in two as one line break', async () => {
    expect(await lines('a\r', '\nb')).toEqual(['a', 'b']);
    expect(await lines('a\r', 'b')).toEqual(['a', 'b']);
  });

  it('gives the same lines however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.stringMatching(/^[ab\r\n]{0,6}$/)), async (chunks) => {
        expect(await lines(...chunks)).toEqual(await lines(chunks.join('')));
      }),
    );
  });
});
