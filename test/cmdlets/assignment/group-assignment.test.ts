import { beforeEach, describe, expect, it } from 'vitest';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
});

const give = (group: string, rest = '') => `New-CsGroupPolicyAssignment -GroupId ${group} -PolicyType ${type} -PolicyName Disabled ${rest}`;

describe('the group assignment cmdlets', () => {
  it('assign, list and take away; ranks stay 1, 2, 3', async () => {
    await teams.run(`${give('legal@contoso.com')}; ${give('sales@contoso.com')}; ${give('board@contoso.com', '-Rank 1')}`);
    expect(column((await teams.run('Get-CsGroupPolicyAssignment')).output, 'Rank')).toEqual([1, 2, 3]);
    const { output } = await teams.run(`Remove-CsGroupPolicyAssignment -GroupId legal@contoso.com -PolicyType ${type} -PassThru`);
    expect(output).toEqual([true]);
    expect(column((await teams.run(`Get-CsGroupPolicyAssignment -PolicyType ${type}`)).output, 'Rank')).toEqual([1, 2]);
  });

  it('write the assignment with its documented properties', async () => {
    const [assignment] = (await teams.run(give('legal@contoso.com', '-PassThru'))).output.map(plain);
    expect(assignment).toMatchObject({ PolicyType: type, PolicyName: 'Disabled', Rank: 1, CreatedBy: 'local' });
    expect(Object.keys(assignment as object)).toEqual(['GroupId', 'PolicyType', 'PolicyName', 'Rank', 'CreatedTime', 'CreatedBy']);
  });

  it('list those of one group, named by its address', async () => {
    await teams.run(`${give('legal@contoso.com')}; ${give('sales@contoso.com')}`);
    expect((await teams.run('Get-CsGroupPolicyAssignment -GroupId sales@contoso.com')).output).toHaveLength(1);
  });

  it.each([
    ['Get-CsGroupPolicyAssignment -GroupId nobody', 'GroupNotFound'],
    ['Get-CsGroupPolicyAssignment -PolicyType Nothing', 'PolicyTypeNotFound'],
    [give('nobody'), 'GroupNotFound'],
    [`New-CsGroupPolicyAssignment -GroupId legal@contoso.com -PolicyType ${type} -PolicyName Nobody -WhatIf`, 'PolicyNotFound'],
    [`Remove-CsGroupPolicyAssignment -GroupId legal@contoso.com -PolicyType ${type}`, 'GroupAssignmentNotFound'],
    [`Remove-CsGroupPolicyAssignment -GroupId legal@contoso.com -PolicyType ${type} -WhatIf`, 'GroupAssignmentNotFound'],
  ])('%s fails with %s', async (text, id) => {
    expect((await teams.run(text)).errors).toEqual([id]);
  });

  it('foretell the sixty-fifth group under -WhatIf', async () => {
    const full = await teamsSession({
      through: (transport) => async (request, signal) =>
        request.path.endsWith('/groupPolicyAssignments')
          ? { status: 200, headers: {}, body: Array.from({ length: 64 }, (_, index) => ({ ...sampleAssignment, GroupId: `group-${index}`, Rank: index + 1 })) }
          : transport(request, signal),
    });
    expect((await full.run(`${give('legal@contoso.com')} -WhatIf`)).errors).toEqual(['GroupAssignmentLimit']);
    expect((await full.run(`Grant-Cs${type} -Group legal@contoso.com -PolicyName Disabled -WhatIf`)).errors).toEqual(['GroupAssignmentLimit']);
  });
});

const sampleAssignment = { PolicyType: type, PolicyName: 'Disabled', CreatedTime: '2026-01-02T03:04:05Z', CreatedBy: 'local' };
