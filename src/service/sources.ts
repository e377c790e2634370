import type { PolicySourceBody } from '../client/routes.ts';
import { effectivePolicy, type CompetingSource } from '../policy/effective.ts';
import { showFormer } from './shown-sources.ts';
import type { Column, Database } from './store.ts';

/** Some users, as a condition on the table `users u`. */
export interface UserScope {
  readonly clause: string;
  readonly parameters: readonly Column[];
}

/** A direct assignment or a group's. */
export type UserSource = CompetingSource & { readonly source: 'Direct' | 'Group' };

/**
 * What reaches each of some users directly or by groups, best first: user id → policy type → sources. Users and types without any are absent.
 * `seenAt`: as the tenant shows it then, without changes that take their time; as it is written where absent.
 */
export async function userSources(
  database: Database,
  { clause, parameters }: UserScope,
  { type, seenAt }: { readonly type?: string | undefined; readonly seenAt?: Date } = {},
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly UserSource[]>>> {
  const ofType = type === undefined ? '' : 'AND a.type = ?';
  const bound = type === undefined ? parameters : [...parameters, type];
  // CROSS JOIN makes SQLite start from the users, who are few, not from the groups, whose members may be many.
  const rows = await database.all(
    `SELECT a.user_id, a.type, a.policy_name, NULL AS group_id, NULL AS place
       FROM users u CROSS JOIN user_assignments a WHERE a.user_id = u.id AND ${clause} ${ofType}
     UNION ALL
     SELECT m.user_id, a.type, a.policy_name, a.group_id, a.place
       FROM users u CROSS JOIN group_members m CROSS JOIN group_assignments a WHERE m.user_id = u.id AND a.group_id = m.group_id AND ${clause} ${ofType}`,
    ...bound,
    ...bound,
  );
  const candidates = new Map<string, Map<string, Candidates>>();
  for (const row of rows) {
    const ofUser = entry(candidates, String(row['user_id']), () => new Map<string, Candidates>());
    const found = entry(ofUser, String(row['type']), () => ({ direct: null, groups: [] }));
    const name = String(row['policy_name']);
    if (row['group_id'] === null) found.direct = name;
    else found.groups.push({ groupId: String(row['group_id']), policyName: name, rank: Number(row['place']) });
  }
  if (seenAt) await showFormer(database, candidates, { clause, parameters }, type, seenAt);
  return new Map([...candidates].map(([user, types]) => [user, new Map([...types].map(([name, found]) => [name, inOrder(found)]))]));
}

/** The policies assigned directly to each of some users: user id → policy type → name. Users without any are absent. */
export async function directPolicies(database: Database, { clause, parameters }: UserScope): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = await database.all(
    `SELECT a.user_id, a.type, a.policy_name FROM users u CROSS JOIN user_assignments a WHERE a.user_id = u.id AND ${clause}`,
    ...parameters,
  );
  const found = new Map<string, Map<string, string>>();
  for (const row of rows) entry(found, String(row['user_id']), () => new Map<string, string>()).set(String(row['type']), String(row['policy_name']));
  return found;
}

/** What could give a user a policy of one type. */
export interface Candidates {
  direct: string | null;
  readonly groups: { readonly groupId: string; readonly policyName: string; readonly rank: number }[];
}

const inOrder = (found: Candidates): readonly UserSource[] => effectivePolicy({ ...found, tenant: null }).sources.filter(isUserSource);

const isUserSource = (source: CompetingSource): source is UserSource => source.source === 'Direct' || source.source === 'Group';

export const sourceBody = ({ source, policyName, reference, rank }: UserSource): PolicySourceBody => ({
  AssignmentType: source,
  PolicyName: policyName,
  Reference: reference,
  Rank: rank,
});

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
