import { beforeEach, describe, expect, it } from 'vitest';
import { plain, teamsSession, type TeamsSession } from '../teams-session.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
});

const directPolicy = async (user: string): Promise<string | undefined> => (await teams.policies.getUser(user)).policies[type];
const groupsByRank = async () => (await teams.policies.listGroupAssignments({ type })).map(({ policyName, rank }) => [policyName, rank]);
const writes = () => teams.requests.filter((request) => !request.startsWith('GET'));

describe('Grant-Cs<PolicyType>', () => {
  it.each(['UserControlled', 'Tag:UserControlled', 'usercontrolled'])('grants %s to a user', async (name) => {
    expect((await teams.run(`Grant-Cs${type} -Identity ana@contoso.com -PolicyName ${name}`)).errors).toEqual([]);
    expect(await directPolicy('ana@contoso.com')).toBe('UserControlled');
  });

  it('takes user and policy by position', async () => {
    await teams.run(`Grant-Cs${type} ana@contoso.com Disabled`);
    expect(await directPolicy('ana@contoso.com')).toBe('Disabled');
  });

  it.each(['$null', "''"])('takes the assignment away with %s', async (name) => {
    await teams.run(`Grant-Cs${type} ana@contoso.com Disabled; Grant-Cs${type} ana@contoso.com -PolicyName ${name}`);
    expect(await directPolicy('ana@contoso.com')).toBeUndefined();
  });

  it('does not take an assignment away because the policy was forgotten', async () => {
    await teams.run(`Grant-Cs${type} ana@contoso.com Disabled`);
    expect((await teams.run(`Grant-Cs${type} ana@contoso.com`)).errors).toEqual(['MissingMandatoryParameter']);
    expect(await directPolicy('ana@contoso.com')).toBe('Disabled');
  });

  it('ranks groups, the new one pushing down what stood there', async () => {
    await teams.run(`Grant-Cs${type} -Group legal@contoso.com -PolicyName Disabled`);
    await teams.run(`Grant-Cs${type} -Group sales@contoso.com -PolicyName UserControlled -Rank 1`);
    expect(await groupsByRank()).toEqual([
      ['UserControlled', 1],
      ['Disabled', 2],
    ]);
  });

  it('grants to the tenant', async () => {
    await teams.run(`Grant-Cs${type} -Global -PolicyName UserControlled`);
    expect((await teams.policies.getTenant()).tenantPolicies).toEqual({ [type]: 'UserControlled' });
  });

  it.each([
    ['ana@contoso.com Nobody', 'PolicyNotFound'],
    ['nobody@contoso.com Disabled', 'UserNotFound'],
    ['"Lee Gu" Disabled', 'AmbiguousIdentity'],
    ['-Group nobody@contoso.com -PolicyName Disabled', 'GroupNotFound'],
    ['-Group legal@contoso.com -PolicyName Nobody', 'PolicyNotFound'],
    ['-Group legal@contoso.com -PolicyName Global', 'PolicyNotAssignable'],
    ['-Global -PolicyName Nobody', 'PolicyNotFound'],
    ['ana@contoso.com Global', 'PolicyNotAssignable'],
    ['-Group legal@contoso.com -PolicyName Disabled -Rank 0', 'ParameterArgumentValidationError'],
    ['-Group legal@contoso.com -PolicyName Disabled -Rank first', 'ParameterArgumentTransformationError'],
    ['-Global -Group legal@contoso.com -PolicyName Disabled', 'AmbiguousParameterSet'],
    ['-Global:$false -PolicyName Disabled', 'ParameterArgumentValidationError'],
    ['ana@contoso.com Disabled -ThrottleLimit 0', 'ParameterArgumentValidationError'],
    ['ana@contoso.com Disabled -ThrottleLimit 65', 'ParameterArgumentValidationError'],
  ])('refuses %s, and -WhatIf foretells it', async (rest, id) => {
    expect((await teams.run(`Grant-Cs${type} ${rest}`)).errors).toEqual([id]);
    const rehearsal = await teams.run(`Grant-Cs${type} ${rest} -WhatIf`);
    expect(rehearsal.errors).toEqual([id]);
    expect(rehearsal.whatIf).toEqual([]);
    expect(await directPolicy('ana@contoso.com')).toBeUndefined();
    expect(await groupsByRank()).toEqual([]);
  });

  it('writes nothing under -WhatIf', async () => {
    for (const target of ['ana@contoso.com', '-Group legal@contoso.com -Rank 3', '-Global']) {
      expect((await teams.run(`Grant-Cs${type} ${target} -PolicyName Disabled -WhatIf`)).whatIf).toHaveLength(1);
    }
    expect(writes()).toEqual([]);
  });

  it('sends those who type a setting to Set', async () => {
    const [record] = (await teams.run(`Grant-Cs${type} -Identity Global -CallingEndtoEndEncryptionEnabledType Disabled`)).records;
    expect(record?.id).toBe('NamedParameterNotFound');
    expect(record?.recommendation).toContain(`Set-Cs${type}`);
  });

  it('takes users from the pipeline, goes on after a failure, and keeps their order', async () => {
    const { output, errors } = await teams.run(
      `'ana@contoso.com', 'nobody', 'ben@contoso.com' | Grant-Cs${type} -PolicyName Disabled -PassThru -ThrottleLimit 2`,
    );
    expect(errors).toEqual(['UserNotFound']);
    expect(output.map(plain)).toMatchObject([{ Identity: 'ana@contoso.com' }, { Identity: 'ben@contoso.com' }]);
    expect(await directPolicy('ben@contoso.com')).toBe('Disabled');
  });

  it.each([
    ['', 8],
    ['-ThrottleLimit 64', 24],
    ['-ThrottleLimit 1', 1],
  ])('works on several users at once: %j', async (limit, expected) => {
    const running = { now: 0, most: 0 };
    const busy = await teamsSession({
      through: (transport) => async (request, signal) => {
        if (request.method === 'GET') return transport(request, signal);
        running.most = Math.max(running.most, (running.now += 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        running.now -= 1;
        return transport(request, signal);
      },
    });
    expect((await busy.run(`@('ana@contoso.com') * 24 | Grant-Cs${type} -PolicyName Disabled ${limit}`)).errors).toEqual([]);
    expect(running.most).toBe(expected);
  });

  it('takes user objects by their Identity', async () => {
    await teams.run(`Get-CsOnlineUser -Filter {Department -eq 'Legal'} | Grant-Cs${type} -PolicyName Disabled`);
    expect(await directPolicy('tomas@contoso.com')).toBe('Disabled');
    expect(await directPolicy('ben@contoso.com')).toBeUndefined();
  });

  it('writes what it assigned with -PassThru', async () => {
    const { output } = await teams.run(`Grant-Cs${type} -Group legal@contoso.com -PolicyName Tag:Disabled -Rank 1 -PassThru`);
    expect(output.map(plain)).toEqual([
      { AssignmentType: 'Group', Identity: null, Group: 'legal@contoso.com', Rank: 1, PolicyType: type, PolicyName: 'Disabled' },
    ]);
  });

  it('takes the group by position only where the reference does', async () => {
    expect((await teams.run('New-CsTeamsCallParkPolicy P; Grant-CsTeamsCallParkPolicy legal@contoso.com P -Rank 1')).errors).toEqual([]);
    expect(await teams.policies.listGroupAssignments({ type: 'TeamsCallParkPolicy' })).toHaveLength(1);
  });
});
