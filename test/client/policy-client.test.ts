import { describe, expect, it } from 'vitest';
import { createPolicyClient } from '../../src/client/policy-client.ts';
import type { Request, Response, Transport } from '../../src/client/transport.ts';

const type = 'TeamsEnhancedEncryptionPolicy';

interface Canned {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A client of a service that gives these answers, one after the other. */
function against(...answers: readonly (Canned | Error)[]) {
  const asked: Request[] = [];
  const warnings: string[] = [];
  const left = [...answers];
  const transport: Transport = async (request) => {
    asked.push(request);
    const answer = left.shift();
    if (!answer) throw new Error(`There is no answer left for ${request.path}.`);
    if (answer instanceof Error) throw answer;
    const { status = 200, headers = {}, body } = answer;
    return { status, headers, body } satisfies Response;
  };
  let count = 0;
  const client = createPolicyClient(transport, { correlationId: () => `request-${(count += 1)}`, onWarning: (message) => warnings.push(message) });
  return { client, asked, warnings };
}

const refused = (status: number, code: string, more: object = {}): Canned => ({ status, body: { error: { code, message: `Says ${code}.`, ...more } } });

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

describe('errors of a service', () => {
  it.each([
    [
      refused(404, 'PolicyNotFound', { details: ['Near'] }),
      { id: 'PolicyNotFound', category: 'ObjectNotFound', recommendation: expect.stringContaining(`'Near'`) as string },
    ],
    [
      refused(400, 'InvalidSettingValue', { target: 'X', details: ['A', 'B'] }),
      { id: 'InvalidSettingValue', target: 'X', recommendation: 'Valid values: A, B.' },
    ],
    [refused(400, 'InvalidSettingValue', { recommendation: 'Use A.' }), { id: 'InvalidSettingValue', recommendation: 'Use A.' }],
    [refused(403, '40301'), { id: 'Forbidden', category: 'PermissionDenied', message: 'Says 40301. (40301)' }],
    [refused(401, 'Unauthorized'), { id: 'Unauthorized', category: 'AuthenticationError' }],
    [{ status: 401 }, { id: 'Unauthorized' }],
    [
      { status: 403, body: { Message: 'No role.' } },
      { id: 'Forbidden', message: 'No role.' },
    ],
    [
      { status: 404, body: { Message: 'Gone.' } },
      { id: 'PolicyNotFound', message: 'Gone.' },
    ],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { id: 'TooManyRequests', recommendation: expect.stringContaining('7 seconds') as string },
    ],
    [{ status: 503 }, { id: 'ServiceUnavailable', category: 'ResourceUnavailable' }],
    [
      { status: 500, body: { error: { code: 'Odd', message: 'Broken.' } } },
      { id: 'ServiceError', message: 'Broken. (Odd)', status: 500 },
    ],
    [
      { status: 400, body: { error: { code: 'BadRequest', message: JSON.stringify({ error: { code: 'Inner', message: 'Deeper.' } }) } } },
      { id: 'InvalidRequest', message: 'Deeper. (Inner)' },
    ],
    [
      { status: 500, body: { error: { code: 'Odd', message: 'y'.repeat(5000) } } },
      { id: 'ServiceError', message: `${'y'.repeat(2000)}… (Odd)` },
    ],
    [
      { status: 504, body: '<html>' },
      { id: 'ServiceError', status: 504 },
    ],
    [{ status: 418, body: { error: 'teapot' } }, { id: 'InvalidResponse' }],
    [
      { status: 404, headers: { 'content-type': 'text/html' } },
      { id: 'InvalidResponse', message: expect.stringContaining('text/html') as string },
    ],
    [
      { status: 302, headers: { location: 'https://login.example' } },
      { id: 'InvalidResponse', message: expect.stringContaining('https://login.example') as string },
    ],
    [refused(400, 'constructor'), { id: 'InvalidRequest' }],
    [
      { status: 400, body: { error: { code: 5, message: 6, target: 7, details: [8, 'x'] } } },
      { id: 'InvalidRequest', message: '6 (5)' },
    ],
  ])('%j', async (answer, error) => {
    const { client } = against(answer, { body: [] });
    await expect(client.getPolicy(type, 'X')).rejects.toMatchObject({ name: 'ClientError', correlationId: 'request-1', ...error });
  });

  it('carry the service’s own correlation id where it gives one', async () => {
    const { client } = against({ status: 500, headers: { 'x-ms-correlation-id': 'theirs' }, body: { Message: 'x' } });
    await expect(client.getTenant()).rejects.toMatchObject({ correlationId: 'theirs' });
  });

  it('name near policies by one more request, and are themselves when that fails', async () => {
    const { client, asked } = against(refused(404, 'PolicyNotFound'), { body: [{ Identity: 'Global' }, { Identity: 'Tag:Executives' }] });
    await expect(client.assignToUser(type, 'ana', 'Tag:Exekutives')).rejects.toMatchObject({
      id: 'PolicyNotFound',
      correlationId: 'request-1',
      recommendation: expect.stringContaining(`'Executives'`) as string,
    });
    expect(asked.map(({ method }) => method)).toEqual(['PATCH', 'GET']);
    const failing = against(refused(404, 'PolicyNotFound'), new Error('no network'));
    await expect(failing.client.getPolicy(type, 'X')).rejects.toMatchObject({ id: 'PolicyNotFound', correlationId: 'request-1' });
  });

  it('of the transport come through as they are', async () => {
    const error = new Error('cut');
    await expect(against(error).client.getTenant()).rejects.toBe(error);
  });
});

