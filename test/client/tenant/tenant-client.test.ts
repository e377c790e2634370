import { describe, expect, it } from 'vitest';
import { clouds } from '../../../src/client/clouds.ts';
import type { UserRecord } from '../../../src/client/policy-client.ts';
import { apiFor } from '../../../src/client/tenant/providers.ts';
import { rejection, scriptedTenant } from './scripted-tenant.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
const ana = '5c802b19-3600-83f1-1767-7b9edc7f38ab';
const policyIds = `GET /v1.0/admin/teams/policy/getPolicyId(type='${type}',name='Executives')`;
const assign = 'POST /v1.0/admin/teams/policy/userAssignments/assign';
const policyId = { value: [{ '@odata.type': '#x', name: 'Tag:Executives', policyId: 'VnMAaN3X2X1B9tEHx1CJWfC76PSaKEzA4NoUuqIMRUo' }] };
const done = { status: 204 };

/** As the page of the documentation shows it. */
const configuration = {
  id: ana,
  userPrincipalName: 'AdeleV@contoso.com',
  tenantId: '87d349ed-44d7-43e1-9a83-5f2406dee5bd',
  effectivePolicyAssignments: [
    {
      policyType: 'TeamsMeetingPolicy',
      policyAssignment: { displayName: 'CustomPolicy', assignmentType: 'direct', policyId: 'J93PmFHwFcLZhWfYcBlv9pn-hG-kUWkcxmkDvpwgacw', groupId: null },
    },
    {
      policyType: 'TeamsCallingPolicy',
      policyAssignment: { displayName: 'AllOn', assignmentType: 'group', policyId: 'f7593e81', groupId: '75ae6229-35fe-4b01-ae7f-7c50439d239c' },
    },
  ],
  accountType: 'user',
  modifiedDateTime: '2025-01-07T09:08:50.9115993Z',
};
const person = { id: ana, userPrincipalName: 'AdeleV@contoso.com', displayName: 'Adele', userType: 'Member', createdDateTime: '2025-01-01T00:00:00Z' };

const noGroups = { 'GET /Skype.Policy/groupPolicyAssignments': [] };

