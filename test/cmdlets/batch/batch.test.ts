import { beforeEach, describe, expect, it } from 'vitest';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

const type = 'TeamsCallingPolicy';
let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
  await teams.run(`New-Cs${type} Pilot`);
});

const submit = (users: string, rest = '') => `New-CsBatchPolicyAssignmentOperation -Identity ${users} -PolicyType ${type} -PolicyName Pilot ${rest}`;

describe('the batch cmdlets', () => {
  it('submit a batch and write its id, which the other one takes from the pipeline', async () => {
    const { output, errors } = await teams.run(
      `${submit('ana@contoso.com, ben@contoso.com', '-OperationName Mine')} | Get-CsBatchPolicyAssignmentOperation -Wait`,
    );
    expect(errors).toEqual([]);
    expect(output.map(plain)).toMatchObject([{ OperationName: 'Mine', OverallStatus: 'Completed', CompletedCount: 2, ErrorCount: 0 }]);
    expect(column((await teams.run(`Get-CsUserPolicyAssignment -Identity ana@contoso.com -PolicyType ${type}`)).output, 'PolicyName')).toEqual(['Pilot']);
  });

  it('wait, and show the state of each user', async () => {
    const { output } = await teams.run(submit('ana@contoso.com, chloe@contoso.com', '-Wait'));
    expect(output.map(plain)).toMatchObject([
      {
        ErrorCount: 1,
        UserState: [
          { Id: 'ana@contoso.com', Result: 'Success', State: 'Completed' },
          { Id: 'chloe@contoso.com', Result: 'User not found.', State: 'Completed' },
        ],
      },
    ]);
  });

  it('say while they are waited for how far they are', async () => {
    let looks = 0;
    let now = Date.parse('2026-01-02T03:04:05Z');
    const clock = { now: () => new Date(now), sleep: async (ms: number) => void (now += ms), random: () => 0.5 };
    const slow = await teamsSession({
      clock,
      through: (transport) => async (request, signal) => {
        const response = await transport(request, signal);
        if (request.method !== 'GET' || !request.path.includes('/operations/') || ++looks > 8) return response;
        return { ...response, body: { ...(response.body as object), OverallStatus: 'InProgress', CompletedCount: 1, InProgressCount: 1 } };
      },
    });
    const { progress, errors } = await slow.run(`New-Cs${type} Pilot; ${submit('ana@contoso.com, ben@contoso.com', '-OperationName Mine -Wait')}`);
    expect(errors).toEqual([]);
    expect(progress[0]).toMatchObject({ activity: 'Batch Mine', counts: { done: 1, failed: 0 } });
    expect(progress.at(-1)).toMatchObject({ completed: true });
  });

  it('take assignments away with $null', async () => {
    await teams.run(submit('ana@contoso.com', '-Wait'));
    await teams.run(submit('ana@contoso.com', '-Wait').replace('Pilot', '$null'));
    expect((await teams.run(`Get-CsUserPolicyAssignment -Identity ana@contoso.com -PolicyType ${type}`)).output).toEqual([]);
  });

  it('list, by status too', async () => {
    await teams.run(submit('ana@contoso.com', '-Wait'));
    expect((await teams.run('Get-CsBatchPolicyAssignmentOperation')).output).toHaveLength(1);
    expect((await teams.run('Get-CsBatchPolicyAssignmentOperation -Status Completed')).output).toHaveLength(1);
    expect((await teams.run('Get-CsBatchPolicyAssignmentOperation -Status NotStarted')).output).toHaveLength(0);
  });

  it('change nothing under -WhatIf, but say what would fail', async () => {
    const { output, whatIf } = await teams.run(submit('ana@contoso.com', '-WhatIf'));
    expect([output.length, whatIf.length]).toEqual([0, 1]);
    expect((await teams.run(submit('ana@contoso.com', '-WhatIf').replace('Pilot', 'Nobody'))).errors).toEqual(['PolicyNotFound']);
    expect(teams.requests.filter((request) => request.startsWith('POST') && request.includes('assignments'))).toEqual([]);
  });

  it.each([
    [submit('ana@contoso.com').replace(type, 'TeamsEnhancedEncryptionPolicy'), 'BatchNotSupported'],
    ['Get-CsBatchPolicyAssignmentOperation -Identity nothing', 'BatchOperationNotFound'],
  ])('%s fails with %s', async (text, id) => expect((await teams.run(text)).errors).toEqual([id]));

  it.each([
    ['after', true, 1],
    ['before', true, 1],
    ['after', false, 1],
  ] as const)('submitted with the answer lost %s the work, name unique %s: %i batch', async (when, nameIsUnique, batches) => {
    let lost = 1;
    const shaky = await teamsSession({
      through: (transport) => async (request, signal) => {
        if (request.method !== 'POST' || !request.path.endsWith('/assignments') || lost-- <= 0) return transport(request, signal);
        if (when === 'after') await transport(request, signal);
        return { status: 504, headers: {} };
      },
    });
    await shaky.run(`New-Cs${type} Pilot`);
    const submitted = shaky.policies.submitBatch({ type, users: ['ana@contoso.com'], policyName: 'Pilot', name: 'Once', nameIsUnique });
    if (nameIsUnique) expect((await shaky.policies.getBatch(await submitted)).operationName).toBe('Once');
    else await expect(submitted).rejects.toMatchObject({ status: 504 });
    expect(await shaky.policies.listBatches()).toHaveLength(batches);
  });
});
