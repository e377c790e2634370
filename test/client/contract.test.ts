import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { httpTransport, type HttpTransport } from '../../src/client/http-transport.ts';
import { createPolicyClient, type PolicyClient } from '../../src/client/policy-client.ts';
import type { Transport } from '../../src/client/transport.ts';
import { serve, type Serving } from '../../src/service/server.ts';
import { createService } from '../../src/service/service.ts';
import { openStore, type Store } from '../../src/service/store.ts';
import { resetTenant } from '../../src/service/tenant-data.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
const token = 'a-token-for-the-contract';

/** What any policy service owes its client, over whichever transport. */
describe.each(['in process', 'over http'])('a policy service %s', (way) => {
  let store: Store;
  let serving: Serving | undefined;
  let http: HttpTransport | undefined;
  let transport: Transport;
  let client: PolicyClient;

  beforeAll(async () => {
    store = await openStore(':memory:');
    transport = createService({ store, clock: { now: () => new Date('2026-01-02T03:04:05Z') } });
    if (way === 'over http') {
      const tokens = { verify: async (text: string) => (text === token ? ({ name: 'contract', role: 'admin', created: '' } as const) : undefined) };
      serving = await serve({ transport, port: 0, tokens, log: () => undefined });
      http = httpTransport({ serviceUri: serving.uri, token: () => token, userAgent: 'csteams-test' });
      transport = http.send;
    }
    client = createPolicyClient(transport, { correlationId: randomUUID });
  });
  beforeEach(() => resetTenant(store));
  afterAll(async () => {
    await http?.close();
    await serving?.close();
    await store.close();
  });

  const firstUsers = async (count: number) => {
    const users = [];
    for await (const user of client.listUsers({ limit: count })) users.push(user);
    return users;
  };
  const oneUser = async () => {
    const [user] = await firstUsers(1);
    if (!user) throw new Error('The tenant has no users.');
    return user;
  };
  const twoGroups = async () => {
    const [first, second] = await client.findGroups('');
    if (!first || !second) throw new Error('The tenant has no groups.');
    return [first, second] as const;
  };

  it('lists policies with Global first', async () => {
    const names = (await client.listPolicies(type)).map(({ Identity }) => Identity);
    expect(names).toEqual(['Global', 'Tag:Disabled', 'Tag:UserControlled']);
  });

  it.each(['Global', 'GLOBAL', 'Tag:UserControlled', 'usercontrolled'])('gives a policy by the name %s', async (identity) => {
    const { Identity } = await client.getPolicy(type, identity);
    expect(Identity.toLowerCase().replace('tag:', '')).toBe(identity.toLowerCase().replace('tag:', ''));
  });

  it('creates, changes by merging, and removes a policy', async () => {
    const made = await client.createPolicy(type, { Identity: 'Executives', MeetingEndToEndEncryption: 'DisabledUserOverride', Description: 'Board' });
    expect(made).toEqual({
      Identity: 'Tag:Executives',
      CallingEndtoEndEncryptionEnabledType: 'Disabled',
      MeetingEndToEndEncryption: 'DisabledUserOverride',
      Description: 'Board',
    });
    await client.updatePolicy(type, 'Executives', { CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride' });
    expect(await client.getPolicy(type, 'Executives')).toEqual({ ...made, CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride' });
    await client.removePolicy(type, 'Executives');
    await expect(client.getPolicy(type, 'Executives')).rejects.toMatchObject({ id: 'PolicyNotFound', category: 'ObjectNotFound', status: 404 });
  });

  it('keeps names and texts of any script whole', async () => {
    const Description = 'Zürich – 東京 \u{1F512} "quotes" \\ %2F\n';
    await client.createPolicy(type, { Identity: 'Vorstand Zürich 100%', Description });
    expect(await client.getPolicy(type, 'vorstand zürich 100%')).toMatchObject({ Identity: 'Tag:Vorstand Zürich 100%', Description });
  });

  it('names near policies when there is none of a name', async () => {
    const error = await client.getPolicy(type, 'UserControled').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ id: 'PolicyNotFound', recommendation: expect.stringContaining('UserControlled') as string });
    expect(error).toMatchObject({ correlationId: expect.stringMatching(/^[\w-]{36}$/) as string });
  });

  it.each([
    ['PolicyAlreadyExists', () => client.createPolicy(type, { Identity: 'disabled' })],
    ['InvalidPolicyName', () => client.createPolicy(type, { Identity: 'a/b' })],
    ['InvalidSettingValue', () => client.updatePolicy(type, 'Global', { MeetingEndToEndEncryption: 'Enabled' })],
    ['SettingNotFound', () => client.updatePolicy(type, 'Global', { MeetingEncryption: 'Disabled' })],
    ['PolicyTypeNotFound', () => client.listPolicies('TeamsNothingPolicy')],
    ['UserNotFound', () => client.getUser('nobody@contoso.com')],
    ['UserNotFound', () => client.assignToUser(type, 'nobody@contoso.com', 'Disabled')],
    ['PolicyNotFound', async () => client.assignToUser(type, (await oneUser()).id, 'Nothing')],
    ['PolicyNotAssignable', async () => client.assignToUser(type, (await oneUser()).id, 'Global')],
    ['GroupNotFound', () => client.getGroup('nothing@contoso.com')],
    ['InvalidRank', async () => client.assignToGroup(type, (await twoGroups())[0].id, 'Disabled', 0)],
    ['GroupAssignmentNotFound', async () => client.removeGroupAssignment(type, (await twoGroups())[0].id)],
  ] as const)('refuses with %s', async (id, attempt: () => Promise<unknown>) => {
    await expect(attempt()).rejects.toMatchObject({ id, name: 'ClientError', recommendation: expect.stringMatching(/./) as string });
  });

  it('assigns to a user by id, UPN or SIP address, and takes it away again', async () => {
    const user = await oneUser();
    for (const identity of [user.id, user.userPrincipalName.toUpperCase(), user.sipAddress]) {
      await client.assignToUser(type, identity, 'Tag:UserControlled');
      expect(await client.getUserAssignments(user.id, type)).toEqual([
        {
          policyType: type,
          policyName: 'UserControlled',
          policySource: [{ assignmentType: 'Direct', policyName: 'UserControlled', reference: null, rank: null }],
        },
      ]);
      expect((await client.getUser(user.id)).policies).toMatchObject({ [type]: 'UserControlled' });
      await client.assignToUser(type, identity, null);
      expect(await client.getUserAssignments(user.id, type)).toEqual([]);
    }
  });

  it('refuses to remove a policy that is assigned', async () => {
    const { id } = await oneUser();
    await client.assignToUser(type, id, 'Disabled');
    await expect(client.removePolicy(type, 'Disabled')).rejects.toMatchObject({ id: 'PolicyInUse', status: 409 });
  });

  it('ranks group assignments', async () => {
    const [first, second] = await twoGroups();
    await client.assignToGroup(type, first.id, 'Disabled');
    await client.assignToGroup(type, second.id, 'UserControlled', 1);
    const listed = await client.listGroupAssignments({ type });
    expect(listed.map(({ groupId, policyName, rank }) => ({ groupId, policyName, rank }))).toEqual([
      { groupId: second.id, policyName: 'UserControlled', rank: 1 },
      { groupId: first.id, policyName: 'Disabled', rank: 2 },
    ]);
    await client.assignToGroup(type, second.id, null);
    expect(await client.listGroupAssignments({ group: first.id })).toMatchObject([{ policyType: type, rank: 1 }]);
    await client.removeGroupAssignment(type, first.id);
    expect(await client.listGroupAssignments({})).toEqual([]);
  });

  it('tells tenant-wide grants', async () => {
    await client.assignToTenant(type, 'UserControlled');
    const tenant = await client.getTenant();
    expect(tenant.tenantPolicies).toEqual({ [type]: 'UserControlled' });
    expect(tenant.verifiedDomains.length).toBeGreaterThan(0);
    await client.assignToTenant(type, null);
    expect((await client.getTenant()).tenantPolicies).toEqual({});
  });

  it('pages through all users, each once', async () => {
    const small = [];
    for await (const user of client.listUsers({ pageSize: 7 })) small.push(user);
    const whole = await firstUsers(1000);
    expect(small.length).toBeGreaterThan(20);
    expect(small).toEqual(whole);
    expect(new Set(small.map(({ id }) => id)).size).toBe(small.length);
  });

  it('filters and limits users', async () => {
    const one = await oneUser();
    const found = [];
    for await (const user of client.listUsers({ filter: `UserPrincipalName -eq '${one.userPrincipalName}'` })) found.push(user.id);
    expect(found).toEqual([one.id]);
    expect(await firstUsers(3)).toHaveLength(3);
    expect(await firstUsers(0)).toHaveLength(0);
    await expect(firstOf(client.listUsers({ filter: 'Nonsense -eq' }))).rejects.toMatchObject({ id: 'InvalidRequest' });
  });

  it('streams every user with all sources of one type, as the single reads tell them', async () => {
    const [group] = await twoGroups();
    await client.assignToGroup(type, group.id, 'Disabled', 1);
    await client.assignToUser(type, (await oneUser()).id, 'UserControlled');
    let withSources = 0;
    for await (const { user, sources } of client.listEffectiveSources(type, { pageSize: 5 })) {
      const [single] = await client.getUserAssignments(user.id, type);
      expect(sources).toEqual(single?.policySource ?? []);
      if (sources.length > 0) withSources += 1;
    }
    expect(withSources).toBeGreaterThan(1);
  });

  it('finds groups by words, exactly, and by address', async () => {
    const [group] = await twoGroups();
    expect((await client.findGroups(group.displayName, { exact: true })).map(({ id }) => id)).toContain(group.id);
    expect(await client.findGroups('', { limit: 1 })).toHaveLength(1);
    expect(await client.getGroup(group.mail ?? group.id)).toEqual(group);
    expect((await client.findGroups('', { mailEnabledOnly: true })).every(({ mail }) => mail !== null)).toBe(true);
  });

  it('answers unknown paths and methods in the shape of errors', async () => {
    expect(await transport({ method: 'GET', path: '/nowhere' })).toMatchObject({ status: 404, body: { error: { code: 'RouteNotFound' } } });
    const wrong = await transport({ method: 'DELETE', path: '/Teams.Tenant/tenants' });
    expect(wrong).toMatchObject({ status: 405, headers: { allow: 'GET' }, body: { error: { code: 'MethodNotAllowed' } } });
  });

  it.each(['text', 5, [], null])('refuses %j as the body of a change', async (body) => {
    expect(await transport({ method: 'PUT', path: `/Skype.Policy/configurations/${type}/configuration/Global`, body })).toMatchObject({ status: 400 });
    expect(await transport({ method: 'PATCH', path: `/Skype.Policy/tenants/policies/${type}`, body })).toMatchObject({ status: 400 });
  });

  it('repeats the correlation id', async () => {
    const id = randomUUID();
    const { headers } = await transport({ method: 'GET', path: '/Teams.Tenant/tenants', headers: { 'x-ms-correlation-id': id } });
    expect(headers['x-ms-correlation-id']).toBe(id);
  });
});

async function firstOf<T>(values: AsyncIterable<T>): Promise<T | undefined> {
  for await (const value of values) return value;
  return undefined;
}
