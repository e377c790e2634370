import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessTokens, type AccessTokens } from '../../src/service/access-tokens.ts';

let folder: string;
let file: string;
let now: Date;
let tokens: AccessTokens;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csteams-tokens-'));
  file = join(folder, 'data', 'access-tokens.ndjson');
  now = new Date('2026-01-01T00:00:00Z');
  tokens = accessTokens(file, () => now);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('access tokens', () => {
  it('verify what was created, and nothing else', async () => {
    const ana = await tokens.create('ana', 'admin');
    const ben = await tokens.create('ben', 'reader');
    expect(ana).not.toBe(ben);
    expect(await tokens.verify(ana)).toEqual({ name: 'ana', role: 'admin', created: '2026-01-01T00:00:00.000Z' });
    expect(await tokens.verify(ben)).toMatchObject({ name: 'ben', role: 'reader' });
    for (const wrong of ['', 'cst_', `${ana}x`, ana.slice(0, -1), ana.toUpperCase()]) expect(await tokens.verify(wrong)).toBeUndefined();
  });

  it('refuse a name twice, and give it again after it was revoked', async () => {
    const first = await tokens.create('ana', 'admin');
    await expect(tokens.create('ana', 'reader')).rejects.toMatchObject({ id: 'AccessTokenAlreadyExists' });
    await tokens.revoke('ana');
    expect(await tokens.verify(first)).toBeUndefined();
    await expect(tokens.revoke('ana')).rejects.toMatchObject({ id: 'AccessTokenNotFound' });
    const second = await tokens.create('ana', 'reader');
    expect(await tokens.verify(first)).toBeUndefined();
    expect(await tokens.verify(second)).toMatchObject({ role: 'reader' });
    expect(await tokens.list()).toHaveLength(1);
  });

  it('end at the moment they expire', async () => {
    const text = await tokens.create('ci', 'reader', new Date('2026-01-02T00:00:00Z'));
    now = new Date('2026-01-01T23:59:59.999Z');
    expect(await tokens.verify(text)).toMatchObject({ name: 'ci' });
    now = new Date('2026-01-02T00:00:00Z');
    expect(await tokens.verify(text)).toBeUndefined();
  });

  it('see at once what another process does', async () => {
    const serving = accessTokens(file, () => now);
    expect(await serving.list()).toEqual([]);
    const text = await tokens.create('ana', 'admin');
    expect(await serving.verify(text)).toMatchObject({ name: 'ana' });
    await tokens.revoke('ana');
    expect(await serving.verify(text)).toBeUndefined();
  });

  it('keep no text, and are for their owner only', async () => {
    const text = await tokens.create('ana', 'admin');
    expect(readFileSync(file, 'utf8')).not.toContain(text.slice(4));
    if (getuid) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['{"name":"ana"', '{"name":"ana","role":"owner","created":"x","hash":"00"}', '[]', '{"revoked":5}'])(
    'close the door on the damaged line %j',
    async (line) => {
      const text = await tokens.create('ana', 'admin');
      appendFileSync(file, `${line}\n`);
      await expect(tokens.verify(text)).rejects.toMatchObject({ id: 'StoreDamaged', target: expect.stringContaining('line 2') as string });
      await expect(tokens.create('ben', 'admin')).rejects.toMatchObject({ id: 'StoreDamaged' });
    },
  );

  it('tell of a file that cannot be', async () => {
    mkdirSync(file, { recursive: true });
    await expect(tokens.create('ana', 'admin')).rejects.toMatchObject({ id: 'StoreReadOnly' });
  });
});
