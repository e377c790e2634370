import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { column, plain, teamsSession, type TeamsSession, type TeamsSessionOptions } from '../teams-session.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csteams-rollouts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (options: TeamsSessionOptions = {}): Promise<TeamsSession> => teamsSession({ rolloutFolder: folder, ...options });
const rows = async (teams: TeamsSession, rest = '') => (await teams.run(`Get-CsPolicyRollout r -Rows ${rest}`)).output.map(plain) as Record<string, unknown>[];
const csv = (text: string) => ({ files: { 'users.csv': text } });
const newR = (rest = `-PolicyType ${type} -PolicyName Disabled`) => `New-CsPolicyRollout r -Path users.csv ${rest}`;

describe('the input of a rollout', () => {
  it.each([
    ['comma', 'UserPrincipalName,Name\nana@contoso.com,Ana\nben@contoso.com,Ben\n'],
    ['semicolon', 'Name;User principal name\r\nAna;ana@contoso.com\r\n"B;en";ben@contoso.com'],
    ['tab', 'UPN\tx\nana@contoso.com\t1\nben@contoso.com\t2\n'],
    ['blank lines', 'Identity\n\nana@contoso.com\n\n\nben@contoso.com\n\n'],
    ['a list without a header', 'ana@contoso.com\nben@contoso.com\n'],
  ])('is found with %s', async (_, text) => {
    const teams = await open(csv(text));
    expect((await teams.run(newR())).errors).toEqual([]);
    expect((await rows(teams)).map(({ Row, Identity, Effect }) => [Row, Identity, Effect])).toEqual([
      [1, 'ana@contoso.com', 'Change'],
      [2, 'ben@contoso.com', 'Change'],
    ]);
  });

  it('may name policies and types itself; an empty cell is filled by the command line, $null takes away', async () => {
    const teams = await open(
      csv(`User,PolicyName,PolicyType\nana@contoso.com,UserControlled,\nben@contoso.com,,${type}\nemma@contoso.com,$null,\n,,\nnobody@contoso.com,,\n`),
    );
    await teams.run(`Grant-Cs${type} emma@contoso.com Disabled`);
    await teams.run(newR());
    expect((await rows(teams)).map(({ PolicyName, Effect }) => [PolicyName, Effect])).toEqual([
      ['UserControlled', 'Change'],
      ['Disabled', 'Change'],
      [null, 'Change'],
      ['Disabled', 'Invalid'],
    ]);
  });

  it('says of each row what it lacks', async () => {
    const teams = await open(csv('User,PolicyName\nana@contoso.com,\n"",Disabled\n'));
    await teams.run(newR(`-PolicyType ${type}`));
    expect((await rows(teams)).map(({ Effect, Reason }) => [Effect, Reason])).toEqual([
      ['Invalid', 'The row names no policy; $null takes an assignment away.'],
      ['Invalid', 'The row names no user.'],
    ]);
  });

  it('comes through the pipeline, as objects or as names', async () => {
    const teams = await open();
    await teams.run(`Get-CsOnlineUser -Filter "Department -eq 'Legal'" | New-CsPolicyRollout r -PolicyType ${type} -PolicyName Disabled`);
    expect((await rows(teams)).map(({ UserPrincipalName }) => UserPrincipalName)).toEqual(['ana@contoso.com', 'chloe@contoso.com', 'tomas@contoso.com']);
    await teams.run(`'ana@contoso.com' | New-CsPolicyRollout s -PolicyType ${type} -PolicyName $null`);
    expect(column((await teams.run('Get-CsPolicyRollout s')).output, 'NoChange')).toEqual([1]);
  });

  it.each([
    ['x,y\n1,2\n', newR(), 'InvalidRolloutInput'],
    ['User\nana@contoso.com\n', newR(`-PolicyType ${type} -PolicyName Disabled -IdentityColumn Who`), 'InvalidRolloutInput'],
    ['User\n', newR(), 'InvalidRolloutInput'],
    ['', newR(), 'InvalidRolloutInput'],
    ['User\n"ana', newR(), 'InvalidCsv'],
    ['User\nana@contoso.com\n', newR(`-PolicyType ${type} -PolicyName Nobody`), 'PolicyNotFound'],
    ['User\nana@contoso.com\n', newR('-PolicyType Nothing -PolicyName Disabled'), 'PolicyTypeNotFound'],
    ['User\nana@contoso.com\n', newR().replace(' r ', ' ../r '), 'InvalidRolloutName'],
  ])('%j with %s is refused with %s and leaves nothing behind', async (text, command, id) => {
    const teams = await open(csv(text));
    expect((await teams.run(command)).errors).toEqual([id]);
    expect((await teams.run('Get-CsPolicyRollout')).output).toEqual([]);
  });

  it('has its user where -IdentityColumn says', async () => {
    const teams = await open(csv('Mail,Who\nx@contoso.com,ana@contoso.com\n'));
    await teams.run(`${newR()} -IdentityColumn who`);
    expect((await rows(teams))[0]).toMatchObject({ Identity: 'ana@contoso.com', Effect: 'Change' });
  });

  const documented = readFileSync(new URL('../../../docs/rollouts.md', import.meta.url), 'utf8');
  const guessed = [...(/first of these columns([\s\S]*?)`-IdentityColumn`/.exec(documented)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');
  it.each(guessed)('has its user in the column %s, however that is written', async (name) => {
    const spaced = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase();
    for (const header of [name, spaced, spaced.replaceAll(' ', '_'), spaced.replaceAll(' ', '-')]) {
      const teams = await open(csv(`Note,${header}\nx,ana@contoso.com\n`));
      await teams.run(newR());
      expect((await rows(teams)).map(({ Identity }) => Identity)).toEqual(['ana@contoso.com']);
      await teams.run('Remove-CsPolicyRollout r');
    }
  });

  it('is refused where two columns have the name that counts', async () => {
    const teams = await open(csv('UPN,UPN\nana@contoso.com,ben@contoso.com\n'));
    expect((await teams.run(newR())).errors).toEqual(['InvalidRolloutInput']);
    const other = await open(csv('UPN,x,x\nana@contoso.com,1,2\n'));
    expect((await other.run(newR())).errors).toEqual([]);
  });

  it('says which columns it looks for', () => expect(guessed.length).toBeGreaterThanOrEqual(15));

  it('warns of users named twice', async () => {
    const teams = await open(csv('User\nana@contoso.com\nana@contoso.com\n'));
    expect((await teams.run(newR())).warnings).toHaveLength(1);
  });
});

describe('the rollout cmdlets', () => {
  const users = csv('User\nana@contoso.com\nben@contoso.com\nnobody@contoso.com\n');

  it('plan, carry out, show and undo', async () => {
    const teams = await open(users);
    const [plan] = (await teams.run(newR())).output.map(plain);
    expect(plan).toMatchObject({ Name: 'r', Status: 'Planned', Rows: 3, Change: 2, Invalid: 1, Pending: 2 });
    const started = await teams.run('Start-CsPolicyRollout r');
    expect(started.errors).toEqual(['RolloutRowsFailed']);
    expect(started.output.map(plain)).toMatchObject([{ Status: 'Completed', Succeeded: 2, Failed: 1, Verified: 2 }]);
    expect((await rows(teams, '-State Failed'))[0]).toMatchObject({ Row: 3, State: 'Failed' });
    expect((await teams.policies.getUser('ana@contoso.com')).policies[type]).toBe('Disabled');
    await teams.run(`Grant-Cs${type} ben@contoso.com UserControlled`);
    expect((await teams.run('Undo-CsPolicyRollout r')).output.map(plain)).toMatchObject([{ Status: 'Undone', Undone: 1, Kept: 1 }]);
    expect((await teams.policies.getUser('ana@contoso.com')).policies[type]).toBeUndefined();
    expect((await teams.run('Remove-CsPolicyRollout r; Get-CsPolicyRollout')).output).toEqual([]);
  });

  it('do both in one go, and change nothing under -WhatIf', async () => {
    const teams = await open(users);
    const command = `Start-CsPolicyRollout r -Path users.csv -PolicyType ${type} -PolicyName Disabled`;
    const dry = await teams.run(`${command} -WhatIf`);
    expect([dry.whatIf.length, dry.errors, dry.output]).toEqual([1, [], []]);
    expect((await teams.run('Get-CsPolicyRollout')).output).toEqual([]);
    expect(teams.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
    expect((await teams.run(command)).output.map(plain)).toMatchObject([{ Succeeded: 2 }]);
  });

  it('ask above a hundred changes', async () => {
    const many = Array.from({ length: 101 }, (_, index) => `User ${index},ana@contoso.com`).join('\n');
    const teams = await open(csv(`Name,User\n${many}\n`));
    await teams.run(newR());
    expect((await teams.run('Start-CsPolicyRollout r')).errors).toEqual([]);
    const { openStore } = await import('../../../src/service/store.ts');
    const { generateTenant } = await import('../../../src/service/tenant-data.ts');
    const store = await openStore(':memory:');
    await generateTenant(store, { users: 150, groups: 0, seed: 1 });
    const large = await open({ store });
    await large.run(`Get-CsOnlineUser | New-CsPolicyRollout large -PolicyType ${type} -PolicyName Disabled`);
    expect((await large.run('Start-CsPolicyRollout large')).errors).toEqual(['NonInteractivePrompt']);
    expect((await large.run('Start-CsPolicyRollout large -Confirm:$false')).output.map(plain)).toMatchObject([{ Succeeded: 150 }]);
  });

  it('stop at too many errors, and go on with those that failed', async () => {
    let failing = true;
    const teams = await open({
      ...users,
      through: (transport) => async (request, signal) =>
        failing && request.method === 'PATCH'
          ? { status: 400, headers: {}, body: { error: { code: 'PolicyNotAssignable', message: 'No.' } } }
          : transport(request, signal),
    });
    await teams.run(newR());
    expect((await teams.run('Start-CsPolicyRollout r -MaxErrors 0 -ThrottleLimit 1')).errors).toEqual(['RolloutStopped', 'RolloutRowsFailed']);
    failing = false;
    const { output } = await teams.run('Resume-CsPolicyRollout r -RetryFailed');
    expect(output.map(plain)).toMatchObject([{ Succeeded: 2, Status: 'Completed' }]);
  });

  it('stop at too large a share of errors, once enough rows are done to tell', async () => {
    const { openStore } = await import('../../../src/service/store.ts');
    const { generateTenant } = await import('../../../src/service/tenant-data.ts');
    const store = await openStore(':memory:');
    await generateTenant(store, { users: 60, groups: 0, seed: 1 });
    const teams = await open({
      store,
      through: (transport) => async (request, signal) =>
        request.method === 'PATCH'
          ? { status: 400, headers: {}, body: { error: { code: 'PolicyNotAssignable', message: 'No.' } } }
          : transport(request, signal),
    });
    await teams.run(`Get-CsOnlineUser | New-CsPolicyRollout r -PolicyType ${type} -PolicyName Disabled`);
    const { errors, output } = await teams.run('Start-CsPolicyRollout r -MaxErrorPercent 5 -ThrottleLimit 1');
    expect(errors).toEqual(['RolloutStopped', 'RolloutRowsFailed']);
    expect(output.map(plain)).toMatchObject([{ Status: 'Stopped', Failed: 20, Pending: 40 }]);
  });

  it('leave the reading back out with -NoVerify, and take -Engine at its word', async () => {
    const teams = await open(users);
    await teams.run(newR());
    expect((await teams.run('Start-CsPolicyRollout r -NoVerify')).output.map(plain)).toMatchObject([{ Succeeded: 2, Verified: 0 }]);
    await teams.run('Undo-CsPolicyRollout r');
    await teams.run(newR().replace(' r ', ' b '));
    await teams.run('Start-CsPolicyRollout b -Engine Batch');
    const failed = (await teams.run('Get-CsPolicyRollout b -Rows -State Failed')).output.map(plain);
    expect(failed).toMatchObject([{ ErrorId: 'BatchNotSupported' }, { ErrorId: 'BatchNotSupported' }, { Effect: 'Invalid' }]);
  });

  it('are not started again once they were undone', async () => {
    const teams = await open(csv('User\nana@contoso.com\n'));
    await teams.run(`Start-CsPolicyRollout r -Path users.csv -PolicyType ${type} -PolicyName Disabled`);
    await teams.run('Undo-CsPolicyRollout r');
    expect((await teams.run('Start-CsPolicyRollout r')).errors).toEqual(['RolloutNotPlanned']);
    expect(column((await teams.run('Get-CsPolicyRollout r')).output, 'Status')).toEqual(['Undone']);
  });

  it('are listed though one of them is damaged', async () => {
    const teams = await open(csv('User\nana@contoso.com\n'));
    for (const name of ['a', 'b', 'c']) await teams.run(`New-CsPolicyRollout ${name} -Path users.csv -PolicyType ${type} -PolicyName Disabled`);
    await teams.run('Start-CsPolicyRollout b');
    const [profile = ''] = readdirSync(folder);
    appendFileSync(join(folder, profile, 'b', 'journal.ndjson'), 'garbage\n');
    const { output, errors } = await teams.run('Get-CsPolicyRollout');
    expect(column(output, 'Name')).toEqual(['a', 'c']);
    expect(errors).toEqual(['RolloutDamaged']);
  });

  it('show rows that CSV keeps', async () => {
    const teams = await open(users);
    await teams.run(newR());
    const { output } = await teams.run('Get-CsPolicyRollout r -Rows -State Pending | ConvertTo-Csv');
    expect(output).toHaveLength(3);
    expect(output[1]).toContain('ana@contoso.com');
  });

  it('write a result with a line for each row, in its order', async () => {
    const written: Record<string, string> = {};
    const teams = await open({ ...users, written });
    await teams.run(newR());
    await teams.run('Start-CsPolicyRollout r -ResultPath result.csv');
    const lines = (written['result.csv'] ?? '').trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Row,Identity,UserPrincipalName,ObjectId,/);
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2))).toEqual([
      ['1', 'ana@contoso.com'],
      ['2', 'ben@contoso.com'],
      ['3', 'nobody@contoso.com'],
    ]);
  });

  it.each([
    ['Start-CsPolicyRollout none', 'RolloutNotFound'],
    ['Resume-CsPolicyRollout none', 'RolloutNotFound'],
    ['Undo-CsPolicyRollout none', 'RolloutNotFound'],
    ['Remove-CsPolicyRollout none', 'RolloutNotFound'],
    ['Get-CsPolicyRollout none', 'RolloutNotFound'],
    [`${newR()}; ${newR()}`, 'RolloutAlreadyExists'],
  ])('%s fails with %s', async (text, id) => expect((await (await open(users)).run(text)).errors).toEqual([id]));

  it('carry nothing out in another tenant', async () => {
    const teams = await open(users);
    await teams.run(newR());
    const other = await open({
      through: (transport) => async (request, signal) => {
        const response = await transport(request, signal);
        return request.path === '/Teams.Tenant/tenants' ? { ...response, body: { ...(response.body as object), tenantId: 'another' } } : response;
      },
    });
    expect((await other.run('Start-CsPolicyRollout r')).errors).toEqual(['RolloutOtherTenant']);
  });
});
