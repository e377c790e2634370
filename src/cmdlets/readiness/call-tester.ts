import type { PSObject } from '../../engine/value.ts';
import { assessCallType, assessParty, combine, type GateResult } from '../../readiness/assess-call.ts';
import type { CallType, PartyFacts } from '../../readiness/facts.ts';
import { callObject, gateObject } from './call-object.ts';
import { clientFinding } from './client-argument.ts';
import { memoized } from '../memoized.ts';
import type { PartyLookup } from './party-lookup.ts';

/** Who might call whom. */
export interface Pair {
  readonly caller: string;
  readonly callee: string;
  readonly callerClient?: string | undefined;
  readonly calleeClient?: string | undefined;
}

interface Judged {
  readonly user: string;
  readonly gates: readonly GateResult[];
  readonly rows: readonly PSObject[];
}

/** Tests pairs. A person's gates are judged once for each role and client, however many pairs they are in: memory grows with people, not with pairs. */
export function callTester(callers: PartyLookup, callees: PartyLookup, callType: CallType, asOf: string): (pair: Pair) => Promise<PSObject> {
  const typeGates = assessCallType(callType);
  const typeRows = typeGates.map(gateObject);
  const judge = (lookup: PartyLookup, role: 'Caller' | 'Callee') =>
    memoized(async (key: string): Promise<Judged> => {
      const [identity, client] = JSON.parse(key) as readonly [string, string | null];
      const facts = withClient(await lookup.find(identity), client ?? undefined);
      const gates = assessParty(facts, role, asOf);
      return { user: facts.user, gates, rows: gates.map(gateObject) };
    });
  const judgeCaller = judge(callers, 'Caller');
  const judgeCallee = judge(callees, 'Callee');
  return async ({ caller, callee, callerClient, calleeClient }) => {
    const [from, to] = await Promise.all([judgeCaller(JSON.stringify([caller, callerClient])), judgeCallee(JSON.stringify([callee, calleeClient]))]);
    const assessment = combine(typeGates, from.gates, to.gates);
    return callObject({ caller: from.user, callee: to.user, callType, asOf }, assessment, [...typeRows, ...from.rows, ...to.rows]);
  };
}

export const withClient = (facts: PartyFacts, client: string | undefined): PartyFacts => ({ ...facts, client: clientFinding(client, facts.client) });
