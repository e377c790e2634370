import { describe, expect, it } from 'vitest';
import { connectMicrosoftTeams } from '../../../src/cmdlets/connection/connect-microsoft-teams.ts';
import { goodToken, plain, teamsSession } from '../teams-session.ts';

const uri = 'https://teams.example';

describe('Connect-MicrosoftTeams', () => {
  it('connects to the sandbox without parameters', async () => {
    const teams = await teamsSession();
    const [connected] = (await teams.run('Connect-MicrosoftTeams')).output.map(plain);
    expect(connected).toMatchObject({ Environment: 'Sandbox', Tenant: 'contoso.com' });
    expect(Object.keys(connected as object)).toEqual(['Account', 'Environment', 'Tenant', 'TenantId']);
  });

  it('keeps a service under a name, and leaves the token where it is, in the environment', async () => {
    const teams = await teamsSession({ environmentToken: goodToken });
    expect((await teams.run(`Connect-MicrosoftTeams -ServiceUri ${uri} -ProfileName lab`)).errors).toEqual([]);
    expect(await teams.connection.current()).toMatchObject({ name: 'lab', kind: 'service', serviceUri: uri, tenant: 'contoso.com' });
    expect(JSON.stringify([...teams.connection.saved])).not.toContain(goodToken);
    expect((await teams.run('Connect-MicrosoftTeams -ProfileName lab')).errors).toEqual([]);
  });

  it('reads the token from a file, or asks for it without echo', async () => {
    const fromFile = await teamsSession({ files: { 'token.txt': `${goodToken}\n` } });
    expect((await fromFile.run(`Connect-MicrosoftTeams -ServiceUri ${uri} -TokenFile token.txt -ProfileName lab`)).errors).toEqual([]);
    expect(fromFile.connection.saved.get('lab')).toMatchObject({ profile: { tokenFile: '/work/token.txt' }, token: undefined });
    const asked: unknown[] = [];
    const readLine = async (_prompt: string, options?: { readonly secret?: boolean }) => {
      asked.push(options);
      return goodToken;
    };
    const fromPerson = await teamsSession({ host: { interactive: true, readLine } });
    expect((await fromPerson.run(`Connect-MicrosoftTeams -ServiceUri ${uri}`)).errors).toEqual([]);
    expect(asked).toEqual([{ secret: true }]);
  });

  it.each([
    ['a wrong token', { environmentToken: 'wrong' }, 'Unauthorized'],
    ['an unusable token', { environmentToken: 'two words' }, 'Unauthorized'],
    ['nobody to ask', {}, 'NonInteractivePrompt'],
  ])('saves nothing with %s', async (_, options, id) => {
    const teams = await teamsSession(options);
    expect((await teams.run(`Connect-MicrosoftTeams -ServiceUri ${uri} -ProfileName lab`)).errors).toEqual([id]);
    expect(teams.connection.saved.size).toBe(0);
    expect((await teams.connection.current()).kind).toBe('sandbox');
  });

  it('has examples that run', async () => {
    const teams = await teamsSession();
    for (const { run } of connectMicrosoftTeams.examples) expect([run, (await teams.run(run)).errors]).toEqual([run, []]);
  });

  it('saves nothing under -WhatIf', async () => {
    const teams = await teamsSession({ environmentToken: goodToken });
    expect((await teams.run(`Connect-MicrosoftTeams -ServiceUri ${uri} -WhatIf`)).whatIf).toHaveLength(1);
    expect(teams.connection.saved.size).toBe(0);
  });

  it('returns to a connection made before, by its name', async () => {
    const teams = await teamsSession({ environmentToken: goodToken });
    await teams.run(`Connect-MicrosoftTeams -ServiceUri ${uri} -ProfileName lab; Connect-MicrosoftTeams`);
    expect((await teams.connection.current()).kind).toBe('sandbox');
    await teams.run('Connect-MicrosoftTeams -ProfileName lab');
    expect((await teams.connection.current()).name).toBe('lab');
    expect((await teams.run('Connect-MicrosoftTeams -ProfileName other')).errors).toEqual(['ProfileNotFound']);
  });
});

describe('Disconnect-MicrosoftTeams', () => {
  it('forgets the current connection', async () => {
    const teams = await teamsSession({ environmentToken: goodToken });
    await teams.run(`Connect-MicrosoftTeams -ServiceUri ${uri} -ProfileName lab; Disconnect-MicrosoftTeams`);
    expect(teams.connection.saved.size).toBe(0);
    expect((await teams.connection.current()).kind).toBe('sandbox');
    expect((await teams.run('Disconnect-MicrosoftTeams')).errors).toEqual([]);
  });
});
