import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileStore } from '../../src/shell/file-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'csteams-files-'));
mkdirSync(join(folder, 'below'));
for (const name of ['b.txt', 'a.txt', join('below', 'c.txt')]) writeFileSync(join(folder, name), name);
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['UTF-8', Buffer.from('Identity\nžofie@contoso.com\n')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffIdentity\nžofie@contoso.com\n')],
  ['UTF-16 little-endian', Buffer.from('\ufeffIdentity\nžofie@contoso.com\n', 'utf16le')],
  ['UTF-16 big-endian', Buffer.from('\ufeffIdentity\nžofie@contoso.com\n', 'utf16le').swap16()],
  ['UTF-16 little-endian without a byte order mark', Buffer.from('Identity\nžofie@contoso.com\n', 'utf16le')],
  ['UTF-16 big-endian without a byte order mark', Buffer.from('Identity\nžofie@contoso.com\n', 'utf16le').swap16()],
])('reads %s', async (_, bytes) => {
  const place = mkdtempSync(join(folder, 'encodings-'));
  writeFileSync(join(place, 'users.csv'), bytes);
  let text = '';
  for await (const chunk of fileStore({ workingFolder: place, protectedFolders: [] }).read('users.csv')) text += chunk;
  expect(text).toBe('Identity\nžofie@contoso.com\n');
  rmSync(place, { recursive: true });
});

it('lists the names in a folder, none in one that is not there', async () => {
  const files = fileStore({ workingFolder: folder, protectedFolders: [] });
  expect(await files.list?.('.')).toEqual(['a.txt', 'b.txt', 'below']);
  expect(await files.list?.('below')).toEqual(['c.txt']);
  expect(await files.list?.('nosuch')).toEqual([]);
});
