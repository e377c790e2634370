import { psObject, type PSObject } from '../../engine/value.ts';
import type { CallAssessment } from '../../readiness/assess-call.ts';
import { gateName } from '../../readiness/call-matrix.ts';
import type { Rehearsal, RehearsedEnd } from '../../rehearsal/rehearsal.ts';

/** The type names of what Start-CsEncryptedCallRehearsal writes: an end, and the whole with -PassThru. */
export const rehearsedEnd = 'CsRehearsedEnd';
export const encryptedCallRehearsal = 'CsEncryptedCallRehearsal';

export const formulaNote = 'The check number is made by a formula of csteams. How Teams makes its own is not published, so its digits would be others.';

export interface People {
  readonly caller: string;
  readonly callee: string;
}

export const endObjects = ({ caller, callee }: People, { ends }: Rehearsal): readonly PSObject[] =>
  ends.map((end) => endObject(end, end.role === 'caller' ? caller : callee));

const endObject = ({ role, lock, checkNumber, ownFingerprint, remoteFingerprint, heard }: RehearsedEnd, user: string): PSObject =>
  psObject(rehearsedEnd, {
    Role: role === 'caller' ? 'Caller' : 'Callee',
    User: user,
    Shield: lock ? 'lock' : 'no lock',
    CheckNumber: checkNumber,
    OwnFingerprint: ownFingerprint,
    RemoteFingerprint: remoteFingerprint,
    Heard: heard,
  });

/** What the rehearsal has shown, in one sentence. */
export function conclusion({ encrypted, numbersMatch }: Rehearsal): string {
  if (!encrypted) return 'The call went through with ordinary encryption, whose key the service knows.';
  if (numbersMatch === true) return 'Both ends show the same number: nobody is in between.';
  return 'The numbers differ: somebody is in between, and has heard everything. The two must hang up.';
}

export const rehearsalObject = (people: People, { verdict, gates }: CallAssessment, rehearsal: Rehearsal): PSObject =>
  psObject(encryptedCallRehearsal, {
    Caller: people.caller,
    Callee: people.callee,
    Verdict: verdict,
    BlockedBy: gates.filter(({ state }) => state === 'Fail').map(gateName),
    Encrypted: rehearsal.encrypted,
    Conclusion: conclusion(rehearsal),
    Ends: endObjects(people, rehearsal),
    NumbersMatch: rehearsal.numbersMatch,
    IntruderHeard: rehearsal.intruderHeard,
    RelayedPackets: rehearsal.relayedPackets,
    RelayHeard: rehearsal.relayHeard,
    ServiceHeard: rehearsal.serviceHeard,
    Asked: rehearsal.asked.map(({ feature, granted, reason }) => psObject('CsAskedFeature', { Feature: feature, Granted: granted, Reason: reason })),
    ConnectMilliseconds: rehearsal.connectMs,
    Note: rehearsal.encrypted ? formulaNote : null,
  });
