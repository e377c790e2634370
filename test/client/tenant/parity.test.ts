import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clouds } from '../../../src/client/clouds.ts';
import type { PolicyClient } from '../../../src/client/policy-client.ts';
import { createTenantClient } from '../../../src/client/tenant/tenant-client.ts';
import { tenantTransport } from '../../../src/client/tenant/tenant-transport.ts';
import type { Request } from '../../../src/client/transport.ts';
import { rejection } from './scripted-tenant.ts';
import { served, type Served } from '../../service/served.ts';

const type = 'TeamsEnhancedEncryptionPolicy';

/** The same tenant asked over Graph, over the policy service, and as it comes: the answers are the same. */
describe('a tenant over Graph and over the policy service', () => {
  let service: Served;
  let transport: ReturnType<typeof tenantTransport>;
  const requests: Request[] = [];
  const warnings: string[] = [];
  const clients = {} as Record<'graph' | 'configapi' | 'auto', PolicyClient>;

  beforeAll(async () => {
    service = await served();
    const token = await service.tools.tokens.create('parity', 'admin');
    const hosts = { graph: service.uri, configApi: service.uri };
    const clock = { now: () => new Date(), sleep: async () => undefined, random: () => 0.5 };
    transport = tenantTransport({ hosts, token: async () => token, userAgent: 'csteams-test', clock });
    const send: typeof transport.send = (request, signal) => {
      requests.push(request);
      return transport.send(request, signal);
    };
    for (const api of ['graph', 'configapi', 'auto'] as const) {
      clients[api] = createTenantClient(
        send,
        { correlationId: randomUUID, onWarning: (text) => void warnings.push(text) },
        { cloud: clouds.Commercial, api, standIn: true },
      );
    }
    const { configapi } = clients;
    await configapi.createPolicy(type, { Identity: 'Executives', CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride' });
    await configapi.assignToGroup(type, 'legal@contoso.com', 'Executives', 1);
    await configapi.assignToGroup(type, 'Executives', 'UserControlled', 2);
    await configapi.createPolicy('TeamsCallingPolicy', { Identity: 'Quiet' });
    await configapi.assignToGroup('TeamsCallingPolicy', 'legal@contoso.com', 'Quiet');
    await configapi.assignToUser(type, 'ana@contoso.com', 'UserControlled');
  }, 30_000);
  afterAll(async () => {
    await transport.close();
    await service.stop();
  });

  const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
    const found: T[] = [];
    for await (const item of items) found.push(item);
    return found;
  };

  const questions: Readonly<Record<string, (client: PolicyClient) => Promise<unknown>>> = {
    'the users of the tenant': async (client) => (await all(client.listUsers())).map(({ id }) => id),
    'who a user is, and their policies': async (client) => {
      const users = await all(clients.configapi.listUsers());
      return Promise.all(users.filter(({ accountType }) => accountType === 'User').map(({ id }) => client.getUser(id)));
    },
    'a user by user principal name and SIP address': async (client) => [await client.getUser('ANA@contoso.com'), await client.getUser('sip:ben@contoso.com')],
    'why every user has their policies': async (client) => {
      const users = await all(clients.configapi.listUsers());
      return Promise.all(users.filter(({ accountType }) => accountType === 'User').map(({ id }) => client.getUserAssignments(id)));
    },
    'why a user has one policy': (client) => client.getUserAssignments('ana@contoso.com', type),
    'the groups, by start of name': (client) => client.findGroups('Le'),
    'all groups with an address': (client) => client.findGroups('', { mailEnabledOnly: true }),
    'a group by name, address and id': async (client) => {
      const { id } = await client.getGroup('Legal');
      return [id, await client.getGroup(id), await client.getGroup('legal@contoso.com')];
    },
    'the members of a group': async (client) => (await all(client.listGroupMembers('legal@contoso.com'))).map(({ userPrincipalName }) => userPrincipalName),
    'the domains of the tenant': async (client) => (await client.getTenant()).verifiedDomains,
    'an unknown user': async (client) => (await rejection(client.getUser('nobody@contoso.com'))).id,
    'an unknown group': async (client) => (await rejection(client.getGroup('Nobody'))).id,
    'an unknown policy': async (client) => {
      const { id, recommendation } = await rejection(client.assignToUser(type, 'ana@contoso.com', 'Exekutives'));
      return [id, recommendation];
    },
    'Global for a user': async (client) => (await rejection(client.assignToUser(type, 'ana@contoso.com', 'Global'))).id,
  };

  it.each(Object.keys(questions))('tells the same of %s', async (question) => {
    const ask = questions[question] ?? (() => Promise.reject(new Error(question)));
    const [graph, configapi, auto] = [await ask(clients.graph), await ask(clients.configapi), await ask(clients.auto)];
    expect(graph).toEqual(configapi);
    expect(auto).toEqual(configapi);
  });

  it('tells everybody’s winner the same', async () => {
    const ofGraph = await all(clients.graph.listEffectiveSources(type));
    const ofService = await all(clients.configapi.listEffectiveSources(type));
    const winners = (rows: typeof ofGraph) => new Map(rows.map(({ user, sources }) => [user.id, sources[0] && { ...sources[0], rank: null }]));
    const graph = winners(ofGraph);
    expect(graph.size).toBeGreaterThan(5);
    for (const [id, winner] of winners(ofService)) if (graph.has(id)) expect([id, graph.get(id)]).toEqual([id, winner]);
  });

  it.each(['graph', 'configapi'] as const)('shows over both what was granted and taken away over %s', async (api) => {
    const shown = async () =>
      Promise.all([clients.graph, clients.configapi].map(async (client) => (await client.getUser('ben@contoso.com')).policies[type] ?? null));
    await clients[api].assignToUser(type, 'ben@contoso.com', 'Executives');
    expect(await shown()).toEqual(['Executives', 'Executives']);
    await clients[api].assignToUser(type, 'ben@contoso.com', null);
    expect(await shown()).toEqual([null, null]);
  });

  it('asked the one for Graph, and the other for none of it', async () => {
    const asked = async (client: PolicyClient): Promise<string[]> => {
      requests.length = 0;
      await client.getUser('ana@contoso.com');
      await client.assignToUser(type, 'ana@contoso.com', 'UserControlled');
      return requests.map(({ api = 'ConfigApi' }) => api);
    };
    expect(new Set(await asked(clients.graph))).toEqual(new Set(['Graph']));
    expect(new Set(await asked(clients.configapi))).toEqual(new Set(['ConfigApi']));
  });

  it('warned of each unverified route once a client', () => {
    expect(warnings.length).toBeGreaterThan(0);
    expect(new Set(warnings).size).toBeGreaterThanOrEqual(warnings.length / 3);
  });
});
