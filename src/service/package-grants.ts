import { maximumBatchUsers, type PackageGrantBody } from '../client/routes.ts';
import { checkRank } from '../policy/assignment.ts';
import { loadPolicyType, policyTypeName } from '../policy/catalogue.ts';
import { maximumPackageUsers, type PolicyPackage } from '../policy/package.ts';
import { initialSettings } from '../policy/policy-type.ts';
import { PolicyError } from '../policy/policy-error.ts';
import { deterministicGuid } from './chance.ts';
import { placeGroupAssignment } from './group-assignments.ts';
import { findGroup } from './groups.ts';
import { bodyMembers, noContent, ok, parameter, text, type Handler } from './handler.ts';
import { lookUpInstance, saveInstance } from './instances.ts';
import { findPackage } from './packages.ts';
import { ServiceError } from './service-error.ts';
import type { Database } from './store.ts';
import { assignToUser } from './user-assignment.ts';
import { findUser } from './users.ts';

/** All users or none. A package of null takes the name of the package away and leaves the policies. */
export const grantPackageToUsers: Handler = async (request) => {
  const { users, name } = grantIn(bodyMembers(request), maximumPackageUsers);
  await request.store.write(async (database) => {
    const granted = await grantedPackage(database, name);
    for (const user of users) await give(database, user, granted, request.now);
  });
  return noContent;
};

/** Each user by itself; the answer's id names a batch that is finished. */
export const grantPackageInBatch: Handler = async (request) => {
  const { users, name } = grantIn(bodyMembers(request), maximumBatchUsers);
  const id = deterministicGuid(Math.random);
  const now = request.now.toISOString();
  await request.store.write(async (database) => {
    const granted = await grantedPackage(database, name);
    await database.run(
      'INSERT INTO batch_operations (id, name, type, policy_name, created_at, created_by, completed_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      'PolicyPackage',
      'PolicyPackage',
      granted?.name ?? null,
      now,
      request.caller,
      now,
    );
    for (const [place, user] of users.entries()) {
      const result = await attempt(() => give(database, user, granted, request.now));
      await database.run("INSERT INTO batch_users (operation_id, place, identity, state, result) VALUES (?, ?, ?, 'Completed', ?)", id, place, user, result);
    }
  });
  return ok({ OperationId: id });
};

/** Ranks by type; a type without one comes last, or stays where the group has a policy of it. */
export const grantPackageToGroup: Handler = async (request) => {
  const members = bodyMembers(request);
  const ranks = new Map<string, number | undefined>();
  for (const [type, rank] of Object.entries(members['PolicyRankings'] ?? {})) {
    checkRank(rank);
    ranks.set(policyTypeName(type), rank);
  }
  await request.store.write(async (database) => {
    const group = await findGroup(database, parameter(request, 'group'));
    const granted = await grantedPackage(database, packageName(members));
    for (const [type, policyName] of Object.entries(granted?.policies ?? {})) {
      await placeGroupAssignment(database, { type, groupId: group.id, policyName, rank: ranks.get(type) }, request);
    }
  });
  return noContent;
};

export const getUserPackage: Handler = async (request) => {
  const row = await request.store.read(async (database) => {
    const user = await findUser(database, parameter(request, 'user'));
    return database.get('SELECT package_name FROM user_packages WHERE user_id = ?', user.id);
  });
  return ok({ PackageName: row === undefined ? null : String(row['package_name']) } satisfies PackageGrantBody);
};

function grantIn(members: Readonly<Record<string, unknown>>, most: number): { readonly users: readonly string[]; readonly name: string | null } {
  const given = members['Identity'];
  if (!Array.isArray(given) || given.length === 0)
    throw new ServiceError('InvalidRequest', "The body's Identity must be a list of users.", { target: 'Identity' });
  const users = (given as readonly unknown[]).map((user) => text(user, 'Identity'));
  if (users.length <= most) return { users, name: packageName(members) };
  throw new ServiceError('BatchTooLarge', `${users.length} users are given; at most ${most} are allowed.`, { target: 'Identity' });
}

const packageName = ({ PackageName: name = null }: Readonly<Record<string, unknown>>): string | null =>
  name === null ? null : text(name, 'PackageName') || null;

/** The package, its policies there: those of a built-in one come into being, with initial values, when it is first granted. */
async function grantedPackage(database: Database, name: string | null): Promise<PolicyPackage | undefined> {
  if (name === null) return undefined;
  const found = await findPackage(database, name);
  for (const [typeName, policy] of Object.entries(found.policies)) {
    const type = await loadPolicyType(typeName);
    if (await lookUpInstance(database, type, policy)) continue;
    if (!found.builtIn) throw new ServiceError('PolicyNotFound', `${typeName} "${policy}" of the package "${found.name}" not found.`, { target: policy });
    await saveInstance(database, type, { name: policy, settings: initialSettings(type) });
  }
  return found;
}

async function give(database: Database, identity: string, granted: PolicyPackage | undefined, now: Date): Promise<void> {
  const { id } = await findUser(database, identity);
  await database.run('DELETE FROM user_packages WHERE user_id = ?', id);
  if (granted === undefined) return;
  await database.run('INSERT INTO user_packages (user_id, package_name) VALUES (?, ?)', id, granted.name);
  for (const [type, policy] of Object.entries(granted.policies)) await assignToUser(database, id, type, policy, now);
}

async function attempt(work: () => Promise<void>): Promise<string> {
  try {
    await work();
    return 'Success';
  } catch (thrown) {
    if (thrown instanceof ServiceError || thrown instanceof PolicyError) return thrown.message;
    throw thrown;
  }
}
