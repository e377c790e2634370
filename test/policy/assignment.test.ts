import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checkRank, maximumGroupsPerType, placeGroup, withoutGroup } from '../../src/policy/assignment.ts';

const group = (groupId: string, policyName = 'P') => ({ groupId, policyName });
const ids = (order: readonly { readonly groupId: string }[]) => order.map(({ groupId }) => groupId).join('');
const abc = [group('a'), group('b'), group('c')];

describe('placeGroup', () => {
  it('puts a group without a rank last', () => expect(ids(placeGroup(abc, group('d')))).toBe('abcd'));
  it('inserts at a rank and pushes down', () => expect(ids(placeGroup(abc, group('d'), 2))).toBe('adbc'));
  it('takes a rank beyond the end as last', () => expect(ids(placeGroup(abc, group('d'), 99))).toBe('abcd'));
  it('moves a known group', () => {
    expect(ids(placeGroup(abc, group('c'), 1))).toBe('cab');
    expect(ids(placeGroup(abc, group('a'), 3))).toBe('bca');
    expect(ids(placeGroup(abc, group('a'), 2))).toBe('bac');
  });
  it('keeps the place of a known group that is granted without a rank', () => {
    expect(placeGroup(abc, group('b', 'Q'))).toEqual([group('a'), group('b', 'Q'), group('c')]);
  });

  it('refuses the 65th group, and still lets the 64 change', () => {
    const full = Array.from({ length: maximumGroupsPerType }, (_, index) => group(`g${index}`));
    expect(() => placeGroup(full, group('more'))).toThrow(expect.objectContaining({ id: 'GroupAssignmentLimit', category: 'LimitsExceeded' }));
    expect(placeGroup(full, group('g63'), 1)[0]).toEqual(group('g63'));
  });

  it.each([0, -1, 1.5, '1', Number.NaN, null, 2 ** 60])('refuses the rank %j', (rank) => {
    expect(() => checkRank(rank)).toThrow(expect.objectContaining({ id: 'InvalidRank' }));
  });

  it('keeps every other group in its order, and nobody twice', () => {
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), rank: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let order: readonly { readonly groupId: string }[] = [];
        for (const { id, rank } of steps) {
          const others = ids(withoutGroup(order, id));
          const before = order.length;
          const known = order.some((one) => one.groupId === id);
          order = placeGroup(order, { groupId: id }, rank);
          expect(ids(withoutGroup(order, id))).toBe(others);
          expect(order).toHaveLength(known ? before : before + 1);
          if (rank !== undefined) expect(order.findIndex((one) => one.groupId === id)).toBe(Math.min(rank, order.length) - 1);
        }
      }),
    );
  });
});
