import { describe, expect, it } from 'vitest';
import { policyCmdlet } from '../../../src/cmdlets/policy/policy-cmdlet.ts';
import { configurationNames, loadDefinition } from '../../../src/policy/configurations.ts';
import { column, plain, teamsSession } from '../teams-session.ts';

describe.each(configurationNames)("%s's cmdlets", (name) => {
  it('have examples that run on a fresh sandbox', async () => {
    const type = await loadDefinition(name);
    for (const verb of type.verbs) {
      const teams = await teamsSession();
      for (const { run } of (await policyCmdlet(verb, type)).examples) expect([run, (await teams.run(run)).errors]).toEqual([run, []]);
    }
  });
});

describe('tenant-wide configurations', () => {
  it('have one instance, which is changed and not made', async () => {
    const teams = await teamsSession();
    await teams.run('Set-CsTeamsClientConfiguration -AllowBox $false -ContentPin AlwaysRequired');
    const { output } = await teams.run('Get-CsTeamsClientConfiguration');
    expect(output.map(plain)).toEqual([expect.objectContaining({ Identity: 'Global', AllowBox: false, ContentPin: 'AlwaysRequired', AllowGoogleDrive: null })]);
    expect((await teams.run('Get-CsTeamsClientConfiguration -Identity Other')).errors).toEqual(['PolicyNotFound']);
    expect((await teams.run('New-CsTeamsClientConfiguration X')).errors).toEqual(['CommandNotFoundException']);
    await expect(teams.policies.createPolicy('TeamsClientConfiguration', { Identity: 'X' })).rejects.toMatchObject({ id: 'MethodNotAllowed' });
  });

  it('are no policy types', async () => {
    const teams = await teamsSession();
    expect((await teams.run('Get-CsPolicyType TeamsClientConfiguration')).errors).toEqual(['PolicyTypeNotFound']);
    await expect(teams.policies.assignToUser('TeamsClientConfiguration', 'ana@contoso.com', 'Global')).rejects.toMatchObject({ id: 'PolicyTypeNotFound' });
  });

  it('keep the telephone usages', async () => {
    const teams = await teamsSession();
    await teams.run("Set-CsOnlinePstnUsage -Identity Global -Usage @{ Add = 'Local', 'International' }");
    await teams.run("Set-CsOnlinePstnUsage -Identity Global -Usage @{ Remove = 'Local' }");
    expect(column((await teams.run('Get-CsOnlinePstnUsage')).output, 'Usage')).toEqual([['International']]);
  });

  it('know parameters that the reference names twice', async () => {
    const teams = await teamsSession();
    expect((await teams.run('Set-CsTeamsExternalAccessConfiguration -BlockExternalUserAccess $true')).errors).toEqual([]);
    expect(column((await teams.run('Get-CsTeamsExternalAccessConfiguration')).output, 'BlockExternalAccessUserAccess')).toEqual([true]);
  });
});
