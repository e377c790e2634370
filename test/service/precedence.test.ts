import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertGroup, insertUser, addMember, newUser } from '../../src/service/directory-rows.ts';
import { openStore } from '../../src/service/store.ts';
import { encryption, groupPath, sendTo, tenantPath, userPath, type Send } from './tenant.ts';

const users = ['u0', 'u1', 'u2', 'u3'] as const;
const groups = ['g0', 'g1', 'g2', 'g3', 'g4'] as const;
const policies = ['Disabled', 'UserControlled'] as const;

type Step =
  | { readonly to: 'user'; readonly user: string; readonly policy: string | null }
  | { readonly to: 'group'; readonly group: string; readonly policy: string | null; readonly rank: number | undefined }
  | { readonly to: 'tenant'; readonly policy: string | null };

const policy = fc.option(fc.constantFrom(...policies));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ to: fc.constant('user' as const), user: fc.constantFrom(...users), policy }),
  fc.record({
    to: fc.constant('group' as const),
    group: fc.constantFrom(...groups),
    policy,
    rank: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
  }),
  fc.record({ to: fc.constant('tenant' as const), policy }),
);
const memberships = fc.uniqueArray(fc.tuple(fc.constantFrom(...users), fc.constantFrom(...groups)), { selector: (pair) => pair.join() });

/** What the rules say, in the plainest way: a list of groups, best first, and two maps. */
class Model {
  readonly direct = new Map<string, string>();
  ranked: { group: string; policy: string }[] = [];
  tenant: string | null = null;

  apply(change: Step): void {
    if (change.to === 'tenant') this.tenant = change.policy;
    else if (change.to === 'user' && change.policy === null) this.direct.delete(change.user);
    else if (change.to === 'user') this.direct.set(change.user, change.policy ?? '');
    else this.grantToGroup(change.group, change.policy, change.rank);
  }

  grantToGroup(group: string, policyName: string | null, rank: number | undefined): void {
    const old = this.ranked.findIndex((entry) => entry.group === group);
    if (old >= 0) this.ranked.splice(old, 1);
    if (policyName === null) return;
    const place = rank !== undefined ? rank - 1 : old >= 0 ? old : this.ranked.length;
    this.ranked.splice(place, 0, { group, policy: policyName });
  }

  sources(user: string, memberOf: readonly string[]): readonly string[] {
    const found: string[] = [];
    const direct = this.direct.get(user);
    if (direct !== undefined) found.push(`${direct} direct`);
    this.ranked.forEach((entry, index) => {
      if (memberOf.includes(entry.group)) found.push(`${entry.policy} by ${entry.group} at ${index + 1}`);
    });
    return found;
  }
}

async function tenantOf(pairs: readonly (readonly [string, string])[]): Promise<Send> {
  const store = await openStore(':memory:');
  await store.write(async (database) => {
    for (const user of users) await insertUser(database, newUser(user, `${user}@test.example`, '2026-01-01T00:00:00.000Z'));
    for (const group of groups) await insertGroup(database, { id: group, displayName: group, mail: null });
    for (const [user, group] of pairs) await addMember(database, group, user);
  });
  return sendTo(store);
}

async function apply(send: Send, change: Step): Promise<void> {
  const grant = { PolicyName: change.policy };
  const path = change.to === 'user' ? userPath(change.user) : change.to === 'group' ? groupPath(change.group) : tenantPath();
  const { status } = await send('PATCH', path, change.to === 'group' && change.rank !== undefined ? { ...grant, Rank: change.rank } : grant);
  expect(status).toBe(204);
}

interface SourceBody {
  readonly AssignmentType: string;
  readonly PolicyName: string;
  readonly Reference: string | null;
  readonly Rank: number | null;
}

const told = ({ AssignmentType, PolicyName, Reference, Rank }: SourceBody) =>
  AssignmentType === 'Direct' ? `${PolicyName} direct` : `${PolicyName} by ${String(Reference)} at ${String(Rank)}`;

describe('what the service says about effective policies', () => {
  it('is what the rules say, for any tenant and any history', async () => {
    await fc.assert(
      fc.asyncProperty(memberships, fc.array(step, { maxLength: 25 }), async (pairs, steps) => {
        const send = await tenantOf(pairs);
        const model = new Model();
        for (const change of steps) {
          await apply(send, change);
          model.apply(change);
        }
        const listing = (await send('GET', '/Teams.User/users', undefined, { policySources: encryption })).body as {
          readonly users: readonly { readonly objectId: string; readonly policySources: readonly SourceBody[] }[];
        };
        for (const user of users) {
          const memberOf = pairs.filter(([member]) => member === user).map(([, group]) => group);
          const expected = model.sources(user, memberOf);
          const one = (await send('GET', `/Skype.User/users/${user}/effectivePolicies`)).body as readonly {
            readonly PolicyName: string;
            readonly PolicySource: readonly SourceBody[];
          }[];
          expect(one.flatMap(({ PolicySource }) => PolicySource.map(told))).toEqual(expected);
          expect(one.map(({ PolicyName }) => PolicyName)).toEqual(expected.slice(0, 1).map((source) => source.split(' ')[0]));
          expect(listing.users.find(({ objectId }) => objectId === user)?.policySources.map(told)).toEqual(expected);
        }
        expect((await send('GET', '/Teams.Tenant/tenants')).body).toMatchObject({
          tenantPolicies: model.tenant === null ? {} : { [encryption]: model.tenant },
        });
      }),
      { numRuns: 60 },
    );
  });

  it('lets 64 groups have a policy of one type, not 65', async () => {
    const store = await openStore(':memory:');
    await store.write(async (database) => {
      for (let number = 1; number <= 65; number += 1) await insertGroup(database, { id: `id${number}`, displayName: `Team ${number}`, mail: null });
    });
    const send = sendTo(store);
    await send('POST', '/Skype.Policy/configurations/TeamsCallParkPolicy', { Identity: 'Other' });
    for (let number = 1; number <= 64; number += 1) await send('PATCH', groupPath(`id${number}`), { PolicyName: policies[number % 2] });
    const grant = { PolicyName: 'Disabled', Rank: 1 };
    expect(await send('PATCH', groupPath('id65'), grant)).toMatchObject({ status: 400, error: { code: 'GroupAssignmentLimit' } });
    expect(await send('PATCH', groupPath('id64'), grant)).toMatchObject({ status: 204 });
    expect(await send('PATCH', groupPath('id65', 'TeamsCallParkPolicy'), { PolicyName: 'Other' })).toMatchObject({ status: 204 });
  });
});
