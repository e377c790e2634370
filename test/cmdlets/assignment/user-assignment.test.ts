import { beforeEach, describe, expect, it } from 'vitest';
import { PSObject } from '../../../src/engine/value.ts';
import { policyTypeNames } from '../../../src/policy/catalogue.ts';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
});

/** Ana is in Legal and in Europe, Ben in Sales and in Europe. */
const setUp = `Grant-Cs${type} ana@contoso.com UserControlled; Grant-Cs${type} -Group legal@contoso.com -PolicyName Disabled; Grant-Cs${type} -Group Europe -PolicyName UserControlled`;

describe('Get-CsUserPolicyAssignment', () => {
  it('gives every source, the effective one first; an absent type means Global', async () => {
    await teams.run(setUp);
    const [assignment, ...others] = (await teams.run('Get-CsUserPolicyAssignment -Identity ana@contoso.com')).output.map(plain);
    expect(others).toEqual([]);
    expect(assignment).toMatchObject({
      PolicyType: type,
      PolicyName: 'UserControlled',
      PolicySource: [
        { AssignmentType: 'Direct', PolicyName: 'UserControlled', Reference: null },
        { AssignmentType: 'Group', PolicyName: 'Disabled' },
        { AssignmentType: 'Group', PolicyName: 'UserControlled' },
      ],
    });
    expect((await teams.run('Get-CsUserPolicyAssignment -Identity wen@contoso.com')).output).toEqual([]);
  });

  it('takes users from the pipeline, as text or as objects', async () => {
    await teams.run(setUp);
    expect((await teams.run(`'ana@contoso.com' | Get-CsUserPolicyAssignment`)).output).toHaveLength(1);
    expect((await teams.run(`Get-CsOnlineUser ana@contoso.com | Get-CsUserPolicyAssignment -PolicyType ${type}`)).output).toHaveLength(1);
    expect((await teams.run(`[pscustomobject]@{ Upn = 'x' } | Get-CsUserPolicyAssignment`)).errors).toEqual(['InputObjectNotBound']);
  });
});

