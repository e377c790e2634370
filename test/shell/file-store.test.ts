import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileStore } from '../../src/shell/file-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'csteams-files-'));
mkdirSync(join(folder, 'below'));
for (const name of ['b.txt', 'a.txt', join('below', 'c.txt')]) writeFileSync(join(folder, name), name);
afterAll(() => rmSync(folder, { recursive: true }));

it('lists the names in a folder, none in one that is not there', async () => {
  const files = fileStore({ workingFolder: folder, protectedFolders: [] });
  expect(await files.list?.('.')).toEqual(['a.txt', 'b.txt', 'below']);
  expect(await files.list?.('below')).toEqual(['c.txt']);
  expect(await files.list?.('nosuch')).toEqual([]);
});
