import { beforeEach, describe, expect, it } from 'vitest';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
  await teams.run('New-CsTeamsMessagingPolicy Strict; New-CsTeamsMeetingPolicy Quiet');
});

const make = "New-CsCustomPolicyPackage -Identity Reception -PolicyList 'TeamsMessagingPolicy, Strict', 'teamsmeetingpolicy: quiet' -Description 'Front desk'";
const packageOf = async (user: string) => column((await teams.run(`Get-CsUserPolicyPackage ${user}`)).output, 'Name');
const policiesOf = async (user: string) =>
  Object.fromEntries((await teams.policies.getUserAssignments(user)).map(({ policyType, policyName }) => [policyType, policyName]));

describe('custom packages', () => {
  it('are made, replaced and removed', async () => {
    expect((await teams.run(make)).errors).toEqual([]);
    const [made] = (await teams.run('Get-CsPolicyPackage RECEPTION')).output;
    expect(plain(made)).toEqual({
      Name: 'Reception',
      Description: 'Front desk',
      PackageType: 'Custom',
      Policies: { TeamsMessagingPolicy: 'Strict', TeamsMeetingPolicy: 'Quiet' },
    });
    await teams.run("Update-CsCustomPolicyPackage -Identity Reception -PolicyList 'TeamsMeetingPolicy Quiet'");
    const [changed] = (await teams.run('Get-CsPolicyPackage Reception')).output;
    expect(plain(changed)).toMatchObject({ Description: 'Front desk', Policies: { TeamsMeetingPolicy: 'Quiet' } });
    await teams.run('Remove-CsCustomPolicyPackage -Identity Reception');
    expect((await teams.run('Get-CsPolicyPackage Reception')).errors).toEqual(['PolicyNotFound']);
  });

  it.each([
    ["New-CsCustomPolicyPackage -Identity X -PolicyList 'TeamsMessagingPolicy'", ['InvalidInput']],
    ["New-CsCustomPolicyPackage -Identity X -PolicyList 'TeamsMessagingPolicy, None'", ['PolicyNotFound']],
    ["New-CsCustomPolicyPackage -Identity X -PolicyList 'NoSuchPolicy, None'", ['PolicyTypeNotFound']],
    ["New-CsCustomPolicyPackage -Identity education_teacher -PolicyList 'TeamsMessagingPolicy, Strict'", ['PolicyAlreadyExists']],
    ["Update-CsCustomPolicyPackage -Identity Education_Teacher -PolicyList 'TeamsMessagingPolicy, Strict'", ['MethodNotAllowed']],
    ['Remove-CsCustomPolicyPackage -Identity Education_Teacher', ['MethodNotAllowed']],
    ['Remove-CsCustomPolicyPackage -Identity None', ['PolicyNotFound']],
    ['Grant-CsUserPolicyPackage ana@contoso.com None', ['PolicyNotFound']],
    ["Grant-CsGroupPolicyPackageAssignment -GroupId legal@contoso.com -PackageName Education_Teacher -PolicyRankings 'TeamsMeetingPolicy, 0'", ['InvalidRank']],
    [
      "Grant-CsGroupPolicyPackageAssignment -GroupId legal@contoso.com -PackageName Education_Teacher -PolicyRankings 'TeamsMeetingPolicy, x'",
      ['InvalidInput'],
    ],
  ])('have their rules: %s', async (text, errors) => expect((await teams.run(text)).errors).toEqual(errors));
});

describe('packages are granted', () => {
  it('to users, all or none', async () => {
    await teams.run(make);
    expect((await teams.run('Grant-CsUserPolicyPackage ana@contoso.com,nobody@contoso.com Reception')).errors).toEqual(['UserNotFound']);
    expect([await packageOf('ana@contoso.com'), await policiesOf('ana@contoso.com')]).toEqual([[], {}]);
    await teams.run('Grant-CsUserPolicyPackage ana@contoso.com,ben@contoso.com Reception');
    expect(await packageOf('ben@contoso.com')).toEqual(['Reception']);
    expect(await policiesOf('ben@contoso.com')).toEqual({ TeamsMeetingPolicy: 'Quiet', TeamsMessagingPolicy: 'Strict' });
    await teams.run('Grant-CsUserPolicyPackage ben@contoso.com -PackageName $null');
    expect([await packageOf('ben@contoso.com'), Object.keys(await policiesOf('ben@contoso.com')).length]).toEqual([[], 2]);
  });

  it('to 20 users at once at most', async () => {
    const users = (count: number) => Array.from({ length: count }, () => 'ana@contoso.com').join(',');
    expect((await teams.run(`Grant-CsUserPolicyPackage ${users(20)} Education_Teacher`)).errors).toEqual([]);
    expect((await teams.run(`Grant-CsUserPolicyPackage ${users(21)} Education_Teacher`)).errors).toEqual(['BatchTooLarge']);
  });

  it('to groups, by rank', async () => {
    await teams.run('Grant-CsTeamsMeetingPolicy -Group sales@contoso.com -PolicyName Quiet');
    await teams.run("Grant-CsGroupPolicyPackageAssignment -GroupId legal@contoso.com -PackageName Education_Teacher -PolicyRankings 'TeamsMeetingPolicy, 1'");
    const ranks = (await teams.policies.listGroupAssignments({ type: 'TeamsMeetingPolicy' })).map(({ policyName, rank }) => [policyName, rank]);
    expect(ranks).toEqual([
      ['Education_Teacher', 1],
      ['Quiet', 2],
    ]);
    expect(await teams.policies.listGroupAssignments({})).toHaveLength(6);
  });

  it('in batches, user by user', async () => {
    await teams.run(make);
    const [id] = (await teams.run('New-CsBatchPolicyPackageAssignmentOperation -Identity ana@contoso.com,nobody@contoso.com -PackageName Reception')).output;
    const { overallStatus, userState } = await teams.policies.getBatch(typeof id === 'string' ? id : '');
    expect([overallStatus, userState?.map(({ result }) => result === 'Success')]).toEqual(['Completed', [true, false]]);
    expect(await packageOf('ana@contoso.com')).toEqual(['Reception']);
  });

  it('but not under -WhatIf', async () => {
    await teams.run('Grant-CsUserPolicyPackage ana@contoso.com Education_Teacher -WhatIf');
    expect(await packageOf('ana@contoso.com')).toEqual([]);
  });
});

it('recommends nothing that it cannot know', async () => {
  expect(column((await teams.run('Get-CsUserPolicyPackageRecommendation ana@contoso.com')).output, 'Recommendation')).toEqual(['none', 'none']);
  expect((await teams.run('Get-CsUserPolicyPackageRecommendation nobody@contoso.com')).errors).toEqual(['UserNotFound']);
});
