import type { PolicyClient, UserRecord } from '../../client/policy-client.ts';
import type { CmdletContext } from '../../engine/cmdlet.ts';
import { fanOut } from '../../engine/pipeline/fan-out.ts';
import { psObject, type PSObject } from '../../engine/value.ts';
import { countPairs, type Cell, type Person } from '../../readiness/call-matrix.ts';
import type { CallType } from '../../readiness/facts.ts';
import { withClient } from './call-tester.ts';
import type { PartyLookup } from './party-lookup.ts';

/** The type name of a cell of the matrix. */
export const callMatrixCell = 'CsTeamsEncryptedCallMatrix';

export interface GroupSide {
  readonly policies: PolicyClient;
  readonly lookup: PartyLookup;
  readonly groups: readonly string[];
  readonly client: string | undefined;
}

export interface MatrixOptions {
  readonly callers: GroupSide;
  readonly callees: GroupSide;
  readonly by: 'Group' | 'Department';
  readonly callType: CallType;
  readonly asOf: string;
  readonly limit: number;
}

/** One cell for each pair of groups, or of departments of their members: all pairs of their people, added up. */
export async function* groupPairs(
  { callers, callees, by, callType, asOf, limit }: MatrixOptions,
  context: CmdletContext,
): AsyncGenerator<PSObject, void, undefined> {
  const [rows, columns] = [await bucketsOf(callers, by, limit, context), await bucketsOf(callees, by, limit, context)];
  for (const [from, fromPeople] of rows) {
    for (const [to, toPeople] of columns) yield cellObject(from, to, countPairs(fromPeople, toPeople, callType, asOf));
  }
}

type Buckets = ReadonlyMap<string, readonly Person[]>;

/** People by group's name or by department, each looked up once. */
async function bucketsOf({ policies, lookup, groups, client }: GroupSide, by: 'Group' | 'Department', limit: number, context: CmdletContext): Promise<Buckets> {
  const buckets = new Map<string, Person[]>();
  const people = peopleOnce(lookup, client);
  for (const group of groups) {
    const { id, displayName } = await policies.getGroup(group);
    if (by === 'Group' && !buckets.has(displayName)) buckets.set(displayName, []);
    const options = { limit, hasFailed: () => false, total: undefined, activity: `Members of ${displayName}` };
    for await (const { user, person } of fanOut(policies.listGroupMembers(id), people, options, context)) {
      const name = by === 'Group' ? displayName : (user.department ?? '');
      const bucket = buckets.get(name) ?? [];
      buckets.set(name, bucket);
      bucket.push(person);
    }
  }
  return by === 'Group' ? buckets : new Map([...buckets].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Found {
  readonly user: UserRecord;
  readonly person: Person;
}

/** Looks everyone up once, in however many groups they are. */
function peopleOnce(lookup: PartyLookup, client: string | undefined): (user: UserRecord) => Promise<Found> {
  const known = new Map<string, Promise<Person>>();
  const read = async (user: UserRecord): Promise<Person> => ({ id: user.id, facts: withClient(await lookup.ofUser(user), client) });
  return async (user) => {
    const person = known.get(user.id) ?? read(user);
    known.set(user.id, person);
    return { user, person: await person };
  };
}

const cellObject = (caller: string, callee: string, { pairs, verdicts, blocks }: Cell): PSObject => {
  const ready = verdicts.Yes + verdicts.YesIfBothSwitchItOn;
  return psObject(callMatrixCell, {
    Callers: caller,
    Callees: callee,
    Pairs: pairs,
    Ready: ready,
    ReadyShare: pairs === 0 ? null : Math.round((ready / pairs) * 1000) / 1000,
    ReadyIfSwitchedOn: verdicts.YesIfBothSwitchItOn,
    NotKnown: verdicts.Unknown,
    NotReady: verdicts.No,
    Blocks: [...blocks].sort(([, a], [, b]) => b - a).map(([gate, count]) => psObject('CsTeamsCallBlock', { Gate: gate, Pairs: count })),
  });
};
