import { pages } from './evidence.ts';
import type { CallFacts, CallType, PartyFacts } from './facts.ts';
import { fail, pass, type Gate, type Judgement } from './gate.ts';
import { partyGates } from './party-gates.ts';
import { verdictOf, type Verdict } from './verdict.ts';

const whyNot: Readonly<Record<Exclude<CallType, 'OneToOne'>, string>> = {
  Group: 'a group call',
  ScheduledMeeting: 'a scheduled meeting; meetings have encryption of their own: Test-CsTeamsEncryptedMeeting',
  Pstn: 'a call to the telephone network',
};

const callType: Gate<CallType, 'CallType'> = {
  name: 'CallType',
  asks: 'Is it an unscheduled call from Teams to Teams between two people?',
  evidence: [pages.preview, pages.article, pages.cmdlet],
  states: ['Pass', 'Fail'],
  judge: (type) => (type === 'OneToOne' ? pass('one to one') : fail(whyNot[type], null, '# The two call each other, from Teams to Teams')),
};

/** Gates of the call itself. */
export const callGates = [callType] as const;

export type CallGateName = (typeof partyGates)[number]['name'] | (typeof callGates)[number]['name'];
export type Party = 'Caller' | 'Callee' | 'Call';

/** What one gate found of one party, or of the call. */
export interface GateResult extends Judgement {
  readonly gate: CallGateName;
  readonly party: Party;
  /** null for the call. */
  readonly user: string | null;
  readonly switch: boolean;
}

/** Never a plain Yes, unless the service knows the users' own switches, which no tenant of Microsoft's tells. */
export type CallVerdict = Exclude<Verdict, 'YesIfSwitchedOn'> | 'YesIfBothSwitchItOn';

export interface CallAssessment {
  readonly verdict: CallVerdict;
  /** All of them, whatever their state. */
  readonly gates: readonly GateResult[];
}

/** Whether a call would be encrypted end to end, with every gate and what it found: all that fail, not the first alone. */
export function assessCall({ callType: type, caller, callee, asOf }: CallFacts): CallAssessment {
  return combine(assessCallType(type), assessParty(caller, 'Caller', asOf), assessParty(callee, 'Callee', asOf));
}

/** The gates of one party: they do not depend on the other, so many calls can share them. */
export const assessParty = (facts: PartyFacts, party: 'Caller' | 'Callee', asOf: string): readonly GateResult[] =>
  partyGates.map((gate) => ({ gate: gate.name, party, user: facts.user, switch: 'switch' in gate, ...gate.judge(facts, asOf) }));

/** The gates of the call itself. */
export const assessCallType = (type: CallType): readonly GateResult[] =>
  callGates.map((gate) => ({ gate: gate.name, party: 'Call', user: null, switch: false, ...gate.judge(type, '') }));

/** One assessment from the gates of the call and of both parties. */
export function combine(...results: readonly (readonly GateResult[])[]): CallAssessment {
  const gates = results.flat();
  return { verdict: callVerdict(verdictOf(gates)), gates };
}

export const callVerdict = (verdict: Verdict): CallVerdict => (verdict === 'YesIfSwitchedOn' ? 'YesIfBothSwitchItOn' : verdict);
