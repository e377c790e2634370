import { globalName } from './identity.ts';

/** Where an effective policy comes from, best first. */
export type EffectiveSource = 'Direct' | 'Group' | 'Tenant' | 'Global';

/** Everything that could give a user a policy of one type. */
export interface PolicyCandidates {
  /** The policy assigned to the user. */
  readonly direct: string | null;
  /** The policies of the groups the user is a direct member of. Members of nested groups do not count. Best first where ranks are not told. */
  readonly groups: readonly { readonly groupId: string; readonly policyName: string; readonly rank: number | null }[];
  /** The policy granted to the whole tenant. */
  readonly tenant: string | null;
}

/** One source, and how it fared. */
export interface CompetingSource {
  readonly source: EffectiveSource;
  readonly policyName: string;
  /** The group's id. */
  readonly reference: string | null;
  readonly rank: number | null;
  readonly wins: boolean;
  /** Why it won or lost, as a sentence. */
  readonly reason: string;
}

export interface EffectivePolicy {
  readonly policyName: string;
  readonly source: EffectiveSource;
  readonly reference: string | null;
  readonly rank: number | null;
  /** The winner and all others, best first; the last is Global. */
  readonly sources: readonly CompetingSource[];
}

type Candidate = Pick<CompetingSource, 'source' | 'policyName' | 'reference' | 'rank'>;

/** Which policy of a type a user has, and why: direct, then the group with the best rank, then the tenant-wide grant, then Global. */
export function effectivePolicy(candidates: PolicyCandidates): EffectivePolicy {
  const [winner, ...losers] = inOrder(candidates);
  return {
    ...winner,
    sources: [
      { ...winner, wins: true, reason: winReason(winner, losers) },
      ...losers.map((loser) => ({ ...loser, wins: false, reason: lossReason(loser, winner) })),
    ],
  };
}

function inOrder({ direct, groups, tenant }: PolicyCandidates): readonly [Candidate, ...Candidate[]] {
  const anywhere = { reference: null, rank: null };
  const others: Candidate[] = groups
    .toSorted((a, b) => (a.rank === null || b.rank === null ? 0 : a.rank - b.rank))
    .map(({ groupId, policyName, rank }) => ({ source: 'Group', policyName, reference: groupId, rank }));
  if (tenant !== null) others.push({ source: 'Tenant', policyName: tenant, ...anywhere });
  others.push({ source: 'Global', policyName: globalName, ...anywhere });
  if (direct !== null) others.unshift({ source: 'Direct', policyName: direct, ...anywhere });
  const [first = { source: 'Global', policyName: globalName, ...anywhere }, ...rest] = others;
  return [first, ...rest];
}

function winReason({ source, rank }: Candidate, losers: readonly Candidate[]): string {
  if (source === 'Direct') return 'Assigned to the user, which beats every other source.';
  if (source === 'Tenant') return 'Granted to the whole tenant; the user has no assignment and is in no group with one.';
  if (source === 'Global') return 'Nothing else applies.';
  const groups = losers.filter((loser) => loser.source === 'Group').length;
  if (groups === 0) return 'The only group assignment; the user has no direct one.';
  return rank === null ? "The best rank among the user's groups." : `Rank ${rank} is the best among the user's groups.`;
}

function lossReason({ source, rank }: Candidate, winner: Candidate): string {
  if (winner.source === 'Direct') return 'A direct assignment beats it.';
  if (winner.source === 'Tenant') return 'The tenant-wide grant takes its place.';
  if (source !== 'Group') return 'A group assignment beats it.';
  return rank === null || winner.rank === null ? 'Another group has a better rank.' : `Rank ${rank} is behind rank ${winner.rank} of another group.`;
}