describe('a grant to a user in the commercial cloud', () => {
  it('goes to Graph, with the object id and the id of the policy', async () => {
    const { client, requests, warnings } = scriptedTenant({ 'GET /v1.0/users/adele@contoso.com': { id: ana }, [policyIds]: policyId, [assign]: done });
    await client.assignToUser(type, 'sip:adele@contoso.com', 'Tag:Executives');
    expect(requests.map(({ api }) => api)).toEqual(['Graph', 'Graph', 'Graph']);
    expect(requests.at(-1)).toMatchObject({
      repeatable: true,
      body: {
        value: [
          {
            '@odata.type': '#microsoft.graph.teamsAdministration.teamsPolicyUserAssignment',
            userId: ana,
            policyType: type,
            policyId: 'VnMAaN3X2X1B9tEHx1CJWfC76PSaKEzA4NoUuqIMRUo',
          },
        ],
      },
    });
    expect(warnings).toEqual([]);
  });

  it('asks for the id of a policy once, and sends object ids as they are', async () => {
    const { client, lines } = scriptedTenant({ [policyIds]: policyId, [assign]: done });
    await Promise.all([client.assignToUser(type, ana, 'Executives'), client.assignToUser(type, ana, 'executives')]);
    await client.assignToUser(type, ana, 'Executives');
    expect(lines().filter((line) => line === policyIds)).toHaveLength(1);
    expect(lines()).toHaveLength(4);
  });

  it('asks again for the id of a policy that was made anew, once', async () => {
    let asked = 0;
    const script = {
      get [policyIds]() {
        asked += 1;
        return policyId;
      },
      get [assign]() {
        return asked === 1 && refuse ? { status: 400, body: { error: { code: 'BadRequest', message: 'No such policy.' } } } : done;
      },
    };
    let refuse = false;
    const { client } = scriptedTenant(script);
    await client.assignToUser(type, ana, 'Executives');
    refuse = true;
    await client.assignToUser(type, ana, 'Executives');
    expect(asked).toBe(2);
  });

  it('takes away without a policy id', async () => {
    const { client, requests } = scriptedTenant({ 'POST /v1.0/admin/teams/policy/userAssignments/unassign': done });
    await client.assignToUser(type, ana, null);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.body).toEqual({
      value: [{ '@odata.type': '#microsoft.graph.teamsAdministration.teamsPolicyUserAssignment', userId: ana, policyType: type }],
    });
  });

  it.each([
    ['an empty collection', { value: [] }],
    ['another policy', { value: [{ name: 'Tag:ExecutivesAbroad', policyId: 'x' }] }],
    [
      '404',
      {
        status: 404,
        body: { error: { code: 'UnknownError', message: '{"code":"NotFound","message":"Resource not found.","action":"Specify valid resource."}' } },
      },
    ],
  ])('says that there is no such policy when Graph answers %s, and which there are', async (_, answer) => {
    const { client } = scriptedTenant({
      [policyIds]: answer,
      [`GET /Skype.Policy/configurations/${type}`]: [{ Identity: 'Global' }, { Identity: 'Tag:Executive' }],
    });
    const error = await rejection(client.assignToUser(type, ana, 'Executives'));
    expect(error.id).toBe('PolicyNotFound');
    expect(error.recommendation).toContain("'Executive'");
  });

  it('refuses Global before anything is sent', async () => {
    const { client, requests } = scriptedTenant({});
    expect((await rejection(client.assignToUser(type, ana, 'global'))).id).toBe('PolicyNotAssignable');
    expect(requests).toEqual([]);
  });

  it('tells of the other API when Graph does not take the type', async () => {
    const { client } = scriptedTenant({
      [policyIds]: policyId,
      [assign]: { status: 400, body: { error: { code: 'BadRequest', message: 'Policy type is not supported.' } } },
    });
    const error = await rejection(client.assignToUser(type, ana, 'Executives'));
    expect(error).toMatchObject({ id: 'InvalidRequest', message: 'Policy type is not supported. (BadRequest)' });
    expect(error.recommendation).toContain('--api configapi');
  });

  it('names the permission that is missing', async () => {
    const { client } = scriptedTenant({ [policyIds]: { status: 403, body: { error: { code: 'forbidden', message: 'Insufficient permission(s).' } } } });
    expect((await rejection(client.assignToUser(type, ana, 'Executives'))).recommendation).toContain('TeamsPolicyUserAssign.ReadWrite.All');
  });

  it.each(['TeamsGCCH', 'TeamsDOD', 'TeamsChina'] as const)('goes to the policy service in %s, whatever --api says', async (name) => {
    const { client, lines } = scriptedTenant({ [`PATCH /Skype.Policy/users/${ana}/policies/${type}`]: done }, { cloud: clouds[name], api: 'graph' });
    await client.assignToUser(type, ana, 'Executives');
    expect(lines()).toHaveLength(1);
  });
});

