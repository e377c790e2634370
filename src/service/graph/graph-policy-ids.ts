import { createHash } from 'node:crypto';
import type { PolicyType } from '../../policy/policy-type.ts';
import { nameKey } from '../../policy/identity.ts';
import { listInstances, type Instance } from '../instances.ts';
import type { Database } from '../store.ts';

/** What Graph calls a policy instance: 43 characters that stay the same and say nothing. */
export function policyIdOf(tenantId: string, type: string, name: string): string {
  return createHash('sha256')
    .update(JSON.stringify([tenantId, type, nameKey(name)]))
    .digest('base64url');
}

/** The instance of a type that Graph calls so. */
export async function instanceOfPolicyId(database: Database, tenantId: string, type: PolicyType, policyId: string): Promise<Instance | undefined> {
  return (await listInstances(database, type)).find(({ name }) => policyIdOf(tenantId, type.name, name) === policyId);
}

export async function tenantIdIn(database: Database): Promise<string> {
  return String((await database.get('SELECT id FROM tenant'))?.['id'] ?? '');
}
