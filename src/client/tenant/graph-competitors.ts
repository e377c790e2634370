import { matching, toGroupAssignment } from '../assignments.ts';
import type { GroupAssignment, PolicySource } from '../policy-client.ts';
import { graphPages } from './graph-pages.ts';
import type { TenantCalls } from './tenant-calls.ts';

/** The group assignments that a user has by direct membership, by policy type, best rank first. */
export type Competitors = (userId: string, type: string | undefined) => Promise<(type: string) => readonly PolicySource[]>;

/**
 * Graph tells of each policy type which policy wins. What it beat follows from the assignments of groups, which the policy service lists, and from the
 * groups that the user is in. Where one of the two is refused, that is said once a run and the winner stands alone.
 */
export function graphCompetitors({ call, graph }: TenantCalls, warnOnce: (message: string) => void): Competitors {
  const underWay = new Map<string, Promise<readonly GroupAssignment[]>>();

  /** Everybody who asks at the same time shares one request; whoever asks later sees what has changed since. */
  function assignmentsOf(type: string | undefined): Promise<readonly GroupAssignment[]> {
    const key = type ?? '';
    const known = underWay.get(key);
    if (known) return known;
    const asked = call('listGroupAssignments', {}, { query: { policyType: type } })
      .then((answer) => answer.items().map(toGroupAssignment).filter(matching(type, undefined)))
      .finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  }

  return async (userId, type) => {
    try {
      const assignments = await assignmentsOf(type);
      if (assignments.length === 0) return () => [];
      const groups = new Set<string>();
      for await (const page of graphPages(graph, 'graphListUserGroups', { user: userId }, { $select: 'id' }))
        for (const group of page) groups.add(group.member('id').text().toLowerCase());
      const own = assignments.filter(({ groupId }) => groups.has(groupId.toLowerCase())).sort((a, b) => a.rank - b.rank);
      return (wanted) =>
        own
          .filter(({ policyType }) => policyType.toLowerCase() === wanted.toLowerCase())
          .map(({ policyName, groupId, rank }) => ({ assignmentType: 'Group', policyName, reference: groupId, rank }));
    } catch (thrown) {
      warnOnce(`Only the assignment that wins is shown, not those it beats: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      return () => [];
    }
  };
}

/** The winner with its rank, then the rest. The winner is what Graph says, even where a group assignment has not spread yet. */
export function withCompetitors(winner: PolicySource, groups: readonly PolicySource[]): readonly PolicySource[] {
  const isWinner = (source: PolicySource): boolean =>
    winner.assignmentType === 'Group' && source.reference?.toLowerCase() === winner.reference?.toLowerCase() && source.policyName === winner.policyName;
  return [groups.find(isWinner) ?? winner, ...groups.filter((source) => !isWinner(source))];
}
