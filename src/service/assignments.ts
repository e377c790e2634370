import { loadPolicyType, policyTypeName } from '../policy/catalogue.ts';
import { globalName } from '../policy/identity.ts';
import { PolicyError } from '../policy/policy-error.ts';
import type { PolicyType } from '../policy/policy-type.ts';
import { bodyMembers, grantedPolicy, noContent, ok, parameter, type Handler, type ServiceRequest } from './handler.ts';
import { findInstance, type Instance } from './instances.ts';
import { keepBefore } from './propagation.ts';
import { sourceBody, userSources } from './sources.ts';
import type { Database } from './store.ts';
import { assignToUser } from './user-assignment.ts';
import { findUser } from './users.ts';

export const grantToUser: Handler = async (request) => {
  const [type, granted] = await grantIn(request);
  await request.store.write(async (database) => {
    const user = await findUser(database, parameter(request, 'user'));
    const name = granted === null ? null : (await assignableInstance(database, type, granted, 'user')).name;
    await assignToUser(database, user.id, type.name, name, request.now);
  });
  return noContent;
};

/** Granting Global to the tenant takes an earlier grant away: Global is what then applies. */
export const grantToTenant: Handler = async (request) => {
  const [type, granted] = await grantIn(request);
  await request.store.write(async (database) => {
    const name = granted === null ? globalName : (await findInstance(database, type, granted)).name;
    const before = await database.get('SELECT policy_name FROM tenant_assignments WHERE type = ?', type.name);
    await keepBefore(database, 'tenant', type.name, before?.['policy_name'] ?? null, request.now);
    if (name === globalName) {
      await database.run('DELETE FROM tenant_assignments WHERE type = ?', type.name);
      return;
    }
    await database.run(
      'INSERT INTO tenant_assignments (type, policy_name) VALUES (?, ?) ON CONFLICT (type) DO UPDATE SET policy_name = excluded.policy_name',
      type.name,
      name,
    );
  });
  return noContent;
};

/** What reaches a user directly and by groups; a type without either is left out. */
export const listUserAssignments: Handler = async ({ query, ...request }) => {
  const only = query['policyType'] === undefined ? undefined : policyTypeName(query['policyType']);
  const found = await request.store.read(async (database) => {
    const user = await findUser(database, parameter({ query, ...request }, 'user'));
    return userSources(database, { clause: 'u.id = ?', parameters: [user.id] }, { type: only, seenAt: request.now });
  });
  const [types = []] = [...found.values()].map((byType) => [...byType].sort(([a], [b]) => (a < b ? -1 : 1)));
  return ok(types.map(([type, sources]) => ({ PolicyType: type, PolicyName: sources[0]?.policyName, PolicySource: sources.map(sourceBody) })));
};

/** What a grant's path and body say: the type, and the policy or null. */
export async function grantIn(request: ServiceRequest): Promise<readonly [PolicyType, string | null]> {
  const type = await loadPolicyType(parameter(request, 'type'));
  return [type, grantedPolicy(bodyMembers(request))];
}

/** The instance to assign. Rejects with PolicyNotFound, and PolicyNotAssignable for Global, which nobody can be assigned. */
export async function assignableInstance(database: Database, type: PolicyType, granted: string, to: 'user' | 'group' | 'number'): Promise<Instance> {
  const instance = await findInstance(database, type, granted);
  if (instance.name !== globalName) return instance;
  throw new PolicyError(
    'PolicyNotAssignable',
    globalName,
    `Policy "Global" is not a user policy. You can assign only a user policy to a specific ${to}.`,
    `Global applies where nothing else does: take the ${to}'s assignment away with -PolicyName '$null'.`,
  );
}

export interface AssignmentCounts {
  readonly users: number;
  readonly groups: number;
  readonly tenant: boolean;
  readonly numbers: number;
}

/** To how many an instance is assigned directly. */
export async function countAssignments(database: Database, type: string, name: string): Promise<AssignmentCounts> {
  const count = async (table: 'user_assignments' | 'group_assignments' | 'tenant_assignments' | 'number_assignments') =>
    Number((await database.get(`SELECT count(*) AS count FROM ${table} WHERE type = ? AND policy_name = ?`, type, name))?.['count']);
  return {
    users: await count('user_assignments'),
    groups: await count('group_assignments'),
    tenant: (await count('tenant_assignments')) > 0,
    numbers: await count('number_assignments'),
  };
}
