import { psObject, type PSObject } from '../../engine/value.ts';
import type { CallAssessment, GateResult } from '../../readiness/assess-call.ts';
import { gateName } from '../../readiness/call-matrix.ts';
import type { CallType } from '../../readiness/facts.ts';
import { callProtection, featuresLostInCalls, whenACallGateFails } from '../../readiness/features.ts';

/** The type names of what Test-CsTeamsEncryptedCall writes. */
export const encryptedCall = 'CsTeamsEncryptedCall';
export const callGate = 'CsTeamsCallGate';

export interface TestedCall {
  readonly caller: string;
  readonly callee: string;
  readonly callType: CallType;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** One gate and party as an object. */
export const gateObject = ({ gate, party, user, state, found, source, remedy }: GateResult): PSObject =>
  psObject(callGate, { Gate: gate, Party: party, User: user, State: state, Found: found, Source: source, Remedy: remedy });

/** A call with its verdict. `gateRows` are the gates as objects: many calls of one person share them. */
export const callObject = ({ caller, callee, callType, asOf }: TestedCall, { verdict, gates }: CallAssessment, gateRows: readonly PSObject[]): PSObject =>
  psObject(encryptedCall, {
    Caller: caller,
    Callee: callee,
    CallType: callType,
    AsOf: asOf,
    Verdict: verdict,
    BlockedBy: gates.filter(({ state }) => state === 'Fail').map(gateName),
    NotKnown: gates.filter(({ state }) => state === 'Unknown').map(gateName),
    Gates: gateRows,
    Remedies: [...new Set(gates.flatMap(({ state, remedy }) => (remedy === null || state === 'Pass' ? [] : [remedy])))],
    GivenUp: featuresLostInCalls(asOf),
    Protected: callProtection.protected,
    NotProtected: callProtection.notProtected,
    IfAGateFails: whenACallGateFails,
  });
