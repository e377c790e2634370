import { pendingChanges, type PendingChange } from './propagation.ts';
import type { Candidates, UserScope } from './sources.ts';
import type { Database } from './store.ts';

type CandidatesByUser = Map<string, Map<string, Candidates>>;

/** What a group had before a change: its place in the list is its rank. */
interface FormerGroup {
  readonly groupId: string;
  readonly policyName: string;
}

/** Puts back what the tenant still shows to some users: for each user and type, what was before the first change that is not due. */
export async function showFormer(database: Database, candidates: CandidatesByUser, scope: UserScope, type: string | undefined, seenAt: Date): Promise<void> {
  const changes = firstOfEach((await pendingChanges(database, seenAt)).filter((change) => type === undefined || change.type === type));
  if (changes.length === 0) return;
  const users = new Set((await database.all(`SELECT u.id FROM users u WHERE ${scope.clause}`, ...scope.parameters)).map((row) => String(row['id'])));
  for (const { subject, type: changed, before } of changes) {
    if (typeof subject === 'object' && users.has(subject.user))
      candidatesOf(candidates, subject.user, changed).direct = typeof before === 'string' ? before : null;
    if (subject === 'groups') await showFormerGroups(database, candidates, scope, changed, before as readonly FormerGroup[]);
  }
  dropEmpty(candidates);
}

async function showFormerGroups(
  database: Database,
  candidates: CandidatesByUser,
  { clause, parameters }: UserScope,
  type: string,
  former: readonly FormerGroup[],
): Promise<void> {
  for (const byType of candidates.values()) byType.get(type)?.groups.splice(0);
  const places = new Map(former.map(({ groupId, policyName }, index) => [groupId, { groupId, policyName, rank: index + 1 }]));
  const rows = await database.all(`SELECT m.user_id, m.group_id FROM users u CROSS JOIN group_members m WHERE m.user_id = u.id AND ${clause}`, ...parameters);
  for (const row of rows) {
    const place = places.get(String(row['group_id']));
    if (place) candidatesOf(candidates, String(row['user_id']), type).groups.push(place);
  }
}

function candidatesOf(candidates: CandidatesByUser, user: string, type: string): Candidates {
  const byType = candidates.get(user) ?? new Map<string, Candidates>();
  candidates.set(user, byType);
  const found = byType.get(type) ?? { direct: null, groups: [] };
  byType.set(type, found);
  return found;
}

/** Users and types without any source are absent. */
function dropEmpty(candidates: CandidatesByUser): void {
  for (const [user, byType] of candidates) {
    for (const [type, { direct, groups }] of byType) if (direct === null && groups.length === 0) byType.delete(type);
    if (byType.size === 0) candidates.delete(user);
  }
}

function firstOfEach(changes: readonly PendingChange[]): readonly PendingChange[] {
  const first = new Map<string, PendingChange>();
  for (const change of changes) {
    const key = JSON.stringify([change.subject, change.type]);
    if (!first.has(key)) first.set(key, change);
  }
  return [...first.values()];
}
