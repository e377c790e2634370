import { assessCallType, assessParty, callVerdict, type CallVerdict, type GateResult } from './assess-call.ts';
import type { CallType, PartyFacts } from './facts.ts';
import { verdictOf, worse, type Verdict } from './verdict.ts';

/** Somebody in the matrix. */
export interface Person {
  readonly id: string;
  readonly facts: PartyFacts;
}

/** All pairs of two sets of people, added up. Nobody calls themselves. */
export interface Cell {
  readonly pairs: number;
  readonly verdicts: Readonly<Record<CallVerdict, number>>;
  /** `Callee EncryptionPolicy` to the number of pairs in which that gate fails. Gates that block nobody are absent. */
  readonly blocks: ReadonlyMap<string, number>;
}

/** What a person's gates add up to. People with the same are counted together, so that pairs need not be looked at one by one. */
interface Standing {
  readonly verdict: Verdict;
  readonly failing: readonly string[];
}

/** People of one role, by standing. */
interface Side {
  readonly count: Map<string, number>;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly keys: ReadonlyMap<string, string>;
}

export function countPairs(callers: readonly Person[], callees: readonly Person[], callType: CallType, asOf: string): Cell {
  const call = standing(assessCallType(callType));
  const from = side(callers, 'Caller', asOf);
  const to = side(callees, 'Callee', asOf);
  const verdicts: Record<CallVerdict, number> = { Yes: 0, YesIfBothSwitchItOn: 0, Unknown: 0, No: 0 };
  const blocks = new Map<string, number>();
  const add = (caller: Standing, callee: Standing, pairs: number): void => {
    verdicts[callVerdict(worse(call.verdict, worse(caller.verdict, callee.verdict)))] += pairs;
    for (const gate of [...call.failing, ...caller.failing, ...callee.failing]) blocks.set(gate, (blocks.get(gate) ?? 0) + pairs);
  };
  for (const [fromKey, caller] of from.standings) {
    for (const [toKey, callee] of to.standings) add(caller, callee, (from.count.get(fromKey) ?? 0) * (to.count.get(toKey) ?? 0));
  }
  for (const [id, fromKey] of from.keys) {
    const caller = from.standings.get(fromKey);
    const callee = to.standings.get(to.keys.get(id) ?? '');
    if (caller && callee) add(caller, callee, -1);
  }
  for (const [gate, pairs] of blocks) if (pairs === 0) blocks.delete(gate);
  return { pairs: Object.values(verdicts).reduce((sum, pairs) => sum + pairs, 0), verdicts, blocks };
}

/** Somebody who is named twice counts once. */
function side(people: readonly Person[], role: 'Caller' | 'Callee', asOf: string): Side {
  const standings = new Map<string, Standing>();
  const count = new Map<string, number>();
  const keys = new Map<string, string>();
  for (const { id, facts } of people) {
    if (keys.has(id)) continue;
    const found = standing(assessParty(facts, role, asOf));
    const key = `${found.verdict} ${found.failing.join()}`;
    standings.set(key, found);
    count.set(key, (count.get(key) ?? 0) + 1);
    keys.set(id, key);
  }
  return { standings, count, keys };
}

const standing = (gates: readonly GateResult[]): Standing => ({
  verdict: verdictOf(gates),
  failing: gates.filter(({ state }) => state === 'Fail').map(gateName),
});

/** `Callee EncryptionPolicy`; a gate of the call itself has its name alone. */
export const gateName = ({ gate, party }: Pick<GateResult, 'gate' | 'party'>): string => (party === 'Call' ? gate : `${party} ${gate}`);
