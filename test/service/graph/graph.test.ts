import { beforeEach, describe, expect, it } from 'vitest';
import { graphPath, graphRoutes, matchGraphRoute, type GraphRouteName } from '../../../src/client/graph-routes.ts';
import type { Request } from '../../../src/client/transport.ts';
import { callerHeaders, type Caller } from '../../../src/service/caller.ts';
import { addNestedGroup } from '../../../src/service/directory-rows.ts';
import { setPropagationSeconds } from '../../../src/service/propagation.ts';
import { createService } from '../../../src/service/service.ts';
import { openStore, type Store } from '../../../src/service/store.ts';
import { generateTenant } from '../../../src/service/tenant-data.ts';

const encryption = 'TeamsEnhancedEncryptionPolicy';
const base = 'https://graph.contoso.test';
let store: Store;
let now: Date;

beforeEach(async () => {
  store = await openStore(':memory:');
  now = new Date('2026-01-02T03:04:05Z');
});

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly value: readonly Readonly<Record<string, unknown>>[];
}

async function send(
  method: Request['method'],
  path: string,
  { query, body, headers, caller }: Partial<Pick<Request, 'query' | 'body' | 'headers'>> & { caller?: Caller } = {},
): Promise<Reply> {
  const service = createService({ store, clock: { now: () => now }, baseUrl: () => base });
  const response = await service({
    method,
    path,
    ...(query && { query }),
    ...(body !== undefined && { body }),
    headers: { ...headers, ...(caller && callerHeaders(caller)) },
  });
  const answered = (response.body ?? {}) as Reply['body'];
  return { status: response.status, body: answered, value: (answered['value'] ?? []) as Reply['value'] };
}

const get = (path: string, query?: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>) =>
  send('GET', path, { ...(query && { query }), ...(headers && { headers }) });
const eventual = { consistencylevel: 'eventual' };
const users = (filter: string) => get('/v1.0/users', { $filter: filter, $select: 'userPrincipalName', $count: 'true' }, eventual);
const error = ({ body }: Reply) => body['error'] as { readonly code: string; readonly message: string; readonly innerError: object };

async function idOf(user: string): Promise<string> {
  return String((await get(`/v1.0/users/${encodeURIComponent(user)}`)).body['id']);
}
async function groupId(name: string): Promise<string> {
  return String((await get('/v1.0/groups', { $filter: `displayName eq '${name}'` })).value[0]?.['id']);
}
async function policyId(name: string, type = encryption): Promise<string> {
  return String((await get(graphPath('graphGetPolicyId', { type, name }))).value[0]?.['policyId']);
}
const assign = (...value: object[]) => send('POST', graphPath('graphAssign', {}), { body: { value } });
const unassign = (...value: object[]) => send('POST', graphPath('graphUnassign', {}), { body: { value } });
const configuration = async (user: string) => (await get(graphPath('graphGetUserConfiguration', { user: await idOf(user) }))).body;

describe("Graph's table of routes", () => {
  it('finds each route by the path it builds', () => {
    for (const name of Object.keys(graphRoutes) as GraphRouteName[]) {
      const parameters = { user: "o'x/ y", group: 'g', type: "T'y", name: "it''s 100%/27 (a,b)" };
      const path = graphPath(name, parameters);
      expect(path).not.toMatch(/[ ]/);
      const match = matchGraphRoute(graphRoutes[name].method, path);
      expect(match).toMatchObject({ found: true, name });
      if (match.found) for (const [key, value] of Object.entries(match.parameters)) expect(value).toBe(parameters[key as keyof typeof parameters]);
    }
  });

  it('takes escaped quotes and any case, and no path segments that are none', () => {
    expect(matchGraphRoute('GET', '/V1.0/Admin/Teams/policy/getpolicyid(type=%27A%27,name=%27B%27)/')).toMatchObject({
      found: true,
      parameters: { type: 'A', name: 'B' },
    });
    expect(matchGraphRoute('POST', '/v1.0/%24batch')).toMatchObject({ name: 'graphBatch' });
    expect(matchGraphRoute('GET', '/v1.0/users/%zz')).toEqual({ found: false, allow: [] });
    expect(matchGraphRoute('DELETE', '/v1.0/users')).toEqual({ found: false, allow: ['GET'] });
    for (const user of ['', '.', '..', '\ud800'])
      expect(() => graphPath('graphGetUser', { user })).toThrow(expect.objectContaining({ id: 'InvalidRequest' }) as Error);
  });
});