describe('the policies of a user over Graph', () => {
  it.each([
    ['bare', configuration],
    ['inside a value, as the page shows it', { value: configuration }],
  ])('are read %s', async (_, body) => {
    const { client } = scriptedTenant({ [`GET /v1.0/admin/teams/userConfigurations/${ana}`]: body, ...noGroups });
    expect(await client.getUserAssignments(ana)).toEqual([
      {
        policyType: 'TeamsCallingPolicy',
        policyName: 'AllOn',
        policySource: [{ assignmentType: 'Group', policyName: 'AllOn', reference: '75ae6229-35fe-4b01-ae7f-7c50439d239c', rank: null }],
      },
      {
        policyType: 'TeamsMeetingPolicy',
        policyName: 'CustomPolicy',
        policySource: [{ assignmentType: 'Direct', policyName: 'CustomPolicy', reference: null, rank: null }],
      },
    ]);
  });

  it('are part of the user', async () => {
    const { client } = scriptedTenant({ 'GET /v1.0/users/AdeleV@contoso.com': person, [`GET /v1.0/admin/teams/userConfigurations/${ana}`]: configuration });
    expect(await client.getUser('AdeleV@contoso.com')).toMatchObject({
      id: ana,
      accountType: 'User',
      accountEnabled: null,
      policies: { TeamsMeetingPolicy: 'CustomPolicy' },
      changedDateTime: '2025-01-07T09:08:50.9115993Z',
    });
  });

  const missing = { status: 404, body: { error: { code: 'UnknownError', message: '{"code":"NotFound","message":"Resource not found."}' } } };

  it('are never guessed for somebody whom Teams does not know', async () => {
    const { client } = scriptedTenant({ [`GET /v1.0/users/${ana}`]: person, [`GET /v1.0/admin/teams/userConfigurations/${ana}`]: missing });
    const error = await rejection(client.getUser(ana));
    expect(error).toMatchObject({ id: 'UserNotFound', message: expect.stringContaining('Teams has no configuration') as unknown });
  });

  it('may be missing for a guest', async () => {
    const { client } = scriptedTenant({
      [`GET /v1.0/users/${ana}`]: { ...person, userType: 'Guest' },
      [`GET /v1.0/admin/teams/userConfigurations/${ana}`]: missing,
    });
    expect(await client.getUser(ana)).toMatchObject({ accountType: 'Guest', effectivePolicies: [] });
  });

  it.each([
    [{ ...configuration, effectivePolicyAssignments: undefined }, 'effectivePolicyAssignments'],
    [
      { ...configuration, effectivePolicyAssignments: [{ policyType: 'T', policyAssignment: { displayName: 5 } }] },
      'effectivePolicyAssignments[0].policyAssignment.displayName',
    ],
  ])('are refused by field when they are odd', async (body, field) => {
    const { client } = scriptedTenant({ [`GET /v1.0/admin/teams/userConfigurations/${ana}`]: body, ...noGroups });
    expect(await rejection(client.getUserAssignments(ana))).toMatchObject({ id: 'InvalidResponse', target: field });
  });

  it('are listed over pages, whose links are asked for where the first page was', async () => {
    const first = 'GET /v1.0/admin/teams/userConfigurations?$select=id,userPrincipalName,effectivePolicyAssignments&$top=999';
    const { client, requests } = scriptedTenant({
      [first]: { value: [configuration], '@odata.nextLink': 'https://elsewhere.example/v1.0/admin/teams/userConfigurations?$skiptoken=abc' },
      'GET /v1.0/admin/teams/userConfigurations?$skiptoken=abc': { value: [{ ...configuration, effectivePolicyAssignments: [] }] },
    });
    const all = [];
    for await (const { sources } of client.listEffectiveSources('TeamsMeetingPolicy')) all.push(sources.map(({ policyName }) => policyName));
    expect(all).toEqual([['CustomPolicy'], []]);
    expect(requests.every(({ path }) => path.startsWith('/v1.0/'))).toBe(true);
  });

  it('are listed in pages of whatever size Graph gives, when it refuses the one that was asked for', async () => {
    const select = 'GET /v1.0/admin/teams/userConfigurations?$select=id,userPrincipalName,effectivePolicyAssignments';
    const { client } = scriptedTenant({
      [`${select}&$top=999`]: { status: 400, body: { error: { code: 'BadRequest', message: 'Invalid page size.' } } },
      [select]: { value: [configuration] },
    });
    const all = [];
    for await (const { user } of client.listEffectiveSources('TeamsMeetingPolicy')) all.push(user.id);
    expect(all).toEqual([ana]);
  });

  it('end when a page names itself as the next', async () => {
    const page = { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/admin/teams/userConfigurations?$skiptoken=abc' };
    const { client } = scriptedTenant({ 'GET /v1.0/admin/teams/userConfigurations': page });
    const all = (async () => {
      for await (const user of client.listEffectiveSources(type)) expect(user).toBeUndefined();
    })();
    expect((await rejection(all)).id).toBe('InvalidResponse');
  });
});

describe('what the winner beat', () => {
  const calling = '75ae6229-35fe-4b01-ae7f-7c50439d239c';
  const grant = (GroupId: string, PolicyType: string, PolicyName: string, Rank: number) => ({
    GroupId,
    PolicyType,
    PolicyName,
    Rank,
    CreatedTime: '',
    CreatedBy: '',
  });
  const grants = [
    grant('other', 'TeamsCallingPolicy', 'Elsewhere', 1),
    grant('second', 'TeamsCallingPolicy', 'AllOff', 3),
    grant(calling.toUpperCase(), 'TeamsCallingPolicy', 'AllOn', 2),
    grant('second', 'TeamsMeetingPolicy', 'Quiet', 1),
  ];
  const memberships = `GET /v1.0/users/${ana}/memberOf/microsoft.graph.group`;
  const script = {
    [`GET /v1.0/admin/teams/userConfigurations/${ana}`]: configuration,
    'GET /Skype.Policy/groupPolicyAssignments': grants,
    [memberships]: { value: [{ id: calling }, { id: 'second' }] },
  };

  it('is rebuilt from the groups that the user is in and their assignments', async () => {
    const { client, warnings } = scriptedTenant(script);
    const [callingPolicy, meetingPolicy] = await client.getUserAssignments(ana);
    expect(callingPolicy?.policySource.map(({ policyName, rank }) => [policyName, rank])).toEqual([
      ['AllOn', 2],
      ['AllOff', 3],
    ]);
    expect(meetingPolicy?.policySource.map(({ assignmentType, policyName }) => [assignmentType, policyName])).toEqual([
      ['Direct', 'CustomPolicy'],
      ['Group', 'Quiet'],
    ]);
    expect(warnings).toEqual([]);
  });

  it('asks for group assignments once for all who ask at the same time, and anew later', async () => {
    const { client, lines } = scriptedTenant(script);
    const asked = () => lines().filter((line) => line.includes('groupPolicyAssignments')).length;
    await Promise.all([client.getUserAssignments(ana), client.getUserAssignments(ana)]);
    expect(asked()).toBe(1);
    await client.getUserAssignments(ana);
    expect(asked()).toBe(2);
  });

  it('keeps the winner that Graph tells of, though no group explains it', async () => {
    const { client } = scriptedTenant({ ...script, [memberships]: { value: [{ id: 'second' }] } });
    const [callingPolicy] = await client.getUserAssignments(ana, 'TeamsCallingPolicy');
    expect(callingPolicy).toMatchObject({ policyName: 'AllOn', policySource: [{ policyName: 'AllOn', rank: null }, { policyName: 'AllOff' }] });
  });

  it('is left out, and said to be, where it cannot be read', async () => {
    const { client, warnings } = scriptedTenant({
      ...script,
      [memberships]: { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } } },
    });
    expect((await client.getUserAssignments(ana)).map(({ policySource }) => policySource.length)).toEqual([1, 1]);
    await client.getUserAssignments(ana);
    expect(warnings).toEqual([expect.stringContaining('Only the assignment that wins is shown')]);
  });
});

