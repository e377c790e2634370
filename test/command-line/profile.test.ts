import { afterEach, describe, expect, it } from 'vitest';
import { registerProfile } from '../../src/command-line/profile.ts';
import { terminal, type Terminal } from './terminal.ts';

let shell: Terminal;
afterEach(() => shell.remove());

const contoso = { name: 'contoso', kind: 'service', serviceUri: 'https://policies.contoso.com', tenant: 'evil\u001b[31m.com' } as const;

describe('csteams profile', () => {
  it('lists the profiles and marks the current one', async () => {
    shell = terminal(registerProfile);
    await shell.io.profiles.save(contoso, { makeCurrent: true });
    const { out, err } = await shell.run('profile', 'list');
    expect(out.split('\n').slice(2, 4)).toEqual([expect.stringMatching(/^ +sandbox +sandbox$/), expect.stringMatching(/^\* +contoso +service +https:/)]);
    expect(out).not.toContain('\u001b');
    expect(err).toBe('');
  });

  it('lists and shows as JSON', async () => {
    shell = terminal(registerProfile, { json: true });
    await shell.io.profiles.save(contoso, { makeCurrent: true });
    await (await shell.io.tokens.at('file')).set('contoso', 'very-secret');
    expect(JSON.parse((await shell.run('profile', 'list')).out)).toMatchObject([
      { name: 'sandbox', current: false },
      { name: 'contoso', current: true },
    ]);
    const { out } = await shell.run('profile', 'show');
    expect(JSON.parse(out)).toEqual({ ...contoso, hasCredential: true, secretsIn: expect.stringMatching(/credentials\.json$/) as string });
    expect(out).not.toContain('very-secret');
  });

  it('shows, uses, renames with the token, and removes with the token', async () => {
    shell = terminal(registerProfile);
    await shell.io.profiles.save(contoso);
    await (await shell.io.tokens.at('file')).set('contoso', 'secret');
    expect((await shell.run('profile', 'show', 'CONTOSO')).out).toContain('https://policies.contoso.com');
    await shell.run('profile', 'use', 'Contoso');
    expect(shell.io.profiles.current().name).toBe('contoso');
    await shell.run('profile', 'rename', 'contoso', 'main');
    expect(await (await shell.io.tokens.at('file')).get('main')).toBe('secret');
    await shell.run('profile', 'remove', 'main');
    expect(await (await shell.io.tokens.at('file')).get('main')).toBeUndefined();
    expect(shell.io.profiles.list()).toHaveLength(1);
  });

  it('keeps the token when the rename or removal is refused', async () => {
    shell = terminal(registerProfile);
    await shell.io.profiles.save(contoso);
    await (await shell.io.tokens.at('file')).set('contoso', 'secret');
    await expect(shell.run('profile', 'rename', 'contoso', 'sandbox')).rejects.toMatchObject({ id: 'ProfileAlreadyExists' });
    await expect(shell.run('profile', 'use', 'nobody')).rejects.toMatchObject({ id: 'ProfileNotFound' });
    await expect(shell.run('profile', 'remove', 'nobody')).rejects.toMatchObject({ id: 'ProfileNotFound' });
    expect(await (await shell.io.tokens.at('file')).get('contoso')).toBe('secret');
  });

  it('sets and unsets what a connection is to do', async () => {
    shell = terminal(registerProfile);
    await shell.io.profiles.save(contoso);
    await shell.run('profile', 'set', 'Contoso', 'api', 'graph');
    await shell.run('profile', 'set', 'contoso', 'output', 'json');
    await shell.run('profile', 'set', 'contoso', 'quiet', 'true');
    await shell.run('profile', 'set', 'contoso', 'application-id', 'an-id');
    await shell.run('profile', 'unset', 'contoso', 'quiet');
    expect(shell.io.profiles.get('contoso')).toEqual({ ...contoso, api: 'graph', applicationId: 'an-id', flags: { output: 'json' } });
    await expect(shell.run('profile', 'set', 'contoso', 'output', 'xml')).rejects.toMatchObject({ id: 'InvalidProfileSetting' });
    await expect(shell.run('profile', 'set', 'contoso', 'toString', 'x')).rejects.toMatchObject({ id: 'InvalidProfileSetting' });
    await expect(shell.run('profile', 'unset', 'contoso', 'token-store')).rejects.toMatchObject({ id: 'InvalidProfileSetting' });
    await expect(shell.run('profile', 'set', 'sandbox', 'api', 'graph')).rejects.toMatchObject({ id: 'InvalidProfileName' });
    await expect(shell.run('profile', 'set', 'nobody', 'api', 'graph')).rejects.toMatchObject({ id: 'ProfileNotFound' });
  });

  it('moves secrets to another place', async () => {
    shell = terminal(registerProfile);
    await shell.io.profiles.save(contoso);
    await (await shell.io.tokens.at('file')).set('contoso', 'secret');
    await expect(shell.run('profile', 'set', 'contoso', 'token-store', 'keychain')).rejects.toMatchObject({ id: 'KeychainUnavailable' });
    expect(await (await shell.io.tokens.at('file')).get('contoso')).toBe('secret');
    await shell.run('profile', 'set', 'contoso', 'token-store', 'memory');
    expect(await (await shell.io.tokens.at('file')).get('contoso')).toBeUndefined();
    expect(shell.io.profiles.get('contoso').tokenStore).toBe('memory');
  });

  it('corrects routes, and takes corrections back', async () => {
    shell = terminal(registerProfile);
    await shell.io.profiles.save(contoso);
    await shell.run('profile', 'route', 'contoso', 'getTenant', 'GET /Teams.Tenant/tenant');
    expect(shell.io.profiles.get('contoso').routes).toEqual({ getTenant: 'GET /Teams.Tenant/tenant' });
    await expect(shell.run('profile', 'route', 'contoso', 'getTenant', 'GET https://evil.example/')).rejects.toMatchObject({ id: 'InvalidRoute' });
    await expect(shell.run('profile', 'route', 'contoso', 'nothing', 'GET /x')).rejects.toMatchObject({ id: 'InvalidRoute' });
    await expect(shell.run('profile', 'route', 'contoso', 'getTenant')).rejects.toMatchObject({ id: 'InvalidCommandLine' });
    await shell.run('profile', 'route', 'contoso', 'getTenant', '--reset');
    expect(shell.io.profiles.get('contoso').routes).toEqual({});
  });

  it('leaves words it does not know to commander', async () => {
    shell = terminal(registerProfile);
    await expect(shell.run('profile', 'lst')).rejects.toMatchObject({ code: 'commander.unknownCommand' });
    await expect(shell.run('profile', 'use')).rejects.toMatchObject({ code: 'commander.missingArgument' });
  });
});