describe('users', () => {
  it('come with the documented properties, by UPN', async () => {
    const { status, body, value } = await get('/v1.0/users');
    expect(status).toBe(200);
    expect(body['@odata.context']).toBe(`${base}/v1.0/$metadata#users`);
    expect(value).toHaveLength(26);
    expect(value[0]).toEqual({
      businessPhones: [],
      displayName: 'Ana Bowman',
      givenName: 'Ana',
      jobTitle: null,
      mail: 'ana@contoso.com',
      mobilePhone: null,
      officeLocation: null,
      preferredLanguage: null,
      surname: 'Bowman',
      userPrincipalName: 'ana@contoso.com',
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
  });

  it.each([
    ["userPrincipalName eq 'ANA@contoso.com'", ['ana']],
    ["startswith(displayName,'Lee')", ['lee.gu', 'lee']],
    ["startsWith(displayName,'Lee') and department eq 'Finance'", ['lee.gu']],
    ["department eq 'Legal' and not(displayName eq 'Ana Bowman')", ['chloe', 'tomas']],
    ["mail eq 'ben@contoso.com' or displayName eq 'Emma Larsen' and accountEnabled eq false", ['ben']],
    ["(mail eq 'ben@contoso.com' or displayName eq 'Emma Larsen') and accountEnabled eq true", ['ben', 'emma']],
    ["userPrincipalName in ('ana@contoso.com','ben@contoso.com','x')", ['ana', 'ben']],
    ["endswith(mail,'@fabrikam.com')", ['xenia_fabrikam.com#EXT#']],
    ["department eq null and userType eq 'Guest'", ['xenia_fabrikam.com#EXT#']],
    ["department ne 'Legal' and startswith(userPrincipalName,'a')", []],
    ['createdDateTime ge 2030-01-01T00:00:00Z', []],
    ["displayName eq 'O''Neill'", []],
  ])('are filtered by %s', async (filter, expected) => {
    const { value, body } = await users(filter);
    expect(value.map((user) => String(user['userPrincipalName']).replace(/@[^@]*$/, ''))).toEqual(expected);
    expect(body['@odata.count']).toBe(expected.length);
  });

  it.each([
    "displayName eq 'x",
    'displayName',
    'displayName eq',
    "displayName is 'x'",
    "eq 'x'",
    'shoeSize eq 4',
    "contains(displayName,'x')",
    'startswith(displayName,4)',
    "displayName eq 'a' displayName eq 'b'",
    "(displayName eq 'a'",
    ')',
    `${'('.repeat(60)}displayName eq 'a'${')'.repeat(60)}`,
    `${'not '.repeat(60)}accountEnabled eq true`,
    `displayName eq '${'x'.repeat(5000)}'`,
    "displayName eq 'a'; DROP TABLE users",
    '',
  ])('are not filtered by %j', async (filter) => {
    const reply = await users(filter);
    expect(reply.status).toBe(400);
    expect(error(reply).message).not.toBe('');
  });

  it('want some comparisons asked for in the documented way', async () => {
    for (const filter of ["department ne 'Legal'", "not(department eq 'Legal')", "endswith(mail,'.com')"]) {
      const reply = await get('/v1.0/users', { $filter: filter });
      expect(reply.status).toBe(400);
      expect(error(reply)).toMatchObject({ code: 'Request_UnsupportedQuery', message: expect.stringContaining('ConsistencyLevel') as string });
    }
  });

  it('come in pages whose links are absolute and keep the question', async () => {
    const seen: unknown[] = [];
    let query: Record<string, string> = { $top: '10', $select: 'id', $filter: "startswith(userPrincipalName,'') " };
    for (let page = 0; page < 3; page++) {
      const { body, value } = await get('/v1.0/users', query);
      seen.push(...value.map((user) => user['id']));
      const link = body['@odata.nextLink'];
      expect(value).toHaveLength(page < 2 ? 10 : 6);
      if (page === 2) {
        expect(link).toBeUndefined();
        break;
      }
      expect(link).toMatch(/^https:\/\/graph\.contoso\.test\/v1\.0\/users\?\$top=10&\$select=id&/);
      query = Object.fromEntries(new URL(String(link)).searchParams);
    }
    expect(new Set(seen).size).toBe(26);
  });

  it('are found in the first page, however many there are', async () => {
    await generateTenant(store, { users: 21_000, groups: 1 });
    const [{ id, userPrincipalName } = {}] = (await get('/v1.0/users', { $filter: "startswith(userPrincipalName,'paula.nowak.2')", $top: '1' })).value;
    const { value, body } = await get('/v1.0/users', { $filter: `id eq '${String(id)}'` });
    expect(value).toMatchObject([{ userPrincipalName }]);
    expect(body).not.toHaveProperty('@odata.nextLink');
  });

  it.each([
    { $top: '0' },
    { $top: '1000' },
    { $top: 'x' },
    { $select: 'shoeSize' },
    { $select: '' },
    { $orderby: 'displayName' },
    { $count: 'maybe' },
    { $skiptoken: 'nonsense' },
    { $expand: 'manager' },
    { $search: '"x"' },
  ])('are refused with a reason for %j', async (query) => {
    const reply = await get('/v1.0/users', query);
    expect(reply.status).toBe(400);
    expect(error(reply).innerError).toMatchObject({ date: '2026-01-02T03:04:05' });
  });

  it('are found by object id and UPN alone', async () => {
    const { body } = await get('/v1.0/users/ana@contoso.com', { $select: 'displayName,department,accountEnabled' });
    expect(body).toEqual({
      '@odata.context': `${base}/v1.0/$metadata#users(displayName,department,accountEnabled)/$entity`,
      displayName: 'Ana Bowman',
      department: 'Legal',
      accountEnabled: true,
    });
    expect((await get(`/v1.0/users/${await idOf('ana@contoso.com')}`)).status).toBe(200);
    for (const name of ['ana', 'Ana Bowman', 'sip:ana@contoso.com']) {
      const reply = await get(`/v1.0/users/${encodeURIComponent(name)}`, undefined, { 'client-request-id': 'abc-1' });
      expect(reply.status).toBe(404);
      expect(error(reply)).toMatchObject({ code: 'Request_ResourceNotFound', innerError: { 'client-request-id': 'abc-1' } });
    }
  });
});

describe('groups', () => {
  it('are listed, filtered and paged', async () => {
    expect((await get('/v1.0/groups', { $select: 'displayName' })).value).toEqual(
      ['Board', 'Europe', 'Executives', 'Legal', 'Sales'].map((displayName) => ({ displayName })),
    );
    expect((await get('/v1.0/groups', { $filter: "startswith(displayName,'E')", $select: 'mail' })).value).toEqual([
      { mail: null },
      { mail: 'executives@contoso.com' },
    ]);
    expect((await get('/v1.0/groups', { $filter: "mail eq 'legal@contoso.com'" })).value).toMatchObject([{ displayName: 'Legal', mailEnabled: true }]);
    const first = await get('/v1.0/groups', { $top: '3', $count: 'true' });
    expect(first.body['@odata.count']).toBe(5);
    const second = await get('/v1.0/groups', Object.fromEntries(new URL(String(first.body['@odata.nextLink'])).searchParams));
    expect(second.value.map((group) => group['displayName'])).toEqual(['Legal', 'Sales']);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
  });

  it('tell their direct members, users and groups', async () => {
    const group = await groupId('Executives');
    expect((await get(`/v1.0/groups/${group}`)).body).toMatchObject({ displayName: 'Executives' });
    const { value } = await get(`/v1.0/groups/${group}/members`);
    expect(value).toMatchObject([
      { '@odata.type': '#microsoft.graph.user', userPrincipalName: 'emma@contoso.com' },
      { '@odata.type': '#microsoft.graph.group', displayName: 'Board' },
    ]);
    expect((await get(`/v1.0/groups/${group}/members/microsoft.graph.user`)).value).toHaveLength(1);
    const page = await get(`/v1.0/groups/${group}/members`, { $top: '1', $select: 'id', $count: 'true' });
    expect(page.body['@odata.count']).toBe(2);
    const next = await get(`/v1.0/groups/${group}/members`, Object.fromEntries(new URL(String(page.body['@odata.nextLink'])).searchParams));
    expect(next.value).toMatchObject([{ '@odata.type': '#microsoft.graph.group' }]);
  });

  it('page through many members of both kinds', async () => {
    await generateTenant(store, { users: 300, groups: 40 });
    const large = await groupId('Europe');
    const board = await groupId('Board');
    await store.write((database) => addNestedGroup(database, large, board));
    const all = await get(`/v1.0/groups/${large}/members`, { $top: '999' });
    let seen = 0;
    let query: Record<string, string> | undefined = { $top: '4' };
    while (query) {
      const { body, value }: Reply = await get(`/v1.0/groups/${large}/members`, query);
      seen += value.length;
      const link = body['@odata.nextLink'];
      query = typeof link === 'string' ? Object.fromEntries(new URL(link).searchParams) : undefined;
    }
    expect(seen).toBe(all.value.length);
  });

  it('are known by object id', async () => {
    expect((await get('/v1.0/groups/Legal')).status).toBe(400);
    expect(error(await get('/v1.0/groups/00000000-0000-4000-8000-000000000000/members')).code).toBe('Request_ResourceNotFound');
  });
});

it('tells the organization', async () => {
  expect((await get('/v1.0/organization')).value).toMatchObject([
    {
      displayName: 'Contoso',
      countryLetterCode: 'US',
      verifiedDomains: [
        { name: 'contoso.com', isDefault: true, isInitial: false },
        { name: 'contoso.onmicrosoft.com', isDefault: false, isInitial: true },
      ],
    },
  ]);
});

describe('policies of users', () => {
  it('have ids that stay the same, and a name with its scope', async () => {
    const reply = await get(graphPath('graphGetPolicyId', { type: encryption, name: 'usercontrolled' }));
    expect(reply.value).toEqual([
      {
        '@odata.type': '#microsoft.graph.teamsAdministration.policyIdentifierDetail',
        name: 'Tag:UserControlled',
        policyId: expect.stringMatching(/^[\w-]{43}$/) as string,
      },
    ]);
    expect(await policyId('Tag:UserControlled')).toBe(await policyId('UserControlled'));
    expect(await policyId('UserControlled')).not.toBe(await policyId('Disabled'));
    expect((await get(graphPath('graphGetPolicyId', { type: encryption, name: "It's 'none'" }))).value).toEqual([]);
    expect((await get(graphPath('graphGetPolicyId', { type: 'NoSuchPolicy', name: 'x' }))).status).toBe(400);
  });

  it('are assigned and unassigned, without an answer', async () => {
    const [ana, ben, id] = [await idOf('ana@contoso.com'), await idOf('ben@contoso.com'), await policyId('UserControlled')];
    const reply = await assign(
      { '@odata.type': '#microsoft.graph.teamsAdministration.teamsPolicyUserAssignment', userId: ana, policyType: encryption, policyId: id },
      { userId: ben, policyType: encryption, policyId: id },
    );
    expect(reply).toMatchObject({ status: 204, body: {} });
    expect(await configuration('ana@contoso.com')).toMatchObject({
      id: ana,
      userPrincipalName: 'ana@contoso.com',
      tenantId: expect.any(String) as string,
      effectivePolicyAssignments: [
        { policyType: encryption, policyAssignment: { displayName: 'UserControlled', assignmentType: 'direct', policyId: id, groupId: null } },
      ],
      telephoneNumbers: [],
      isEnterpriseVoiceEnabled: false,
      featureTypes: ['Teams'],
      accountType: 'user',
      createdDateTime: '2024-03-04T09:00:00.000Z',
      modifiedDateTime: '2024-03-04T09:00:00.000Z',
    });
    expect((await unassign({ userId: ana, policyType: encryption })).status).toBe(204);
    expect(await configuration('ana@contoso.com')).toMatchObject({ effectivePolicyAssignments: [] });
    expect(await configuration('ben@contoso.com')).toMatchObject({ effectivePolicyAssignments: [{}] });
  });

  it('show only the winner, direct or by a group', async () => {
    const group = await groupId('Legal');
    const service = createService({ store, clock: { now: () => now } });
    await service({ method: 'PATCH', path: `/Skype.Policy/groupPolicyAssignments/${group}/policyTypes/${encryption}`, body: { PolicyName: 'UserControlled' } });
    await service({ method: 'PATCH', path: `/Skype.Policy/tenants/policies/TeamsMeetingPolicy`, body: { PolicyName: 'AllOn' } });
    expect(await configuration('ana@contoso.com')).toMatchObject({
      effectivePolicyAssignments: [{ policyType: encryption, policyAssignment: { displayName: 'UserControlled', assignmentType: 'group', groupId: group } }],
    });
    await assign({ userId: await idOf('ana@contoso.com'), policyType: encryption, policyId: await policyId('Disabled') });
    const { effectivePolicyAssignments } = await configuration('ana@contoso.com');
    expect(effectivePolicyAssignments).toMatchObject([{ policyAssignment: { displayName: 'Disabled', assignmentType: 'direct', groupId: null } }]);
  });

  it('show when their time has come', async () => {
    await store.write((database) => setPropagationSeconds(database, 60));
    await assign({ userId: await idOf('ana@contoso.com'), policyType: encryption, policyId: await policyId('UserControlled') });
    expect(await configuration('ana@contoso.com')).toMatchObject({ effectivePolicyAssignments: [] });
    now = new Date(now.getTime() + 60_000);
    expect(await configuration('ana@contoso.com')).toMatchObject({ effectivePolicyAssignments: [{}] });
  });

  it('are assigned all or none', async () => {
    const [ana, ben, id] = [await idOf('ana@contoso.com'), await idOf('ben@contoso.com'), await policyId('UserControlled')];
    const good = { userId: ana, policyType: encryption, policyId: id };
    for (const [bad, status] of [
      [{ ...good, userId: '00000000-0000-4000-8000-000000000000' }, 404],
      [{ ...good, userId: 'ben@contoso.com' }, 400],
      [{ userId: ben, policyType: encryption }, 400],
      [{ ...good, userId: ben, policyId: 'A'.repeat(43) }, 400],
      [{ ...good, userId: ben, policyId: await policyId('Global') }, 400],
      [{ ...good, userId: ben, policyType: 'TeamsMeetingPolicy' }, 400],
      [{ ...good, userId: ben, policyType: 'NoSuchPolicy' }, 400],
      [good, 400],
      [{}, 400],
    ] as const) {
      expect((await assign(good, bad)).status).toBe(status);
      expect(await configuration('ana@contoso.com')).toMatchObject({ effectivePolicyAssignments: [] });
    }
    for (const body of [undefined, null, [], {}, { value: [] }, { value: {} }, { value: [1] }])
      expect((await send('POST', graphPath('graphAssign', {}), { body })).status).toBe(400);
  });

  it('tell in JSON inside of the message that a user is not there', async () => {
    for (const user of ['00000000-0000-4000-8000-000000000000', 'ana@contoso.com', await idOf('helpdesk@contoso.com')]) {
      const reply = await get(graphPath('graphGetUserConfiguration', { user }));
      expect(reply.status).toBe(404);
      expect(error(reply).code).toBe('UnknownError');
      expect(JSON.parse(error(reply).message)).toEqual({ code: 'NotFound', message: 'Resource not found.', action: 'Specify valid resource.' });
    }
  });

  it('are listed in pages, without resource accounts', async () => {
    const { value, body } = await get('/v1.0/admin/teams/userConfigurations', { $top: '20', $count: 'true', $select: 'userPrincipalName' });
    expect(body['@odata.count']).toBe(25);
    expect(value).toHaveLength(20);
    const rest = await get('/v1.0/admin/teams/userConfigurations', Object.fromEntries(new URL(String(body['@odata.nextLink'])).searchParams));
    expect(rest.value).toHaveLength(5);
    expect([...value, ...rest.value].map((user) => user['userPrincipalName'])).not.toContain('helpdesk@contoso.com');
    expect((await get('/v1.0/admin/teams/userConfigurations', { $filter: "accountType eq 'guest'" })).value).toHaveLength(1);
    expect((await get('/v1.0/admin/teams/userConfigurations', { $expand: 'user', $top: '1' })).value).toMatchObject([{ user: { displayName: 'Ana Bowman' } }]);
    expect((await get(`/v1.0/admin/teams/userConfigurations/${await idOf('ana@contoso.com')}/user`)).body).toMatchObject({ displayName: 'Ana Bowman' });
    expect((await get('/v1.0/admin/teams/userConfigurations', { $filter: "effectivePolicyAssignments eq 'x'" })).status).toBe(400);
  });
});

describe('a batch', () => {
  const batch = (requests: unknown, caller?: Caller) => send('POST', '/v1.0/$batch', { body: { requests }, ...(caller && { caller }) });
  const responses = ({ body }: Reply) => body['responses'] as readonly { readonly id: string; readonly status: number; readonly body?: unknown }[];

  it('answers each request for itself', async () => {
    const id = await idOf('ana@contoso.com');
    const value = [{ userId: id, policyType: encryption, policyId: await policyId('UserControlled') }];
    const reply = await batch([
      { id: '3', method: 'GET', url: `/admin/teams/userConfigurations/${id}`, dependsOn: ['2'] },
      { id: '1', method: 'GET', url: "/users?$top=1&$filter=displayName eq 'Ana Bowman'" },
      { id: '2', method: 'POST', url: '/admin/teams/policy/userAssignments/assign', headers: { 'Content-Type': 'application/json' }, body: { value } },
      { id: '4', method: 'GET', url: '/users/nobody@contoso.com' },
      { id: '5', method: 'GET', url: '/users', dependsOn: ['4'] },
      { id: '6', method: 'POST', url: '/admin/teams/policy/userAssignments/assign', body: { value } },
      { id: '7', method: 'POST', url: '/$batch', headers: { 'content-type': 'application/json' }, body: { requests: [] } },
    ]);
    expect(reply.status).toBe(200);
    expect(Object.fromEntries(responses(reply).map(({ id: one, status }) => [one, status]))).toEqual({
      1: 200,
      2: 204,
      3: 200,
      4: 404,
      5: 424,
      6: 400,
      7: 400,
    });
    expect(responses(reply).find((one) => one.id === '3')?.body).toMatchObject({ effectivePolicyAssignments: [{}] });
    expect(responses(reply).find((one) => one.id === '1')?.body).toMatchObject({ value: [{ displayName: 'Ana Bowman' }] });
  });

  it.each([
    [undefined],
    [[]],
    [[1]],
    [[{ id: '1', method: 'GET' }]],
    [[{ id: '1', method: 'GET', url: 'https://evil.example/' }]],
    [[{ id: '1', method: 'GET', url: '//evil.example/' }]],
    [[{ id: 1, method: 'GET', url: '/users' }]],
    [
      [
        { id: '1', method: 'GET', url: '/users' },
        { id: '1', method: 'GET', url: '/users' },
      ],
    ],
    [[{ id: '1', method: 'GET', url: '/users', dependsOn: ['2'] }]],
    [[{ id: '1', method: 'GET', url: '/users', dependsOn: ['1'] }]],
    [[{ id: '1', method: 'GET', url: '/users', headers: { a: 1 } }]],
    [Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/users' }))],
  ])('is refused: %j', async (requests) => expect((await batch(requests)).status).toBe(400));

  it('lets a reader in, and to what reads', async () => {
    const caller: Caller = { name: 'r', role: 'reader', kind: 'access token' };
    const reply = await batch(
      [
        { id: 'read', method: 'GET', url: '/users' },
        { id: 'write', method: 'POST', url: '/admin/teams/policy/userAssignments/unassign', headers: { 'content-type': 'application/json' }, body: {} },
      ],
      caller,
    );
    expect(responses(reply).map(({ id, status }) => [id, status])).toEqual([
      ['read', 200],
      ['write', 403],
    ]);
  });
});

describe('permissions', () => {
  it('are named where they lack, in the words of the live service', async () => {
    const caller: Caller = { name: 'app', role: 'admin', permissions: ['User.Read.All'], kind: 'application' };
    expect((await send('GET', '/v1.0/users', { caller })).status).toBe(200);
    const reply = await send('GET', '/v1.0/admin/teams/userConfigurations', { caller });
    expect(reply.status).toBe(403);
    expect(error(reply)).toEqual({
      code: 'forbidden',
      message: 'Insufficient permission(s) for the request. API requires any of the following permission(s): TeamsUserConfiguration.Read.All.',
      innerError: {
        code: 'Forbidden',
        additionalData: { action: 'Add the required roles/permissions and try again.' },
        date: '2026-01-02T03:04:05',
        'request-id': expect.any(String) as string,
        'client-request-id': expect.any(String) as string,
      },
    });
  });

  it('do not help without a role', async () => {
    const caller: Caller = { name: 'app', role: 'none', permissions: ['User.Read.All'], kind: 'application' };
    expect((await send('GET', '/v1.0/users', { caller })).status).toBe(403);
  });
});

it('knows no other path, and no other method', async () => {
  expect(error(await get('/v1.0/admin/teams/policy'))).toMatchObject({ code: 'BadRequest' });
  expect((await get('/v1.0')).status).toBe(400);
  expect((await send('DELETE', '/v1.0/users')).status).toBe(405);
});
