import { describe, expect, it } from 'vitest';
import { column, plain, teamsSession } from '../teams-session.ts';

describe('Get-CsPolicyType', () => {
  it('lists all types without asking the service', async () => {
    const teams = await teamsSession();
    expect((await teams.run('Get-CsPolicyType')).output).toHaveLength(53);
    expect(teams.requests).toEqual([]);
  });

  it('tells what a type is', async () => {
    const [type] = (await (await teamsSession()).run('Get-CsPolicyType csteamsupgradepolicy')).output;
    expect(plain(type)).toMatchObject({
      Name: 'TeamsUpgradePolicy',
      Verbs: ['Get', 'Grant'],
      Cmdlets: ['Get-CsTeamsUpgradePolicy', 'Grant-CsTeamsUpgradePolicy'],
      SettingCount: 4,
      NewInstances: false,
      GroupAssignment: 'conflicting',
      BatchAssignment: true,
    });
  });

  it('tells of each setting how sure it is', async () => {
    const teams = await teamsSession();
    const settings = (await teams.run('Get-CsPolicyType TeamsEmergencyCallingPolicy -Detailed')).output;
    expect(settings.map(plain)).toContainEqual(
      expect.objectContaining({ Name: 'ExternalLocationLookupMode', Certainty: 'uncertain', Values: ['Enabled', 'Disabled'] }),
    );
    const uncertain = (await teams.run("Get-CsPolicyType -Detailed | Where-Object Certainty -eq 'uncertain'")).output;
    expect(uncertain).toHaveLength(21);
    expect((await teams.run("Get-CsPolicyType -Detailed | Where-Object Certainty -eq 'probable'")).output).toHaveLength(37);
  });

  it('takes patterns, and refuses names that do not exist', async () => {
    const teams = await teamsSession();
    expect(column((await teams.run('Get-CsPolicyType *Voicemail*')).output, 'Name')).toEqual(['OnlineVoicemailPolicy']);
    expect((await teams.run('Get-CsPolicyType Nothing')).errors).toEqual(['PolicyTypeNotFound']);
    expect((await teams.run('Get-CsPolicyType Nothing*')).output).toEqual([]);
  });
});
