import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LineLog, LineReader, readLines } from '../../src/rollout/line-log.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csteams-log-'));
  file = join(folder, 'log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a log of lines', () => {
  it('gives back what was appended, at the places it said, for its owner only', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => ({ index, text: 'é'.repeat(index % 200) }));
    const log = new LineLog(file);
    const offsets = lines.map((line) => log.append(line));
    await log.close();
    expect([...readLines(file)].map(({ text, offset }) => [JSON.parse(text) as unknown, offset])).toEqual(lines.map((line, index) => [line, offsets[index]]));
    const reader = new LineReader(file);
    for (const index of [0, 1, 1234, 2999]) expect(JSON.parse(reader.at(offsets[index] ?? 0))).toEqual(lines[index]);
    reader.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('goes on behind the last whole line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 5 }), fc.string({ minLength: 1 }), async (before, torn) => {
        rmSync(file, { force: true });
        writeFileSync(file, before.map((text) => `${JSON.stringify({ text })}\n`).join(''));
        appendFileSync(file, JSON.stringify(torn).slice(0, -1));
        const log = new LineLog(file);
        log.append({ text: 'next' });
        await log.close();
        expect(
          readFileSync(file, 'utf8')
            .split('\n')
            .slice(0, -1)
            .map((line) => (JSON.parse(line) as { text: string }).text),
        ).toEqual([...before, 'next']);
      }),
      { numRuns: 50 },
    );
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, and which rollout suffers', async () => {
    symlinkSync('/dev/full', file);
    const log = new LineLog(file);
    log.append({ text: 'first' });
    const full = { id: 'RolloutNotWritable', target: basename(folder), message: expect.stringContaining('the disk is full') as string };
    expect(() => log.flush()).toThrow(expect.objectContaining(full) as Error);
    await expect(log.close()).rejects.toMatchObject(full);
  });

  it('reads lines longer than any buffer, and nothing where there is no file', () => {
    const long = 'x'.repeat(700_000);
    writeFileSync(file, `${long}\nshort\n`);
    expect([...readLines(file)].map(({ text, offset }) => [text.length, offset])).toEqual([
      [700_000, 0],
      [5, 700_001],
    ]);
    const reader = new LineReader(file);
    expect(reader.at(0)).toHaveLength(700_000);
    reader.close();
    expect([...readLines(join(folder, 'none'))]).toEqual([]);
  });
});
