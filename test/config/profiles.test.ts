import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { getuid } from 'node:process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProfiles, type Profiles } from '../../src/config/profiles.ts';
import type { Profile } from '../../src/config/profile.ts';

const contoso: Profile = { name: 'Contoso', kind: 'service', serviceUri: 'https://policies.contoso.com', tenant: 'contoso.com' };
const fabrikam: Profile = { name: 'fabrikam', kind: 'service', serviceUri: 'http://127.0.0.1:8080' };

let folder: string;
let profiles: Profiles;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csteams-profiles-'));
  profiles = openProfiles(join(folder, 'nested', 'config'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const namesOf = (list: readonly Profile[]) => list.map(({ name }) => name);

describe('profiles', () => {
  it('begin with the sandbox alone, and with no file', () => {
    expect(profiles.list()).toEqual([{ name: 'sandbox', kind: 'sandbox' }]);
    expect(profiles.current().kind).toBe('sandbox');
    expect(existsSync(profiles.file)).toBe(false);
  });

  it('are kept, found in any case, and listed with the sandbox first', async () => {
    await profiles.save(fabrikam, { makeCurrent: true });
    await profiles.save(contoso);
    expect(namesOf(profiles.list())).toEqual(['sandbox', 'Contoso', 'fabrikam']);
    expect(profiles.current()).toEqual(fabrikam);
    expect(profiles.find('CONTOSO')).toEqual(contoso);
    expect(profiles.find('nobody')).toBeUndefined();
    await profiles.use('contoso');
    expect(openProfiles(join(folder, 'nested', 'config')).current()).toEqual(contoso);
  });

  it('are replaced under the same name in another case', async () => {
    await profiles.save(contoso);
    await profiles.save({ ...fabrikam, name: 'CONTOSO' });
    expect(profiles.list().slice(1)).toEqual([{ ...fabrikam, name: 'CONTOSO' }]);
  });

  it('are renamed and removed, and the current one follows', async () => {
    await profiles.save(contoso, { makeCurrent: true });
    await profiles.save(fabrikam);
    await profiles.rename('contoso', 'contoso');
    await profiles.rename('contoso', 'Main');
    expect(profiles.current()).toEqual({ ...contoso, name: 'Main' });
    await profiles.remove('MAIN');
    expect(profiles.current().name).toBe('sandbox');
    expect(namesOf(profiles.list())).toEqual(['sandbox', 'fabrikam']);
    await profiles.save({ ...contoso, name: 'Main' });
    expect(profiles.current().name).toBe('sandbox');
  });

  it('name what is refused', async () => {
    await profiles.save(contoso);
    await profiles.save(fabrikam);
    await expect(profiles.use('nobody')).rejects.toMatchObject({ id: 'ProfileNotFound', recommendation: expect.stringContaining('fabrikam') as string });
    await expect(profiles.remove('nobody')).rejects.toMatchObject({ id: 'ProfileNotFound' });
    await expect(profiles.rename('nobody', 'x')).rejects.toMatchObject({ id: 'ProfileNotFound' });
    expect(() => profiles.get('nobody')).toThrow(expect.objectContaining({ id: 'ProfileNotFound' }));
    await expect(profiles.rename('contoso', 'Fabrikam')).rejects.toMatchObject({ id: 'ProfileAlreadyExists' });
    await expect(profiles.rename('contoso', 'SANDBOX')).rejects.toMatchObject({ id: 'ProfileAlreadyExists' });
    await expect(profiles.rename('sandbox', 'x')).rejects.toMatchObject({ id: 'InvalidProfileName' });
    await expect(profiles.remove('Sandbox')).rejects.toMatchObject({ id: 'InvalidProfileName' });
    await expect(profiles.save({ ...contoso, name: 'sandbox' })).rejects.toMatchObject({ id: 'InvalidProfileName' });
    expect(profiles.list().slice(1)).toEqual([contoso, fabrikam]);
  });

  it.each(['', ' ', '-x', 'a\nb', 'a\u001b[31m', 'x'.repeat(65), ' x'])('refuse %j as a name', async (name) => {
    await expect(profiles.save({ ...contoso, name })).rejects.toMatchObject({ id: 'InvalidProfileName' });
  });

  it.each(['__proto__', 'constructor', 'a.b', 'Zürich 東京'])('take %j as a name like any other', async (name) => {
    await profiles.save({ ...contoso, name }, { makeCurrent: true });
    expect(profiles.current()).toEqual({ ...contoso, name });
  });

  it.runIf(getuid)('are for their owner only', async () => {
    await profiles.save(contoso);
    expect(statSync(profiles.file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'nested', 'config')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'nested', 'config'))).toEqual(['config.json']);
  });

  it('keep what they do not know', async () => {
    await profiles.save(contoso);
    const later = { ...(JSON.parse(readFileSync(profiles.file, 'utf8')) as object), future: [1], profiles: [{ ...contoso, certificatePath: '/x.pem' }] };
    writeFileSync(profiles.file, JSON.stringify(later));
    await profiles.save(fabrikam);
    const now = JSON.parse(readFileSync(profiles.file, 'utf8')) as { future: unknown; profiles: unknown[] };
    expect(now.future).toEqual([1]);
    expect(now.profiles[0]).toMatchObject({ certificatePath: '/x.pem' });
  });

  it.each(['{', '[]', 'null', '{"current": 5}', '{"profiles": {}}', '{"profiles": [{"name": "x"}]}', '{"profiles": [{"name": "x", "kind": "service"}]}'])(
    'refuse the damaged file %j, name it and leave it',
    async (text) => {
      await profiles.save(contoso);
      writeFileSync(profiles.file, text);
      expect(() => profiles.current()).toThrow(expect.objectContaining({ id: 'ConfigurationDamaged', target: profiles.file }));
      await expect(profiles.save(fabrikam)).rejects.toMatchObject({ id: 'ConfigurationDamaged' });
      expect(readFileSync(profiles.file, 'utf8')).toBe(text);
    },
  );

  it('tell of a folder that cannot be', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(openProfiles(join(file, 'config')).save(contoso)).rejects.toMatchObject({ id: 'ConfigurationReadOnly' });
  });

  it.skipIf(!getuid || getuid() === 0)('tell of a read-only folder', async () => {
    chmodSync(folder, 0o500);
    await expect(profiles.save(contoso)).rejects.toMatchObject({ id: 'ConfigurationReadOnly' });
  });

  it('get past a lock that a dead process left', async () => {
    await profiles.save(contoso);
    writeFileSync(`${profiles.file}.lock`, 'somebody');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(`${profiles.file}.lock`, longAgo, longAgo);
    await profiles.save(fabrikam);
    expect(profiles.list()).toHaveLength(3);
    expect(existsSync(`${profiles.file}.lock`)).toBe(false);
  });

  it('lose none when several processes save at once', async () => {
    const program = join(folder, 'writer.mjs');
    const module = new URL('../../src/config/profiles.ts', import.meta.url).href;
    const bundle = join(folder, 'profiles.mjs');
    const { build } = await import('esbuild');
    await build({ entryPoints: [new URL(module).pathname], bundle: true, platform: 'node', format: 'esm', outfile: bundle, banner: { js: requireBanner } });
    writeFileSync(
      program,
      `import { openProfiles } from './profiles.mjs';
       const profiles = openProfiles(process.argv[2]);
       for (let n = 0; n < 10; n += 1) await profiles.save({ name: process.argv[3] + n, kind: 'service', serviceUri: 'http://127.0.0.1' });`,
    );
    const writers = ['a', 'b', 'c'].map((letter) => fork(program, [join(folder, 'shared'), letter]));
    expect(await Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0] as number))).toEqual([0, 0, 0]);
    expect(openProfiles(join(folder, 'shared')).list()).toHaveLength(31);
  });
});

const requireBanner = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`;
