import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialFile, type CredentialStore } from '../../src/config/credentials.ts';

let folder: string;
let credentials: CredentialStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csteams-credentials-'));
  credentials = credentialFile(join(folder, 'data'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('credentials in a file', () => {
  it('are kept by profile, in any case, and forgotten', async () => {
    expect(await credentials.get('Contoso')).toBeUndefined();
    await credentials.remove('contoso');
    await credentials.set('Contoso', 'secret-1');
    await credentials.set('__proto__', 'secret-2');
    expect(await credentials.get('CONTOSO')).toBe('secret-1');
    expect(await credentials.get('__proto__')).toBe('secret-2');
    await credentials.rename('contoso', 'Main');
    expect(await credentials.get('contoso')).toBeUndefined();
    expect(await credentials.get('main')).toBe('secret-1');
    await credentials.rename('main', 'MAIN');
    await credentials.remove('main');
    expect(await credentials.get('main')).toBeUndefined();
    expect(await credentials.get('constructor')).toBeUndefined();
  });

  it.runIf(getuid)('are for their owner only, and leave nothing beside', async () => {
    await credentials.set('contoso', 'secret');
    expect(statSync(credentials.place).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['credentials.json']);
  });

  it('lose none when several are set at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, number) => credentials.set(`profile ${number}`, `secret ${number}`)));
    for (let number = 0; number < 20; number += 1) expect(await credentials.get(`profile ${number}`)).toBe(`secret ${number}`);
  });

  it('leave a damaged file alone', async () => {
    await credentials.set('contoso', 'secret');
    writeFileSync(credentials.place, '{"contoso": 5}');
    await expect(credentials.get('contoso')).rejects.toMatchObject({ id: 'ConfigurationDamaged', target: credentials.place });
    await expect(credentials.set('other', 'x')).rejects.toMatchObject({ id: 'ConfigurationDamaged' });
    expect(readFileSync(credentials.place, 'utf8')).toBe('{"contoso": 5}');
  });
});
