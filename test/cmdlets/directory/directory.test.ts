import { beforeEach, describe, expect, it } from 'vitest';
import { PSObject } from '../../../src/engine/value.ts';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
});

const names = (value: unknown): readonly string[] => (value instanceof PSObject ? [...value.properties.keys()] : []);

describe('Get-CsOnlineUser', () => {
  it('lists all users with a property per policy type for the direct assignment', async () => {
    await teams.run(
      'Grant-CsTeamsEnhancedEncryptionPolicy ana@contoso.com Disabled; Grant-CsTeamsEnhancedEncryptionPolicy -Group Europe -PolicyName UserControlled',
    );
    const { output } = await teams.run('Get-CsOnlineUser');
    expect(output.length).toBeGreaterThan(20);
    const byName = new Map(output.map((user) => [user instanceof PSObject ? user.get('UserPrincipalName') : '', plain(user)]));
    expect(byName.get('ana@contoso.com')).toMatchObject({ TeamsEnhancedEncryptionPolicy: 'Disabled', TeamsCallParkPolicy: null, DisplayName: 'Ana Bowman' });
    expect(byName.get('ben@contoso.com')).toMatchObject({
      TeamsEnhancedEncryptionPolicy: null,
      EffectivePolicyAssignments: [{ PolicyType: 'TeamsEnhancedEncryptionPolicy', PolicyName: 'UserControlled', AssignmentType: 'Group' }],
    });
  });

  it.each([
    ["-Filter {Department -eq 'Legal'}", ['ana@contoso.com', 'chloe@contoso.com', 'tomas@contoso.com']],
    [`-Filter "Department -eq 'Legal'" -ResultSize 1`, ['ana@contoso.com']],
    ['-Identity ben@contoso.com', ['ben@contoso.com']],
    ['-ResultSize 0', []],
    ['-SoftDeletedUser', []],
    ['-AccountType Guest', ['xenia_fabrikam.com#EXT#@contoso.onmicrosoft.com']],
  ])('takes %s', async (rest, expected) => {
    expect(column((await teams.run(`Get-CsOnlineUser ${rest}`)).output, 'UserPrincipalName').toSorted()).toEqual(expected);
  });

  it('takes Unlimited and refuses what is no number', async () => {
    expect((await teams.run('Get-CsOnlineUser -ResultSize unlimited')).errors).toEqual([]);
    expect((await teams.run('Get-CsOnlineUser -ResultSize many')).errors).toEqual(['ParameterArgumentTransformationError']);
  });

  it('sorts by display name before it cuts', async () => {
    const sorted = column((await teams.run('Get-CsOnlineUser -Sort')).output, 'DisplayName').map(String);
    expect(sorted).toEqual(sorted.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
    expect(column((await teams.run('Get-CsOnlineUser -OrderBy -ResultSize 2')).output, 'DisplayName')).toEqual(sorted.slice(0, 2));
  });

  it('always shows the five properties, and those asked for', async () => {
    const [user] = (await teams.run('Get-CsOnlineUser ana@contoso.com -Properties department, TeamsCallParkPolicy')).output;
    expect(names(user)).toEqual(['Identity', 'UserPrincipalName', 'Alias', 'AccountEnabled', 'DisplayName', 'Department', 'TeamsCallParkPolicy']);
    // The view of users has no column for the policy.
    expect(user instanceof PSObject && user.typeName).toBe('Selected.CsOnlineUser');
  });

  it('leaves policies out with -SkipUserPolicies', async () => {
    const [user] = (await teams.run('Get-CsOnlineUser ana@contoso.com -SkipUserPolicies')).output;
    expect(names(user)).not.toContain('TeamsCallParkPolicy');
    expect(names(user)).not.toContain('EffectivePolicyAssignments');
  });

  it('fails for unknown users and bad filters', async () => {
    expect((await teams.run('Get-CsOnlineUser nobody')).errors).toEqual(['UserNotFound']);
    expect((await teams.run('Get-CsOnlineUser -Filter {Nothing -eq 1}')).errors).toEqual(['InvalidRequest']);
  });
});

describe('Find-CsGroup', () => {
  it('finds groups by the start of their name', async () => {
    expect(column((await teams.run('Find-CsGroup -SearchQuery leg')).output, 'DisplayName')).toEqual(['Legal']);
  });

  it('finds only the whole name with -ExactMatchOnly', async () => {
    expect((await teams.run('Find-CsGroup -SearchQuery leg -ExactMatchOnly $true')).output).toEqual([]);
    expect((await teams.run('Find-CsGroup -SearchQuery legal@contoso.com -ExactMatchOnly $true')).output).toHaveLength(1);
  });

  it('takes a number of results', async () => {
    expect((await teams.run("Find-CsGroup -SearchQuery 'e' -MaxResults 1")).output).toHaveLength(1);
  });
});

describe('Get-CsTenant', () => {
  it('gives the tenant', async () => {
    const [tenant] = (await teams.run('Get-CsTenant')).output.map(plain);
    expect(tenant).toMatchObject({ DisplayName: 'Contoso', VerifiedDomains: ['contoso.com', 'contoso.onmicrosoft.com'] });
  });
});
