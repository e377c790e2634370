import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretTexts } from '../../src/config/secret-text.ts';
import { tokenStore } from '../../src/config/token-store.ts';
import { memoryKeychain } from '../sign-in/administrator.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'csteams-tokens-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const absent = async () => undefined;

describe('the token store', () => {
  it('takes the keychain where there is one, else memory; a file only when it is wanted', async () => {
    expect(await tokenStore({ folder, keychain: async () => memoryKeychain() }).choose(undefined)).toBe('keychain');
    const without = tokenStore({ folder, keychain: absent });
    expect(await without.choose(undefined)).toBe('memory');
    expect(await without.choose('file')).toBe('file');
    await expect(without.choose('keychain')).rejects.toMatchObject({ id: 'KeychainUnavailable', category: 'ResourceUnavailable' });
    expect(existsSync(join(folder, 'credentials.json'))).toBe(false);
  });

  it.each(['keychain', 'memory', 'file'] as const)('keeps, renames and forgets in the %s, in any case', async (place) => {
    const tokens = tokenStore({ folder, keychain: async () => memoryKeychain() });
    const store = await tokens.at(place);
    await store.set('Contoso', 'one');
    await store.set('fabrikam', 'two');
    await store.rename('CONTOSO', 'main');
    expect([await store.get('contoso'), await store.get('MAIN'), await store.get('fabrikam')]).toEqual([undefined, 'one', 'two']);
    await tokens.forget('Main', place);
    expect([await store.get('main'), await store.get('fabrikam')]).toEqual([undefined, 'two']);
  });

  it('reads credentials of an earlier version, and cleans them up', async () => {
    writeFileSync(join(folder, 'credentials.json'), '{"contoso": "old"}');
    const tokens = tokenStore({ folder, keychain: async () => memoryKeychain() });
    expect(await (await tokens.at(undefined)).get('Contoso')).toBe('old');
    await (await tokens.at('keychain')).set('contoso', 'new');
    await tokens.forget('contoso', 'file', 'keychain');
    expect(readFileSync(join(folder, 'credentials.json'), 'utf8')).not.toContain('old');
    expect(await (await tokens.at('keychain')).get('contoso')).toBe('new');
  });

  it('says that the keychain is locked', async () => {
    const keychain = memoryKeychain();
    const tokens = tokenStore({ folder, keychain: async () => keychain });
    keychain.locked = true;
    await expect((await tokens.at('keychain')).get('contoso')).rejects.toMatchObject({
      id: 'KeychainUnavailable',
      message: expect.stringContaining('locked') as string,
    });
  });

  it.runIf(getuid)('keeps the file for its owner alone', async () => {
    const tokens = tokenStore({ folder, keychain: absent });
    await (await tokens.at('file')).set('contoso', 'secret');
    expect(statSync(join(folder, 'credentials.json')).mode & 0o777).toBe(0o600);
  });
});

describe('a keychain that takes only short texts', () => {
  it('keeps long ones in pieces, and leaves none behind', async () => {
    const keychain = memoryKeychain();
    const texts = secretTexts(keychain, 10);
    const long = 'abcdefghij'.repeat(7) + 'é漢';
    for (const text of ['short', long, `${long}${long}`, 'csteams-pieces:x:3', '', 'short']) {
      await texts.set('contoso', text);
      expect(await texts.get('contoso')).toBe(text);
      expect(Math.max(...[...keychain.held].map(([account, piece]) => (account === 'contoso' ? 0 : piece.length)))).toBeLessThanOrEqual(10);
    }
    expect([...keychain.held.keys()]).toEqual(['contoso']);
    await texts.set('contoso', long);
    await texts.remove('contoso');
    expect(keychain.held.size).toBe(0);
  });

  it('gives the secret that took the place of one that was being read', async () => {
    const keychain = memoryKeychain();
    const texts = secretTexts(keychain, 4);
    await texts.set('contoso', 'the first one');
    let replaced = false;
    const reader = secretTexts(
      {
        ...keychain,
        async get(account) {
          const text = await keychain.get(account);
          if (!replaced && account === 'contoso') {
            replaced = true;
            await texts.set('contoso', 'the second one');
          }
          return text;
        },
      },
      4,
    );
    expect(await reader.get('contoso')).toBe('the second one');
  });
});
