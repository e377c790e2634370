import { beforeEach, describe, expect, it } from 'vitest';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

const id = 'd93fefc7-93cc-4d44-9a5d-344b0fff2899';
let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
  await teams.run('New-CsTeamsComplianceRecordingPolicy -Identity Contoso -Enabled $true');
});

const applications = async () => column((await teams.run('Get-CsTeamsComplianceRecordingApplication')).output, 'Identity');

describe('recording applications', () => {
  it('are added to a policy, changed and taken out', async () => {
    await teams.run(`New-CsTeamsComplianceRecordingApplication -Parent Contoso -Id ${id}`);
    expect(await applications()).toEqual([`Tag:Contoso/${id}`]);
    expect(
      (await teams.run(`Set-CsTeamsComplianceRecordingApplication -Identity 'tag:contoso/${id}' -RequiredDuringCall $false -ConcurrentInvitationCount 2`))
        .errors,
    ).toEqual([]);
    const [application] = (await teams.run(`Get-CsTeamsComplianceRecordingApplication -Identity 'Tag:Contoso/${id}'`)).output;
    expect(plain(application)).toMatchObject({ Id: id, RequiredDuringCall: false, RequiredDuringMeeting: true, ConcurrentInvitationCount: 2 });
    expect((await teams.run('Get-CsTeamsComplianceRecordingApplication | Remove-CsTeamsComplianceRecordingApplication')).errors).toEqual([]);
    expect(await applications()).toEqual([]);
  });

  it('have stand-ins that are set and taken away', async () => {
    await teams.run(`New-CsTeamsComplianceRecordingApplication -Identity Contoso/${id}`);
    const pairs = async () => column((await teams.run('Get-CsTeamsComplianceRecordingApplication')).output, 'ComplianceRecordingPairedApplications').map(plain);
    await teams.run(
      `Get-CsTeamsComplianceRecordingApplication | Set-CsTeamsComplianceRecordingApplication -ComplianceRecordingPairedApplications @(New-CsTeamsComplianceRecordingPairedApplication -Id x)`,
    );
    expect(await pairs()).toEqual([[{ Id: 'x' }]]);
    await teams.run(`Set-CsTeamsComplianceRecordingApplication -Identity Contoso/${id} -ComplianceRecordingPairedApplications $null`);
    expect(await pairs()).toEqual([null]);
  });

  it('are made in memory for a policy that takes them', async () => {
    const made = await teams.run(`New-CsTeamsComplianceRecordingApplication -Parent Contoso -Id ${id} -InMemory`);
    expect([made.output.length, await applications()]).toEqual([1, []]);
    await teams.run(
      `Set-CsTeamsComplianceRecordingPolicy -Identity Contoso -ComplianceRecordingApplications @(New-CsTeamsComplianceRecordingApplication -Parent Contoso -Id ${id})`,
    );
    expect(await applications()).toEqual([`Tag:Contoso/${id}`]);
  });

  it.each([
    [`New-CsTeamsComplianceRecordingApplication -Parent Nobody -Id ${id}`, ['PolicyNotFound']],
    [`Set-CsTeamsComplianceRecordingApplication -Identity Contoso/${id} -RequiredDuringCall $false`, ['PolicyNotFound']],
    [`Remove-CsTeamsComplianceRecordingApplication -Identity Contoso/${id}`, ['PolicyNotFound']],
    [`Get-CsTeamsComplianceRecordingApplication -Identity Contoso/${id}`, ['PolicyNotFound']],
    ['Remove-CsTeamsComplianceRecordingApplication -Identity Contoso', ['InvalidInput']],
  ])('that are not there cannot be had: %s', async (text, errors) => expect((await teams.run(text)).errors).toEqual(errors));

  it('are not added twice, and not at all under -WhatIf', async () => {
    expect((await teams.run(`New-CsTeamsComplianceRecordingApplication -Parent Contoso -Id ${id} -WhatIf`)).output).toEqual([]);
    expect(await applications()).toEqual([]);
    await teams.run(`New-CsTeamsComplianceRecordingApplication -Parent Contoso -Id ${id}`);
    expect((await teams.run(`New-CsTeamsComplianceRecordingApplication -Parent CONTOSO -Id ${id.toUpperCase()}`)).errors).toEqual(['PolicyAlreadyExists']);
  });
});