describe('a listing of users', () => {
  const user = (name: string, department: string | null) => ({
    objectId: name,
    userPrincipalName: `${name}@contoso.com`,
    department,
    effectivePolicyAssignments: [],
  });
  const listed = { 'GET /Teams.User/users': { users: [user('ana', 'Legal'), user('ben', null)] } };
  const names = async (users: AsyncIterable<UserRecord>) => {
    const found = [];
    for await (const { id } of users) found.push(id);
    return found;
  };

  it('is filtered here, because a filter that a service ignores would give everybody', async () => {
    const { client, lines } = scriptedTenant(listed);
    expect(await names(client.listUsers({ filter: "Department -eq 'legal'" }))).toEqual(['ana']);
    expect(await names(client.listUsers({ accountType: 'Guest' }))).toEqual([]);
    expect(lines()).toEqual(['GET /Teams.User/users', 'GET /Teams.User/users']);
  });

  it('takes what is known of the answer, and leaves the rest empty', async () => {
    const { client } = scriptedTenant(listed);
    for await (const found of client.listUsers({ limit: 1 }))
      expect(found).toMatchObject({ displayName: '', accountEnabled: null, accountType: 'Unknown', sipAddress: '' });
  });
});

describe('groups over Graph', () => {
  const group = { id: '75ae6229-35fe-4b01-ae7f-7c50439d239c', displayName: "Legal's", mail: 'legal@contoso.com' };
  const search = (identity: string) => `GET /v1.0/groups?$filter=mail eq '${identity}' or displayName eq '${identity}'&$select=id,displayName,mail&$top=5`;

  it('are found by address or name, with quotes doubled', async () => {
    const { client } = scriptedTenant({ [search("Legal''s")]: { value: [group] } });
    expect(await client.getGroup("Legal's")).toEqual(group);
  });

  it('are ambiguous by name only', async () => {
    const other = { ...group, id: 'other', mail: null };
    const { client } = scriptedTenant({
      [search('legal@contoso.com')]: { value: [other, group] },
      [search('Legal')]: { value: [other, group] },
      [search('None')]: { value: [] },
    });
    expect(await client.getGroup('legal@contoso.com')).toEqual(group);
    expect((await rejection(client.getGroup('Legal'))).id).toBe('AmbiguousIdentity');
    expect((await rejection(client.getGroup('None'))).id).toBe('GroupNotFound');
  });
});

