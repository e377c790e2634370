import { PolicyError } from './policy-error.ts';

/** How many groups may have a policy of one type, over all instances of the type. */
export const maximumGroupsPerType = 64;

/** A group's place among the groups that have a policy of one type. */
interface Ranked {
  readonly groupId: string;
}

/** Throws InvalidRank unless `rank` is a whole number from 1; undefined passes. */
export function checkRank(rank: unknown): asserts rank is number | undefined {
  if (rank === undefined || (typeof rank === 'number' && Number.isSafeInteger(rank) && rank >= 1)) return;
  throw new PolicyError(
    'InvalidRank',
    'Rank',
    `The rank ${JSON.stringify(rank)} is not a whole number from 1.`,
    'Rank 1 wins; leave the rank out to come last.',
  );
}

/**
 * The groups of one type, best first, after `entry` has been assigned: a group's rank is its place, counted from 1. At `rank` it pushes down
 * what stands there; a rank beyond the end means last. Without a rank a new group comes last and a known one keeps its place.
 * Throws InvalidRank and GroupAssignmentLimit.
 */
export function placeGroup<T extends Ranked>(order: readonly T[], entry: T, rank?: number): readonly T[] {
  checkRank(rank);
  const place = order.findIndex((other) => other.groupId === entry.groupId);
  if (place < 0 && order.length >= maximumGroupsPerType) {
    throw new PolicyError(
      'GroupAssignmentLimit',
      entry.groupId,
      `${maximumGroupsPerType} groups have a policy of this type already; more are not possible.`,
      'Remove a group assignment first: Remove-CsGroupPolicyAssignment.',
    );
  }
  const others = order.filter((other) => other.groupId !== entry.groupId);
  const unranked = place < 0 ? others.length : place;
  return others.toSpliced(rank === undefined ? unranked : rank - 1, 0, entry);
}

/** The groups of one type, best first, without `groupId`: those below move up. */
export const withoutGroup = <T extends Ranked>(order: readonly T[], groupId: string): readonly T[] => order.filter((other) => other.groupId !== groupId);
