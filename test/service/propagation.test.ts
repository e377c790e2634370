import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPolicyClient, type PolicyClient } from '../../src/client/policy-client.ts';
import { setPropagationSeconds } from '../../src/service/propagation.ts';
import { migrations } from '../../src/service/schema.ts';
import { seedContoso } from '../../src/service/contoso.ts';
import { createService } from '../../src/service/service.ts';
import { openSqlite } from '../../src/service/sqlite.ts';
import { openStore, schemaVersion } from '../../src/service/store.ts';
import { encryption } from './tenant.ts';

const ana = 'ana@contoso.com';

interface Slow {
  readonly client: PolicyClient;
  /** Seconds since the start. */
  readonly at: (seconds: number) => void;
}

/** A Contoso that shows changes after 30 seconds. */
async function slowTenant(seconds = 30): Promise<Slow> {
  const store = await openStore(':memory:');
  await store.write((database) => setPropagationSeconds(database, seconds));
  const start = Date.parse('2026-01-02T03:00:00Z');
  const time = { now: start };
  const service = createService({ store, clock: { now: () => new Date(time.now) } });
  return { client: createPolicyClient(service, { correlationId: randomUUID }), at: (offset) => void (time.now = start + offset * 1000) };
}

const shown = async (client: PolicyClient, user = ana): Promise<readonly string[]> =>
  (await client.getUserAssignments(user, encryption)).flatMap(({ policySource }) => policySource.map(({ policyName }) => policyName));

async function listed(client: PolicyClient, user = ana): Promise<readonly string[]> {
  for await (const { user: one, sources } of client.listEffectiveSources(encryption))
    if (one.userPrincipalName === user) return sources.map(({ policyName }) => policyName);
  return [];
}

describe('a change that takes time to show', () => {
  it('shows at once where no delay was set', async () => {
    const { client } = await slowTenant(0);
    await client.assignToUser(encryption, ana, 'UserControlled');
    expect(await shown(client)).toEqual(['UserControlled']);
    expect((await client.getCallKnowledge(ana)).comingPolicies).toEqual([]);
  });

  it('shows the former policy until it is due, in every read', async () => {
    const { client, at } = await slowTenant();
    await client.assignToUser(encryption, ana, 'Disabled');
    at(30);
    expect(await shown(client)).toEqual(['Disabled']);
    await client.assignToUser(encryption, ana, 'UserControlled');
    at(59.9);
    expect(await shown(client)).toEqual(['Disabled']);
    expect(await listed(client)).toEqual(['Disabled']);
    expect((await client.getUser(ana)).policies[encryption]).toBe('Disabled');
    at(60);
    expect([await shown(client), await listed(client)]).toEqual([['UserControlled'], ['UserControlled']]);
    expect((await client.getUser(ana)).policies[encryption]).toBe('UserControlled');
  });

  it('shows changes one after the other as they come due', async () => {
    const { client, at } = await slowTenant();
    await client.assignToUser(encryption, ana, 'Disabled');
    at(10);
    await client.assignToUser(encryption, ana, 'UserControlled');
    at(20);
    await client.assignToUser(encryption, ana, null);
    const seen = [];
    for (const seconds of [29, 30, 39, 40, 49, 50]) {
      at(seconds);
      seen.push((await shown(client)).join());
    }
    expect(seen).toEqual(['', 'Disabled', 'Disabled', 'UserControlled', 'UserControlled', '']);
  });

  it('holds for groups with their ranks', async () => {
    const { client, at } = await slowTenant();
    await client.assignToGroup(encryption, 'legal@contoso.com', 'Disabled');
    expect(await shown(client)).toEqual([]);
    at(30);
    expect(await shown(client)).toEqual(['Disabled']);
    await client.assignToGroup(encryption, 'Europe', 'UserControlled', 1);
    expect(await shown(client)).toEqual(['Disabled']);
    expect(await listed(client)).toEqual(['Disabled']);
    expect((await client.listGroupAssignments({ type: encryption })).map(({ policyName }) => policyName)).toEqual(['UserControlled', 'Disabled']);
    at(60);
    expect(await shown(client)).toEqual(['UserControlled', 'Disabled']);
    await client.removeGroupAssignment(encryption, 'Europe');
    expect(await shown(client)).toEqual(['UserControlled', 'Disabled']);
    expect(await shown(client, 'ben@contoso.com')).toEqual(['UserControlled']);
    at(90);
    expect([await shown(client), await shown(client, 'ben@contoso.com')]).toEqual([['Disabled'], []]);
  });

  it('holds for what is granted to the whole tenant', async () => {
    const { client, at } = await slowTenant();
    await client.assignToTenant(encryption, 'UserControlled');
    expect((await client.getTenant()).tenantPolicies).toEqual({});
    at(30);
    expect((await client.getTenant()).tenantPolicies).toEqual({ [encryption]: 'UserControlled' });
    await client.assignToTenant(encryption, null);
    expect((await client.getTenant()).tenantPolicies).toEqual({ [encryption]: 'UserControlled' });
  });

  it('is announced to those whom it concerns, with its time', async () => {
    const { client, at } = await slowTenant();
    await client.assignToGroup(encryption, 'legal@contoso.com', 'UserControlled');
    at(5);
    const [coming, ...others] = (await client.getCallKnowledge(ana)).comingPolicies;
    expect(others).toEqual([]);
    expect(coming).toMatchObject({ policyType: encryption, tenantPolicy: null, changedAt: '2026-01-02T03:00:00.000Z', dueAt: '2026-01-02T03:00:30.000Z' });
    expect(coming?.policySource.map(({ policyName }) => policyName)).toEqual(['UserControlled']);
    expect((await client.getCallKnowledge('ben@contoso.com')).comingPolicies).toEqual([]);
    at(30);
    expect((await client.getCallKnowledge(ana)).comingPolicies).toEqual([]);
    await client.assignToTenant(encryption, 'UserControlled');
    expect((await client.getCallKnowledge('ben@contoso.com')).comingPolicies).toMatchObject([{ tenantPolicy: 'UserControlled' }]);
    expect((await client.getCallKnowledge(ana)).comingPolicies).toEqual([]);
  });

  it('does not show a policy that is gone', async () => {
    const { client, at } = await slowTenant();
    await client.createPolicy(encryption, { Identity: 'Brief' });
    await client.assignToUser(encryption, ana, 'Brief');
    at(30);
    await client.assignToUser(encryption, ana, null);
    expect(await shown(client)).toEqual(['Brief']);
    await client.removePolicy(encryption, 'Brief');
    expect(await shown(client)).toEqual([]);
  });
});

describe('a tenant made by an earlier release', () => {
  it('gets what is new and keeps what it had', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csteams-old-'));
    const file = join(folder, 'sandbox.db');
    const old = await openSqlite(file);
    await old.write(async (database) => {
      for (const statement of (migrations[0] ?? '').split(';')) if (statement.trim() !== '') await database.run(statement);
      await seedContoso(database);
      await database.run('PRAGMA user_version = 1');
    });
    await old.close();
    const store = await openStore(file);
    const client = createPolicyClient(createService({ store, clock: { now: () => new Date() } }), { correlationId: randomUUID });
    expect(await client.getCallKnowledge(ana)).toEqual({
      userPrincipalName: ana,
      encryptionSwitch: null,
      previewSwitch: null,
      client: null,
      comingPolicies: [],
    });
    expect((await store.read((database) => database.get('PRAGMA user_version')))?.['user_version']).toBe(schemaVersion);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
