import type { Client } from './client.ts';
import { clientText } from './client.ts';
import { meetingClients } from './client-support.ts';
import { evidence, inForce, pages, type Dated } from './evidence.ts';
import type { Finding, PolicyInForce } from './facts.ts';
import { fail, notApplicable, pass, unknown, type Gate, type GateState, type Judgement } from './gate.ts';
import { adviceOn, decidingTypes, ignorance, originText, policyRemedy, policyText } from './remedy.ts';
import { settingText } from './setting-reading.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** A meeting that somebody might hold. */
export interface MeetingFacts {
  readonly organizer: string;
  readonly encryption: Finding<PolicyInForce>;
  /** Whether the organizer has Teams Premium. */
  readonly premium: Finding<boolean>;
  readonly participants: number | undefined;
  readonly attendeeClients: readonly Client[];
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

const setting = 'MeetingEndToEndEncryption';
const allows = (policy: PolicyInForce['policy']): boolean => settingText(policy, setting).toLowerCase() === 'disableduseroverride';

const capacity: readonly (Dated & { readonly participants: number })[] = [
  { from: '2023-02-10', participants: 50 },
  { from: '2023-11-21', participants: 200 },
];

const meetingPolicy: Gate<MeetingFacts, 'MeetingPolicy'> = {
  name: 'MeetingPolicy',
  asks: "Does the organizer's policy let them hold encrypted meetings?",
  evidence: [pages.cmdlet, pages.meetings],
  states: ['Pass', 'Fail', 'Unknown'],
  judge({ organizer, encryption }, day) {
    if (!inForce(capacity, day)) return fail('there were no encrypted meetings yet', null, null);
    if (encryption.kind !== 'known') return unknown(ignorance(encryption), adviceOn(encryption));
    const { value } = encryption;
    const found = policyText(settingText(value.policy, setting), value);
    if (allows(value.policy)) return pass(found, originText(value));
    const make = { name: 'EncryptedMeetings', settings: `-${setting} DisabledUserOverride` };
    return fail(found, originText(value), policyRemedy(value, { user: organizer, type: decidingTypes.encryption, opens: allows, make }));
  },
};

const licence: Gate<MeetingFacts, 'TeamsPremium'> = {
  name: 'TeamsPremium',
  asks: 'Has the organizer a Teams Premium licence?',
  evidence: [pages.cmdlet],
  states: ['Pass', 'Fail', 'Unknown'],
  judge({ premium }) {
    if (premium.kind !== 'known') return unknown(ignorance(premium), adviceOn(premium));
    return premium.value ? pass('licensed', premium.from ?? null) : fail('not licensed', premium.from ?? null, '# Give the organizer a Teams Premium licence');
  },
};

const participants: Gate<MeetingFacts, 'Participants'> = {
  name: 'Participants',
  asks: 'Are there no more participants than an encrypted meeting takes?',
  evidence: [evidence('o365reports.com 2023-11-21', 2023), pages.meetings],
  states: ['Pass', 'Fail', 'NotApplicable'],
  judge({ participants: count }, day) {
    const most = inForce(capacity, day)?.participants ?? 0;
    if (count === undefined) return notApplicable(`at most ${most}`);
    return count <= most ? pass(`${count} of at most ${most}`) : fail(`${count}, and at most ${most} are possible`, null, '# Hold it with fewer people');
  },
};

const organizerSwitch: Gate<MeetingFacts, 'OrganizerSwitch'> = {
  name: 'OrganizerSwitch',
  asks: 'Has the organizer turned encryption on for this meeting, before it starts?',
  evidence: [pages.meetings],
  states: ['Unknown'],
  switch: true,
  judge: ({ organizer }) =>
    unknown('no interface tells the options of a meeting', `# ${organizer} turns it on in the meeting's options, or a template or sensitivity label does`),
};

export const meetingGates = [meetingPolicy, licence, participants, organizerSwitch] as const;

export interface MeetingGateResult extends Judgement {
  readonly gate: (typeof meetingGates)[number]['name'];
}

/** Whether a kind of client can join. One that cannot is kept out of the meeting; the meeting stays encrypted. */
export interface AttendeeResult {
  readonly client: string;
  readonly state: GateState;
  readonly found: string;
}

export interface MeetingAssessment {
  readonly verdict: Exclude<Verdict, 'YesIfSwitchedOn' | 'Yes'> | 'YesIfOrganizerSwitchesItOn';
  readonly gates: readonly MeetingGateResult[];
  readonly attendees: readonly AttendeeResult[];
}

/** Whether a meeting can be encrypted end to end, and whose clients could join. */
export function assessMeeting(facts: MeetingFacts): MeetingAssessment {
  const gates = meetingGates.map((gate) => ({ gate: gate.name, switch: 'switch' in gate, ...gate.judge(facts, facts.asOf) }));
  const verdict = verdictOf(gates);
  return {
    verdict: verdict === 'No' || verdict === 'Unknown' ? verdict : 'YesIfOrganizerSwitchesItOn',
    gates,
    attendees: facts.attendeeClients.map((client) => ({ client: clientText(client), ...joins(client, facts.asOf) })),
  };
}

function joins({ platform }: Client, day: string): Pick<AttendeeResult, 'state' | 'found'> {
  const list = inForce(meetingClients, day);
  if (!list) return { state: 'Fail', found: 'there were no encrypted meetings yet' };
  switch (list.platforms[platform] ?? 'unmentioned') {
    case 'yes':
      return { state: 'Pass', found: 'can join' };
    case 'no':
      return { state: 'Fail', found: 'is kept out' };
    case 'disputed':
      return { state: 'Unknown', found: 'was kept out at first; later lists are silent' };
    default:
      return { state: 'Unknown', found: 'no source says whether it can join' };
  }
}