describe('answers of a service', () => {
  it.each([
    ['a bare list', [{ Identity: 'Tag:A' }, { Identity: 'Global' }]],
    ['a list in value', { value: [{ Identity: 'Tag:A' }, { Identity: 'Global' }] }],
  ])('may be %s', async (_what, body) => {
    expect((await against({ body }).client.listPolicies(type)).map(({ Identity }) => Identity)).toEqual(['Global', 'Tag:A']);
  });

  it('may be a single policy', async () => {
    expect(await against({ body: { Identity: 'Global' } }).client.listPolicies(type)).toEqual([{ Identity: 'Global' }]);
  });

  it('may name members with either first letter', async () => {
    const body = [{ groupId: 'g', policyType: type, policyName: 'Tag:A', rank: 1, createdTime: 't', createdBy: 'b' }];
    expect(await against({ body }).client.listGroupAssignments({})).toEqual([
      { groupId: 'g', policyType: type, policyName: 'A', rank: 1, createdTime: 't', createdBy: 'b' },
    ]);
  });

  it('may bring a warning', async () => {
    const { client, warnings } = against({ status: 204, headers: { 'x-ms-configapi-powershell-warningmessage': 'Slowly.' } });
    await client.removePolicy(type, 'X');
    expect(warnings).toEqual(['Slowly.']);
  });

  it('may leave out the policy made: it is read', async () => {
    const { client, asked } = against({ status: 200 }, { body: { Identity: 'Tag:A', Description: null } });
    expect(await client.createPolicy(type, { Identity: 'A' })).toEqual({ Identity: 'Tag:A', Description: null });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /Skype.Policy/configurations/${type}`,
      `GET /Skype.Policy/configurations/${type}/configuration/A`,
    ]);
  });

  it('tell at least the winner where they do not tell all sources', async () => {
    const assignment = (policyType: string) => ({ policyType, policyAssignment: { assignmentType: 'group', displayName: 'Tag:A', groupId: 'g' } });
    const users = [{ objectId: '1', userPrincipalName: 'u', displayName: 'U', effectivePolicyAssignments: [assignment(type), assignment('TeamsOtherPolicy')] }];
    expect(await all(against({ body: { users } }).client.listEffectiveSources(type))).toEqual([
      { user: { id: '1', userPrincipalName: 'u', displayName: 'U' }, sources: [{ assignmentType: 'Group', policyName: 'A', reference: 'g', rank: null }] },
    ]);
  });

  const user = {
    objectId: '1',
    userPrincipalName: 'u',
    sipAddress: 'sip:u',
    displayName: 'U',
    alias: 'u',
    accountEnabled: 'true',
    accountType: 'user',
    whenCreated: 't',
    whenChanged: 't',
    effectivePolicyAssignments: [],
  };

  it.each([
    ['listPolicies', [{}], '[0].Identity'],
    ['listPolicies', [5], '[0]'],
    ['listPolicies', 'text', ''],
    ['getTenant', undefined, ''],
    ['getTenant', { tenantId: 5 }, 'tenantId'],
    ['getTenant', { tenantId: 'x', displayName: 'x', verifiedDomains: [{}] }, 'verifiedDomains[0].name'],
    ['listUsers', {}, 'users'],
    ['listUsers', { users: [{ ...user, objectId: undefined }] }, 'users[0].objectId'],
    ['listUsers', { users: [{ ...user, effectivePolicyAssignments: [{ policyType: 'T' }] }] }, 'users[0].effectivePolicyAssignments[0].policyAssignment'],
    ['listUsers', { users: [{ ...user, accountType: 5 }] }, 'users[0].accountType'],
    ['listUsers', { users: [{ ...user, accountEnabled: 'perhaps' }] }, 'users[0].accountEnabled'],
    ['listUsers', { users: [], '@nextLink': 5 }, '@nextLink'],
    ['listUsers', { users: [], '@nextLink': '/Teams.Tenant/tenants?skipToken=1' }, '@nextLink'],
    ['listGroupAssignments', [{ GroupId: 'g', PolicyType: 'T', PolicyName: 'P', Rank: 1.5 }], '[0].Rank'],
  ] as const)('of %s that are odd are refused by field', async (method, body, field) => {
    const { client } = against({ body });
    const reading =
      method === 'listUsers' ? all(client.listUsers()) : method === 'listGroupAssignments' ? client.listGroupAssignments({}) : client[method](type);
    await expect(reading).rejects.toMatchObject({ id: 'InvalidResponse', target: field, correlationId: 'request-1' });
  });

  it('page by links, whose host and path are not trusted', async () => {
    const { client, asked } = against(
      { body: { users: [user], '@nextLink': 'https://evil.example/Teams.User/users?pageSize=1&skipToken=a%2Bb' } },
      { body: { users: [user], '@nextLink': null } },
    );
    expect(await all(client.listUsers({ pageSize: 1, filter: 'x' }))).toHaveLength(2);
    expect(asked.map(({ path, query }) => ({ path, query }))).toEqual([
      { path: '/Teams.User/users', query: { pageSize: '1', filter: 'x' } },
      { path: '/Teams.User/users', query: { pageSize: '1', skipToken: 'a+b' } },
    ]);
  });

  it('do not page in circles', async () => {
    const page = { body: { users: [], '@nextLink': '/Teams.User/users?skipToken=a' } };
    await expect(all(against(page, page, page).client.listUsers())).rejects.toMatchObject({ id: 'InvalidResponse', target: '@nextLink' });
  });

  it('are asked for no further than needed', async () => {
    const { client, asked } = against({ body: { users: [user, user], '@nextLink': '/Teams.User/users?skipToken=a' } });
    expect(await all(client.listUsers({ limit: 2 }))).toHaveLength(2);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.query).toEqual({ pageSize: '2' });
  });
});

describe('requests', () => {
  it('send a removal as null, and a policy without its tag', async () => {
    const { client, asked } = against({ status: 204 }, { status: 204 }, { status: 204 });
    const group = 'd0be0818-b8b0-402e-8cf9-26228a200abb';
    await client.assignToUser(type, 'ana@contoso.com', '');
    await client.assignToTenant(type, 'Tag:A');
    await client.assignToGroup(type, group, null, 3);
    expect(asked.map(({ body }) => body)).toEqual([{ PolicyName: null }, { PolicyName: 'A' }, { PolicyName: null, Rank: 3 }]);
    expect(asked[0]?.path).toBe(`/Skype.Policy/users/ana%40contoso.com/policies/${type}`);
  });

  it('name a group by its id, whatever it was given by', async () => {
    const group = { body: { id: 'd0be0818-b8b0-402e-8cf9-26228a200abb', displayName: 'Legal', mail: null } };
    const { client, asked } = against(group, { status: 204 }, group, { status: 204 }, group, { body: [] });
    await client.assignToGroup(type, 'legal@contoso.com', 'A');
    await client.removeGroupAssignment(type, 'Legal');
    await client.listGroupAssignments({ group: 'Legal' });
    const last = (index: number) => asked.filter(({ path }) => !path.includes('Directory'))[index];
    expect([last(0)?.path, last(1)?.path, last(2)?.query]).toEqual([
      expect.stringContaining(group.body.id),
      expect.stringContaining(group.body.id),
      { groupId: group.body.id },
    ]);
  });

  it.each(['', '.', '..'])('are not sent for the user %j', async (user) => {
    const { client, asked } = against();
    await expect(client.getUser(user)).rejects.toMatchObject({ id: 'InvalidRequest' });
    expect(asked).toEqual([]);
  });
});
