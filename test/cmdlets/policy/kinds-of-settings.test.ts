import { describe, expect, it } from 'vitest';
import { column, plain, teamsSession } from '../teams-session.ts';

describe('lists', () => {
  it('are changed by @{ Add; Remove; Replace }', async () => {
    const teams = await teamsSession();
    const usages = async () => column((await teams.run('Get-CsOnlineVoiceRoutingPolicy P')).output, 'OnlinePstnUsages')[0];
    await teams.run("New-CsOnlineVoiceRoutingPolicy P -OnlinePstnUsages @{ Add = 'Local', 'US' }");
    expect(await usages()).toEqual(['Local', 'US']);
    await teams.run("Set-CsOnlineVoiceRoutingPolicy P -OnlinePstnUsages @{ add = 'World'; remove = 'LOCAL' }");
    expect(await usages()).toEqual(['US', 'World']);
    await teams.run("Set-CsOnlineVoiceRoutingPolicy P -OnlinePstnUsages @{ Replace = 'One' }");
    expect(await usages()).toEqual(['One']);
    await teams.run('Set-CsOnlineVoiceRoutingPolicy P -OnlinePstnUsages @()');
    expect(await usages()).toEqual([]);
  });

  it('take objects, and hashtables that are no change', async () => {
    const teams = await teamsSession();
    await teams.run(
      "Set-CsTeamsEmergencyCallRoutingPolicy Global -EmergencyNumbers @{ Add = @{ EmergencyDialString = '112' }, @{ EmergencyDialString = '911' } }",
    );
    await teams.run("Set-CsTeamsEmergencyCallRoutingPolicy Global -EmergencyNumbers @{ Remove = @{ EmergencyDialString = '112' } }");
    const [policy] = (await teams.run('Get-CsTeamsEmergencyCallRoutingPolicy Global')).output;
    expect(plain(policy)).toMatchObject({ EmergencyNumbers: [{ EmergencyDialString: '911', EmergencyDialMask: null, OnlinePSTNUsage: null }] });
    expect((await teams.run("Set-CsTeamsTemplatePermissionPolicy Global -HiddenTemplates @{ Id = 'a' }")).errors).toEqual([]);
    expect((await teams.run("Set-CsTeamsTemplatePermissionPolicy Global -HiddenTemplates 'a'")).errors).toEqual(['InvalidSettingValue']);
  });
});

describe('time spans', () => {
  it('are durations for scripts, in bounds', async () => {
    const teams = await teamsSession();
    await teams.run("Set-CsOnlineVoicemailPolicy Global -MaximumRecordingLength ([TimeSpan]'00:05:00')");
    expect((await teams.run('(Get-CsOnlineVoicemailPolicy Global).MaximumRecordingLength.TotalSeconds -eq 300')).output).toEqual([true]);
    expect((await teams.run('Set-CsOnlineVoicemailPolicy Global -MaximumRecordingLength 00:20:00')).errors).toEqual(['InvalidSettingValue']);
  });
});

describe('doubtful values', () => {
  it('are warned of and reach the service', async () => {
    const teams = await teamsSession();
    const run = await teams.run('Set-CsTeamsEmergencyCallingPolicy Global -ExternalLocationLookupMode Sometimes');
    expect([run.errors, run.warnings.length]).toEqual([[], 1]);
    expect(await teams.policies.getPolicy('TeamsEmergencyCallingPolicy', 'Global')).toMatchObject({ ExternalLocationLookupMode: 'Sometimes' });
    expect((await teams.run('Set-CsTeamsEmergencyCallingPolicy Global -ExternalLocationLookupMode enabled')).warnings).toEqual([]);
  });

  it('are warned of where a setting needs another', async () => {
    const teams = await teamsSession();
    expect((await teams.run('New-CsTeamsUpdateManagementPolicy P -UpdateTime 09:30')).warnings).toHaveLength(1);
    expect((await teams.run('New-CsTeamsUpdateManagementPolicy Q -UpdateTime 09:30 -AllowManagedUpdates $true')).warnings).toEqual([]);
  });
});

describe('the odd cmdlets', () => {
  it.each([
    ['Grant-CsDialoutPolicy -Identity ana@contoso.com -PolicyName DialoutCPCandPSTNDisabled', []],
    ['Grant-CsOnlineDialOutPolicy -Global -PolicyName $null', ['CommandNotFoundException']],
    ['Grant-CsDialoutPolicy -Group legal@contoso.com -PolicyName DialoutCPCandPSTNDisabled', ['NamedParameterNotFound']],
    ['New-CsTeamsUpgradePolicy X', ['CommandNotFoundException']],
    ['Grant-CsTeamsUpgradePolicy ana@contoso.com UpgradeToTeams -MigrateMeetingsToTeams $false', []],
    ['Grant-CsExternalAccessPolicy -Group legal@contoso.com -PolicyName $null', ['MissingMandatoryParameter']],
    ['Grant-CsExternalAccessPolicy -Group legal@contoso.com -PolicyName $null -Rank 1', []],
    ['Grant-CsTeamsAIPolicy ana@contoso.com -PolicyName $null', ['MissingMandatoryParameter']],
    ['Grant-CsTeamsAIPolicy -Identity ana@contoso.com -PolicyName $null -PassThru', ['NamedParameterNotFound']],
    ['Set-CsTeamsChannelsPolicy Global -Description x', ['NamedParameterNotFound']],
    ['New-CsTeamsMeetingPolicy P -AutoRecording Enabled', ['NamedParameterNotFound']],
    ['Set-CsTeamsMediaConnectivityPolicy -Identity Global', ['MissingMandatoryParameter']],
    ['Set-CsExternalAccessPolicy Global -CommunicationWithExternalOrgs BlockAllExternalDomains', ['InvalidSettingValue']],
    ['Set-CsTeamsMeetingPolicy Global -NewMeetingRecordingExpirationDays -1', []],
    ['Set-CsTeamsMeetingPolicy Global -NewMeetingRecordingExpirationDays 0', ['InvalidSettingValue']],
    ["Set-CsTeamsMeetingPolicy Global -AllowedStreamingMediaInput 'RTMP, SRT'", []],
  ])('stay as documented: %s', async (text, errors) => {
    const run = await (await teamsSession()).run(text);
    expect(run.errors).toEqual(errors);
  });

  it('take instances from the pipeline to change and to remove them', async () => {
    const teams = await teamsSession();
    await teams.run("New-CsOnlineVoiceRoutingPolicy P -OnlinePstnUsages 'Local'");
    const changed = await teams.run(
      "Get-CsOnlineVoiceRoutingPolicy | Where-Object OnlinePstnUsages -contains 'Local' | Set-CsOnlineVoiceRoutingPolicy -Description 'By pipe'",
    );
    expect(changed.errors).toEqual([]);
    expect(await teams.policies.getPolicy('OnlineVoiceRoutingPolicy', 'P')).toMatchObject({ Description: 'By pipe' });
    expect((await teams.run("Get-CsOnlineVoiceRoutingPolicy -Filter 'Tag:*' | Remove-CsOnlineVoiceRoutingPolicy")).errors).toEqual([]);
    expect(await teams.policies.listPolicies('OnlineVoiceRoutingPolicy')).toHaveLength(1);
  });
});
