import { describe, expect, it } from 'vitest';
import { effectivePolicy } from '../../src/policy/effective.ts';

const groups = [
  { groupId: 'g2', policyName: 'Second', rank: 2 },
  { groupId: 'g1', policyName: 'First', rank: 1 },
];
const sourcesOf = (candidates: Parameters<typeof effectivePolicy>[0]) =>
  effectivePolicy(candidates).sources.map(({ source, policyName }) => `${source}:${policyName}`);

describe('effectivePolicy', () => {
  it('lets a direct assignment beat everything', () => {
    const found = effectivePolicy({ direct: 'Mine', groups, tenant: 'All' });
    expect(found).toMatchObject({ policyName: 'Mine', source: 'Direct', reference: null, rank: null });
    expect(sourcesOf({ direct: 'Mine', groups, tenant: 'All' })).toEqual(['Direct:Mine', 'Group:First', 'Group:Second', 'Tenant:All', 'Global:Global']);
  });

  it('lets the best rank among the groups win', () => {
    expect(effectivePolicy({ direct: null, groups, tenant: 'All' })).toMatchObject({ policyName: 'First', source: 'Group', reference: 'g1', rank: 1 });
  });

  it('keeps the order of groups whose ranks are not told', () => {
    const untold = groups.map((group) => ({ ...group, rank: null }));
    expect(effectivePolicy({ direct: null, groups: untold, tenant: null })).toMatchObject({ policyName: 'Second', rank: null });
  });

  it('falls back to the tenant-wide grant, then to Global', () => {
    expect(effectivePolicy({ direct: null, groups: [], tenant: 'All' })).toMatchObject({ policyName: 'All', source: 'Tenant' });
    expect(effectivePolicy({ direct: null, groups: [], tenant: null })).toMatchObject({ policyName: 'Global', source: 'Global' });
  });

  it('has one winner, which comes first, and a sentence for each', () => {
    const { sources } = effectivePolicy({ direct: null, groups, tenant: 'All' });
    expect(sources.map(({ wins }) => wins)).toEqual([true, false, false, false]);
    expect(sources.every(({ reason }) => reason.endsWith('.'))).toBe(true);
    expect(sources[1]?.reason).toContain('rank 1');
  });
});
