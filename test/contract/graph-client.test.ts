import { Client, GraphError, PageIterator, type PageCollection } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../service/served.ts';
import { standIn, type StandIn } from './stand-in.ts';

const encryption = 'TeamsEnhancedEncryptionPolicy';
let contoso: StandIn;
let admin: Client;
let reader: Client;

beforeAll(async () => {
  contoso = await standIn();
  [admin, reader] = [await clientOf('admin'), await clientOf('reader')];
});
afterAll(() => contoso.stop());

/** Microsoft's client, unaltered but for where it goes. */
async function clientOf(role: 'admin' | 'reader' | 'none', scope = 'https://graph.microsoft.com/.default'): Promise<Client> {
  const { clientId, secret = '' } = await contoso.tools.applications.create({ name: `${role} of ${scope}`, role, public: false });
  const { body } = await post(`${contoso.uri}/${contoso.tenant}/oauth2/v2.0/token`, {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    scope,
  });
  return Client.init({
    baseUrl: `${contoso.uri}/`,
    customHosts: new Set(['127.0.0.1']),
    authProvider: (done) => done(null, String(body['access_token'])),
  });
}

type Item = Readonly<Record<string, unknown>>;

async function everything(client: Client, path: string, top: number): Promise<readonly Item[]> {
  const items: Item[] = [];
  const first = (await client.api(path).top(top).get()) as PageCollection;
  await new PageIterator(client, first, (item: Item) => items.push(item) > 0).iterate();
  return items;
}

const thrownBy = async (work: Promise<unknown>): Promise<GraphError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe("Graph's client", () => {
  it('lists users over pages', async () => {
    const users = await everything(admin, '/users', 7);
    expect(users).toHaveLength(26);
    expect(new Set(users.map(({ id }) => id)).size).toBe(26);
    expect(users[0]).toMatchObject({ displayName: 'Ana Bowman', userPrincipalName: 'ana@contoso.com' });
  });

  it('asks by filter, count and choice', async () => {
    const found = (await admin
      .api('/users')
      .header('ConsistencyLevel', 'eventual')
      .filter("startsWith(displayName,'Lee') and department ne 'Finance'")
      .count(true)
      .select(['id', 'displayName'])
      .get()) as Item;
    expect(found).toMatchObject({ '@odata.count': 1, value: [{ displayName: 'Lee Gu' }] });
  });

  it('reads user configurations over pages, in the recorded shape', async () => {
    const configurations = await everything(admin, '/admin/teams/userConfigurations', 10);
    expect(configurations).toHaveLength(25);
    expect(Object.keys(configurations[0] ?? {})).toEqual([
      'id',
      'userPrincipalName',
      'tenantId',
      'effectivePolicyAssignments',
      'telephoneNumbers',
      'isEnterpriseVoiceEnabled',
      'featureTypes',
      'accountType',
      'createdDateTime',
      'modifiedDateTime',
    ]);
  });

  it('assigns a policy and takes it away', async () => {
    const { id } = (await admin.api('/users/ana@contoso.com').get()) as Item;
    const { value } = (await admin.api(`/admin/teams/policy/getPolicyId(type='${encryption}',name='UserControlled')`).get()) as { value: Item[] };
    expect(value).toEqual([
      {
        '@odata.type': '#microsoft.graph.teamsAdministration.policyIdentifierDetail',
        name: 'Tag:UserControlled',
        policyId: expect.stringMatching(/^[\w-]{43}$/) as string,
      },
    ]);
    const policyId = value[0]?.['policyId'];
    const type = '#microsoft.graph.teamsAdministration.teamsPolicyUserAssignment';
    await admin.api('/admin/teams/policy/userAssignments/assign').post({ value: [{ '@odata.type': type, userId: id, policyType: encryption, policyId }] });
    const path = `/admin/teams/userConfigurations/${String(id)}`;
    expect(await admin.api(path).get()).toMatchObject({
      effectivePolicyAssignments: [
        { policyType: encryption, policyAssignment: { displayName: 'UserControlled', assignmentType: 'direct', policyId, groupId: null } },
      ],
    });
    await admin.api('/admin/teams/policy/userAssignments/unassign').post({ value: [{ '@odata.type': type, userId: id, policyType: encryption }] });
    expect(await admin.api(path).get()).toMatchObject({ effectivePolicyAssignments: [] });
  });

  it('hears that a reader may not assign', async () => {
    expect(await everything(reader, '/users', 999)).toHaveLength(26);
    const error = await thrownBy(reader.api('/admin/teams/policy/userAssignments/assign').post({ value: [] }));
    expect(error).toMatchObject({ statusCode: 403, code: 'forbidden', message: expect.stringContaining('TeamsPolicyUserAssign.ReadWrite.All') as string });
    expect(error.requestId).toMatch(/^[\da-f-]{36}$/);
  });

  it('hears that an application without a role may nothing', async () => {
    const error = await thrownBy((await clientOf('none')).api('/admin/teams/userConfigurations').get());
    expect(error).toMatchObject({ statusCode: 403, message: expect.stringContaining('TeamsUserConfiguration.Read.All') as string });
  });

  it('hears that a token is for another API', async () => {
    const client = await clientOf('admin', '48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default');
    expect(await thrownBy(client.api('/users').get())).toMatchObject({ statusCode: 401, code: 'InvalidAuthenticationToken' });
  });

  it('hears who is not there, on the routes of Teams in JSON', async () => {
    expect(await thrownBy(admin.api('/users/nobody@contoso.com').get())).toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' });
    const error = await thrownBy(admin.api('/admin/teams/userConfigurations/00000000-0000-4000-8000-000000000000').get());
    expect(JSON.parse(error.message)).toMatchObject({ code: 'NotFound' });
  });

  it('sends batches', async () => {
    const { responses } = (await reader.api('/$batch').post({
      requests: [
        { id: '1', method: 'GET', url: '/users?$top=1' },
        { id: '2', method: 'POST', url: '/admin/teams/policy/userAssignments/assign', headers: { 'Content-Type': 'application/json' }, body: { value: [] } },
      ],
    })) as { responses: readonly { id: string; status: number }[] };
    expect(Object.fromEntries(responses.map(({ id, status }) => [id, status]))).toEqual({ 1: 200, 2: 403 });
  });
});