describe('group assignments', () => {
  const id = '75ae6229-35fe-4b01-ae7f-7c50439d239c';
  const found = {
    "GET /v1.0/groups?$filter=mail eq 'legal@contoso.com' or displayName eq 'legal@contoso.com'&$select=id,displayName,mail&$top=5": {
      value: [{ id, displayName: 'Legal', mail: 'legal@contoso.com' }],
    },
  };
  const path = `/Skype.Policy/groupPolicyAssignments/${id}/policyTypes/${type}`;

  it('look the group up in Graph, since the policy service has no known way', async () => {
    const { client, lines } = scriptedTenant({ ...found, [`PATCH ${path}`]: done, [`DELETE ${path}`]: done, 'GET /Skype.Policy/groupPolicyAssignments': [] });
    await client.assignToGroup(type, 'legal@contoso.com', 'Executives', 1);
    await client.removeGroupAssignment(type, 'legal@contoso.com');
    await client.listGroupAssignments({ type, group: 'legal@contoso.com' });
    expect(lines().filter((line) => !line.includes('/v1.0/groups'))).toEqual([
      `PATCH ${path}`,
      `DELETE ${path}`,
      `GET /Skype.Policy/groupPolicyAssignments?policyType=${type}&groupId=${id}`,
    ]);
  });
});

describe('the tenant', () => {
  const organization = { value: [{ id: 't', displayName: 'Contoso', countryLetterCode: 'DE', verifiedDomains: [{ name: 'contoso.com', isDefault: true }] }] };

  it('is completed by Graph where the policy service tells only domains', async () => {
    const { client } = scriptedTenant({
      'GET /Teams.Tenant/tenants': [{ verifiedDomains: [{ name: 'contoso.com' }] }],
      'GET /v1.0/organization': organization,
    });
    expect(await client.getTenant()).toEqual({
      tenantId: 't',
      displayName: 'Contoso',
      countryLetterCode: 'DE',
      verifiedDomains: ['contoso.com'],
      tenantPolicies: null,
    });
  });
});

describe('routes that are not sure', () => {
  it('warn once a run with what is not known', async () => {
    const { client, warnings } = scriptedTenant({ [`PATCH /Skype.Policy/tenants/policies/${type}`]: done });
    await client.assignToTenant(type, 'Executives');
    await client.assignToTenant(type, 'Executives');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('PATCH /Skype.Policy/tenants/policies/{type} has not been verified against a real tenant');
  });

  it('do not warn once their user has corrected them, and go where the user says', async () => {
    const routes = { grantToTenant: 'put /Skype.Policy/tenant/{type}' };
    const { client, warnings, lines } = scriptedTenant({ [`PUT /Skype.Policy/tenant/${type}`]: done }, { routes });
    await client.assignToTenant(type, 'Executives');
    expect([warnings, lines()]).toEqual([[], [`PUT /Skype.Policy/tenant/${type}`]]);
  });

  it("are refused when only csteams' own service has them", async () => {
    const { client, requests } = scriptedTenant({});
    expect(await rejection(client.listPackages())).toMatchObject({ id: 'RouteNotFound', target: 'listPackages' });
    expect(requests).toEqual([]);
  });

  it('are refused to groups in the DoD cloud', async () => {
    const { client } = scriptedTenant({}, { cloud: clouds.TeamsDOD });
    expect(await rejection(client.listGroupAssignments({}))).toMatchObject({
      id: 'RouteNotFound',
      message: 'In this cloud policies cannot be assigned to groups.',
    });
  });

  it('tell partners what 40301 means', async () => {
    const { client } = scriptedTenant({
      [`PATCH /Skype.Policy/tenants/policies/${type}`]: { status: 403, body: { error: { code: '40301', message: 'Forbidden' } } },
    });
    const error = await rejection(client.assignToTenant(type, 'Executives'));
    expect(error.id).toBe('Forbidden');
    expect(error.recommendation).toContain('Partner tokens');
  });
});

describe('the table of providers', () => {
  const tenant = { cloud: clouds.Commercial, standIn: false } as const;
  it('follows --api where both could serve, and never to a route that only ours has', () => {
    expect(apiFor('getUser', { ...tenant, api: 'auto' })).toBe('graph');
    expect(apiFor('getUser', { ...tenant, api: 'configapi' })).toBe('configApi');
    expect(apiFor('getTenant', { ...tenant, api: 'auto' })).toBe('configApi');
    expect(apiFor('getTenant', { ...tenant, api: 'graph' })).toBe('graph');
    expect(apiFor('getGroup', { ...tenant, api: 'configapi' })).toBe('graph');
    expect(apiFor('getGroup', { ...tenant, api: 'configapi', standIn: true })).toBe('configApi');
    expect(apiFor('getGroup', { ...tenant, api: 'configapi', routes: { getGroup: 'GET /Groups/{group}' } })).toBe('configApi');
    expect(apiFor('getGroup', { ...tenant, cloud: clouds.TeamsChina, api: 'auto' })).toBe('graph');
    expect(apiFor('getUser', { ...tenant, cloud: clouds.TeamsChina, api: 'graph' })).toBe('configApi');
  });
});
