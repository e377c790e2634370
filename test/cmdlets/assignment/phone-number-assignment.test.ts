import { beforeEach, describe, expect, it } from 'vitest';
import { plain, teamsSession, type TeamsSession } from '../teams-session.ts';

const number = '+14255550100';
let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
  await teams.run('New-CsTenantDialPlan Berlin; New-CsOnlineVoiceRoutingPolicy Local');
});

const assign = (rest: string) => teams.run(`Set-CsPhoneNumberPolicyAssignment -TelephoneNumber '${number}' ${rest}`);
const assigned = async (rest = '') => (await teams.run(`Get-CsPhoneNumberPolicyAssignment ${rest}`)).output.map(plain);

describe('policies of telephone numbers', () => {
  it('are assigned, listed and taken away', async () => {
    expect((await assign('-PolicyType TenantDialPlan -PolicyName Tag:berlin')).errors).toEqual([]);
    await assign('-PolicyType OnlineVoiceRoutingPolicy -PolicyName Local');
    const plan = {
      TelephoneNumber: number,
      PolicyType: 'TenantDialPlan',
      PolicyName: 'Berlin',
      Authority: 'Tenant',
      AssignmentType: 'Direct',
      Reference: null,
    };
    expect(await assigned(`-TelephoneNumber 'tel:${number}'`)).toEqual([{ ...plan, PolicyType: 'OnlineVoiceRoutingPolicy', PolicyName: 'Local' }, plan]);
    expect(await assigned('-PolicyType tenantdialplan -PolicyName BERLIN')).toEqual([plan]);
    expect(await assigned("-Identity '+49301234'")).toEqual([]);
    expect((await teams.run('Get-CsPhoneNumberPolicyAssignment -PolicyType TenantDialPlan -ResultSize 0')).output).toEqual([]);
    await assign('-PolicyType TenantDialPlan');
    expect(await assigned('-PolicyType TenantDialPlan')).toEqual([]);
  });

  it.each([
    ['-PolicyType TeamsMeetingPolicy -PolicyName $null', ['PolicyNotAssignable']],
    ['-PolicyType TenantDialPlan -PolicyName Global', ['PolicyNotAssignable']],
    ['-PolicyType TenantDialPlan -PolicyName None', ['PolicyNotFound']],
    ['-PolicyType TenantDialPlan -PolicyName None -WhatIf', ['PolicyNotFound']],
    ['-PolicyType NoSuchType -PolicyName Berlin', ['PolicyTypeNotFound']],
  ])('have their rules: %s', async (rest, errors) => expect((await assign(rest)).errors).toEqual(errors));

  it('are for numbers', async () => {
    expect((await teams.run('Set-CsPhoneNumberPolicyAssignment -TelephoneNumber nobody -PolicyType TenantDialPlan -PolicyName Berlin')).errors).toEqual([
      'InvalidRequest',
    ]);
  });

  it('are kept while numbers have them', async () => {
    await assign('-PolicyType TenantDialPlan -PolicyName Berlin');
    expect((await teams.run('Remove-CsTenantDialPlan Berlin')).errors).toEqual(['PolicyInUse']);
    await assign('-PolicyType TenantDialPlan');
    expect((await teams.run('Remove-CsTenantDialPlan Berlin')).errors).toEqual([]);
  });

  it('are not changed under -WhatIf', async () => {
    await assign('-PolicyType TenantDialPlan -PolicyName Berlin -WhatIf');
    expect(await assigned()).toEqual([]);
  });
});