describe('Get-CsEffectivePolicy', () => {
  it('tells direct, group, tenant and Global apart', async () => {
    await teams.run(setUp);
    const rows = async () => (await teams.run(`Get-CsEffectivePolicy ana@contoso.com, ben@contoso.com, wen@contoso.com -PolicyType ${type}`)).output.map(plain);
    expect(await rows()).toMatchObject([
      { User: 'ana@contoso.com', PolicyName: 'UserControlled', Source: 'Direct', Reference: null },
      { User: 'ben@contoso.com', PolicyName: 'UserControlled', Source: 'Group', Reference: 'Europe' },
      { User: 'wen@contoso.com', PolicyName: 'Global', Source: 'Global', Reference: null },
    ]);
    await teams.run(`Grant-Cs${type} -Global -PolicyName Disabled`);
    expect((await rows())[2]).toMatchObject({ PolicyName: 'Disabled', Source: 'Tenant' });
  });

  it('shows the settings in force, Global as it is now', async () => {
    await teams.run(`Set-Cs${type} -Description 'changed'`);
    const [row] = (await teams.run(`Get-CsEffectivePolicy wen@contoso.com -PolicyType ${type}`)).output.map(plain);
    expect(row).toEqual({
      User: 'wen@contoso.com',
      PolicyType: type,
      PolicyName: 'Global',
      Source: 'Global',
      Reference: null,
      ReferenceId: null,
      Settings: { CallingEndtoEndEncryptionEnabledType: 'Disabled', MeetingEndToEndEncryption: 'Disabled', Description: 'changed' },
    });
  });

  it('explains every competing source in order', async () => {
    await teams.run(`${setUp}; Grant-Cs${type} -Global -PolicyName Disabled`);
    const [row] = (await teams.run(`Get-CsEffectivePolicy ana@contoso.com -PolicyType ${type} -Explain`)).output;
    const explanation = row instanceof PSObject ? plain(row.get('Explanation')) : undefined;
    expect(explanation).toMatchObject([
      { Order: 1, Source: 'Direct', Wins: true },
      { Order: 2, Source: 'Group', Reference: 'Legal', Rank: 1, Wins: false },
      { Order: 3, Source: 'Group', Reference: 'Europe', Rank: 2, Wins: false },
      { Order: 4, Source: 'Tenant', PolicyName: 'Disabled', Wins: false },
      { Order: 5, Source: 'Global', PolicyName: 'Global', Wins: false },
    ]);
  });

  it('names each type when none is asked for', async () => {
    const { output } = await teams.run('Get-CsEffectivePolicy ana@contoso.com');
    expect(column(output, 'PolicyType')).toEqual(policyTypeNames);
  });

  it('reports a user that cannot be looked up, never as Global', async () => {
    const { output, errors } = await teams.run(`'nobody', 'ana@contoso.com' | Get-CsEffectivePolicy -PolicyType ${type}`);
    expect(errors).toEqual(['UserNotFound']);
    expect(column(output, 'User')).toEqual(['ana@contoso.com']);
  });

  it('reports a failing service for each user', async () => {
    const broken = await teamsSession({
      through: (transport) => async (request, signal) =>
        request.path.startsWith('/Teams.Tenant')
          ? { status: 503, headers: {}, body: { error: { code: 'ServiceUnavailable', message: 'Busy.' } } }
          : transport(request, signal),
    });
    const { output, errors } = await broken.run(`Get-CsEffectivePolicy ana@contoso.com,ben@contoso.com -PolicyType ${type}`);
    expect(output).toEqual([]);
    expect(errors).toEqual(['ServiceUnavailable', 'ServiceUnavailable']);
  });

  it('binds Upn and UserPrincipalName columns', async () => {
    for (const name of ['Upn', 'UserPrincipalName', 'Identity']) {
      const { output } = await teams.run(`[pscustomobject]@{ ${name} = 'ana@contoso.com' } | Get-CsEffectivePolicy -PolicyType ${type}`);
      expect(column(output, 'User')).toEqual(['ana@contoso.com']);
    }
  });

  it('agrees for all users with what it says of each', async () => {
    await teams.run(setUp);
    const all = (await teams.run(`Get-CsEffectivePolicy -All -PolicyType ${type}`)).output.map(plain);
    const one = (await teams.run(`Get-CsOnlineUser | Get-CsEffectivePolicy -PolicyType ${type}`)).output.map(plain);
    const byUser = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect(all.length).toBeGreaterThan(20);
    expect(all.toSorted(byUser)).toEqual(one.toSorted(byUser));
  });

  it('reads definitions, tenant and groups once, however many users', async () => {
    await teams.run(setUp);
    teams.requests.length = 0;
    await teams.run(`Get-CsEffectivePolicy -All -PolicyType ${type}`);
    expect(teams.requests.filter((request) => /configurations|tenants/i.test(request))).toHaveLength(2);
    expect(teams.requests.filter((request) => /Teams\.Directory\/groups/.test(request))).toHaveLength(2);
  });

  it('refuses an unknown type', async () => {
    expect((await teams.run('Get-CsEffectivePolicy ana@contoso.com -PolicyType TeamsEncryption')).errors).toEqual(['PolicyTypeNotFound']);
  });

  it('warns once where the service does not tell the tenant-wide grants', async () => {
    const silent = await teamsSession({
      through: (transport) => async (request, signal) => {
        const response = await transport(request, signal);
        if (!request.path.startsWith('/Teams.Tenant')) return response;
        return { ...response, body: { ...(response.body as object), tenantPolicies: undefined } };
      },
    });
    const { warnings, output } = await silent.run(`Get-CsEffectivePolicy ana@contoso.com, ben@contoso.com -PolicyType ${type}`);
    expect(warnings).toHaveLength(1);
    expect(output).toHaveLength(2);
  });
});
