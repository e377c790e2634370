import type { PolicyClient, PolicyInstance } from '../client/policy-client.ts';
import { globalName, policyName } from '../policy/identity.ts';
import type { Json } from '../policy/setting.ts';
import type { ChangeDetails } from './change.ts';
import type { ChangeHistory } from './change-log.ts';

interface RecordingOptions {
  /** A client whose requests carry this correlation id. */
  readonly clientFor: (correlationId: string) => PolicyClient;
  readonly newId: () => string;
  readonly history: ChangeHistory;
  /** The connection's name. */
  readonly profile: () => Promise<string>;
}

/** The same client, but every write is noted: what was there before is read, then the change is noted, sent, and its outcome noted. */
export function recordingClient(plain: PolicyClient, { clientFor, newId, history, profile }: RecordingOptions): PolicyClient {
  async function recorded<T>(change: Omit<ChangeDetails, 'id' | 'correlationId'>, write: (client: PolicyClient) => Promise<T>): Promise<T> {
    const id = newId();
    history.begin({ ...change, id, correlationId: id }, await profile());
    try {
      const result = await write(clientFor(id));
      history.end(id, 'Succeeded');
      return result;
    } catch (thrown) {
      // What is not known to have failed stays open.
      if (isRefusal(thrown)) history.end(id, 'Failed');
      throw thrown;
    }
  }
  const definition = (type: string, identity: string): Promise<Readonly<Record<string, Json>> | null> =>
    optional(async () => settingsOf(await plain.getPolicy(type, identity)));

  return {
    ...plain,
    async createPolicy(type, instance) {
      const { Identity, ...after } = instance;
      return recorded({ action: 'Create', policyType: type, target: policy(Identity), before: null, after }, (client) => client.createPolicy(type, instance));
    },
    async updatePolicy(type, identity, changes) {
      const whole = await definition(type, identity);
      const before = whole && Object.fromEntries(Object.keys(changes).map((name) => [name, whole[name] ?? null]));
      return recorded({ action: 'Update', policyType: type, target: policy(identity), before, after: { ...changes } }, (client) =>
        client.updatePolicy(type, identity, changes),
      );
    },
    async removePolicy(type, identity) {
      const before = await definition(type, identity);
      return recorded({ action: 'Remove', policyType: type, target: policy(identity), before, after: null }, (client) => client.removePolicy(type, identity));
    },
    async assignToUser(type, user, name) {
      const found = await optional(() => plain.getUser(user));
      const target = { kind: 'user', id: found?.id ?? user, name: found?.userPrincipalName ?? user } as const;
      const before = found?.policies[type] ?? null;
      return recorded({ action: 'Assign', policyType: type, target, before, after: name }, (client) => client.assignToUser(type, user, name));
    },
    async assignToTenant(type, name) {
      const before = (await optional(() => plain.getTenant()))?.tenantPolicies?.[type] ?? null;
      const after = name === globalName ? null : name;
      return recorded({ action: 'Assign', policyType: type, target: { kind: 'tenant' }, before, after }, (client) => client.assignToTenant(type, name));
    },
    async assignToGroup(type, group, name, rank) {
      const before = await groupAssignment(plain, type, group);
      const after = name === null ? null : { policyName: name, rank: rank ?? before?.rank ?? null };
      return recorded({ action: 'Assign', policyType: type, target: { kind: 'group', name: group }, before, after }, (client) =>
        client.assignToGroup(type, group, name, rank),
      );
    },
    async removeGroupAssignment(type, group) {
      const before = await groupAssignment(plain, type, group);
      return recorded({ action: 'Assign', policyType: type, target: { kind: 'group', name: group }, before, after: null }, (client) =>
        client.removeGroupAssignment(type, group),
      );
    },
    async submitBatch(batch) {
      const target = { kind: 'batch', users: batch.users } as const;
      return recorded({ action: 'Assign', policyType: batch.type, target, before: null, after: batch.policyName }, (client) => client.submitBatch(batch));
    },
  };
}

const policy = (identity: string) => ({ kind: 'policy', name: policyName(identity) }) as const;

const settingsOf = (instance: PolicyInstance): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(instance).filter(([name]) => name !== 'Identity'));

async function groupAssignment(client: PolicyClient, type: string, group: string): Promise<{ policyName: string; rank: number } | null> {
  const found = await optional(async () => (await client.listGroupAssignments({ type, group }))[0]);
  return found ? { policyName: found.policyName, rank: found.rank } : null;
}

/** What is there before is worth noting, not worth failing for: the write itself will say what is wrong. */
async function optional<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

const isRefusal = (thrown: unknown): boolean =>
  thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number' && thrown.status >= 400 && thrown.status < 500;
