import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createPolicyClient, type UserRecord } from '../../src/client/policy-client.ts';
import { registerSandbox } from '../../src/command-line/sandbox.ts';
import { createService } from '../../src/service/service.ts';
import { openStore } from '../../src/service/store.ts';
import { terminal, type Terminal } from './terminal.ts';

let shell: Terminal;
afterEach(() => shell.remove());

/** The users as a client sees them. */
async function users(): Promise<readonly UserRecord[]> {
  const store = await openStore(shell.io.sandbox.file);
  const client = createPolicyClient(createService({ store, clock: { now: () => new Date() } }), { correlationId: randomUUID });
  const found = [];
  for await (const user of client.listUsers()) found.push(user);
  await store.close();
  return found;
}

const file = (name: string, content: string | Buffer): string => {
  const path = join(shell.folder, name);
  writeFileSync(path, content);
  return path;
};

describe('csteams sandbox', () => {
  it('prints the path, and makes nothing', async () => {
    shell = terminal(registerSandbox);
    const { out, err } = await shell.run('sandbox', 'path');
    expect(out).toBe(`${shell.io.sandbox.file}\n`);
    expect(err).toBe('');
    expect(existsSync(shell.io.sandbox.file)).toBe(false);
  });

  it('asks before it resets, and takes anything but yes for no', async () => {
    shell = terminal(registerSandbox, { answers: ['', 'nonsense', 'y'] });
    await shell.run('sandbox', 'import', file('users.csv', 'UserPrincipalName\nnew@contoso.com\n'));
    const before = (await users()).length;
    expect((await shell.run('sandbox', 'reset')).err).toContain('[y/N]');
    await shell.run('sandbox', 'reset');
    expect(await users()).toHaveLength(before);
    await shell.run('sandbox', 'reset');
    expect(await users()).toHaveLength(before - 1);
  });

  it('wants --yes where nobody can be asked', async () => {
    shell = terminal(registerSandbox);
    await expect(shell.run('sandbox', 'reset')).rejects.toMatchObject({ id: 'InvalidCommandLine', recommendation: expect.stringContaining('--yes') as string });
    await expect(shell.run('sandbox', 'generate', '--users', '5')).rejects.toMatchObject({ id: 'InvalidCommandLine' });
    await shell.run('sandbox', 'reset', '--yes');
    expect((await users()).length).toBeGreaterThan(20);
  });

  it('puts a damaged file aside and starts afresh', async () => {
    shell = terminal(registerSandbox);
    file('sandbox.db', 'this is no database, and long enough to be seen as none '.repeat(40));
    const { err } = await shell.run('sandbox', 'reset', '--yes');
    const aside = readdirSync(shell.folder).find((name) => /^sandbox\.db\.\d+\.bak$/.test(name)) ?? 'none';
    expect(err).toContain(join(shell.folder, aside));
    expect((await users()).length).toBeGreaterThan(20);
  });

  it('generates a tenant of the size asked for', async () => {
    shell = terminal(registerSandbox);
    await shell.run('sandbox', 'generate', '--users', '120', '--groups', '9', '--yes');
    const first = await users();
    expect(first).toHaveLength(120);
    await shell.run('sandbox', 'generate', '--users', '120', '--groups', '9', '--yes');
    expect((await users()).map(({ userPrincipalName }) => userPrincipalName)).toEqual(first.map(({ userPrincipalName }) => userPrincipalName));
  });

  it.each(['0', '-1', '1.5', 'many', '99999999', ''])('refuses %j as a number of users', async (count) => {
    shell = terminal(registerSandbox);
    await expect(shell.run('sandbox', 'generate', '--yes', `--users=${count}`)).rejects.toMatchObject({ id: 'InvalidCommandLine' });
    expect(existsSync(shell.io.sandbox.file)).toBe(false);
  });

  const accented = 'UserPrincipalName;DisplayName;Department\r\njose@contoso.com;"Pérez; José";Ventas\r\n';
  it.each([
    ['UTF-8', Buffer.from(accented)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${accented}`)],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${accented}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${accented}`, 'utf16le').swap16()],
    ['tabs', Buffer.from('UserPrincipalName\tDisplayName\tDepartment\njose@contoso.com\tPérez; José\tVentas\n')],
    ['commas and no last line break', Buffer.from('Department,UserPrincipalName,DisplayName\nVentas,jose@contoso.com,Pérez; José')],
  ])('imports users from %s', async (_name, content) => {
    shell = terminal(registerSandbox);
    const { err } = await shell.run('sandbox', 'import', file('users.csv', content));
    expect(err).toContain('1 added');
    expect((await users()).find(({ userPrincipalName }) => userPrincipalName === 'jose@contoso.com')).toMatchObject({
      displayName: 'Pérez; José',
      department: 'Ventas',
    });
  });

  it('imports groups with their members', async () => {
    shell = terminal(registerSandbox);
    const people = file('users.csv', 'UserPrincipalName\na@contoso.com\nb@contoso.com\n');
    const groups = file('groups.csv', 'Group,Mail,Member\nVault,vault@contoso.com,a@contoso.com\nVault,vault@contoso.com,b@contoso.com\n');
    const { err } = await shell.run('sandbox', 'import', people, '--groups', groups);
    expect(err).toMatch(/2 added, 0 changed.*1 added, 2 members/);
  });

  it.each([
    ['a quote that does not close', 'UserPrincipalName\nok@contoso.com\n"open@contoso.com\n', 'InvalidCsv', /line \d/],
    ['a row that is too long', 'UserPrincipalName\nok@contoso.com\nx@contoso.com,more\n', 'InvalidCsv', /line 3/],
    ['two columns of one name', 'UserPrincipalName,userprincipalname\nok@contoso.com,b\n', 'InvalidCsv', /two columns/],
    ['a user without a name', 'UserPrincipalName,Department\nok@contoso.com,A\n,B\n', 'InvalidRequest', /[Rr]ow 2/],
  ])('imports nothing from a file with %s', async (_what, content, id, message) => {
    shell = terminal(registerSandbox);
    const before = (await users()).length;
    await expect(shell.run('sandbox', 'import', file('users.csv', content))).rejects.toMatchObject({ id, message: expect.stringMatching(message) as string });
    expect(await users()).toHaveLength(before);
  });

  it('tells of text that is neither UTF-8 nor UTF-16', async () => {
    shell = terminal(registerSandbox);
    await expect(shell.run('sandbox', 'import', file('users.csv', Buffer.from([0x41, 0xe9, 0x0a])))).rejects.toMatchObject({ id: 'UnsupportedEncoding' });
  });
});
