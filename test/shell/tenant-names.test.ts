import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameFile } from '../../src/shell/name-file.ts';
import { memoryCache, tenantNames, type TenantNamesOptions } from '../../src/shell/tenant-names.ts';

const never = new Promise<never>(() => undefined);

function tenant(options: Partial<TenantNamesOptions> = {}) {
  const asked: string[] = [];
  const late: string[] = [];
  const time = { now: 0 };
  const state = { stamp: 'a' };
  const names = tenantNames({
    cache: memoryCache(),
    now: () => time.now,
    stamp: () => state.stamp,
    sleep: () => never,
    onLate: (key) => late.push(key),
    ask: async (key) => {
      asked.push(key);
      return [`${key} ${asked.length}`];
    },
    ...options,
  });
  return { names, asked, late, time, state };
}

describe('names of the tenant', () => {
  it('are asked for once while they are fresh', async () => {
    const { names, asked, time } = tenant();
    expect(await names('user')).toEqual(['user 1']);
    time.now += 60_000;
    expect(await names('user')).toEqual(['user 1']);
    expect(asked).toEqual(['user']);
    expect(await names('group')).toEqual(['group 2']);
  });

  it('are asked for again when they are old, or the tenant has changed', async () => {
    const { names, time, state } = tenant();
    await names('user');
    time.now += 10 * 60_000;
    expect(await names('user')).toEqual(['user 2']);
    state.stamp = 'b';
    expect(await names('user')).toEqual(['user 3']);
  });

  it('are the old ones, or none, when the tenant does not answer in time', async () => {
    let answer: (names: readonly string[]) => void = () => undefined;
    const cache = memoryCache();
    const slow = tenant({ cache, sleep: async () => undefined, ask: () => new Promise((resolve) => (answer = resolve)) });
    expect(await slow.names('user')).toEqual([]);
    expect(slow.late).toEqual(['user']);
    answer(['ana']);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await slow.names('user')).toEqual(['ana']);
    slow.time.now += 10 * 60_000;
    expect(await slow.names('user')).toEqual(['ana']);
  });

  it('are none when asking fails', async () => {
    expect(await tenant({ ask: async () => Promise.reject(new Error('no')) }).names('user')).toEqual([]);
  });
});

describe('the file of names', () => {
  it('keeps names for other processes, for its owner only, and not too many', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'csteams-names-')), 'data', 'names.json');
    for (let i = 0; i < 100; i++) nameFile(file).set(`key ${i}`, { at: i, stamp: '', names: ['x'] });
    expect(nameFile(file).get('key 99')).toEqual({ at: 99, stamp: '', names: ['x'] });
    expect(nameFile(file).get('key 0')).toBeUndefined();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is empty when it is damaged', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'csteams-names-')), 'names.json');
    for (const text of ['{', '{}', '[1]', '[["k", {"at": "x"}]]', '[["k", null]]']) {
      writeFileSync(file, text);
      expect(nameFile(file).get('k')).toBeUndefined();
    }
  });
});
