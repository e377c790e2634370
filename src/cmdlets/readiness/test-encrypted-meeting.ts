import { cmdlet } from '../../engine/cmdlet.ts';
import { bool, int, string, strings } from '../../engine/parameter.ts';
import { psObject, type PSObject } from '../../engine/value.ts';
import { assessMeeting, type MeetingAssessment, type MeetingFacts } from '../../readiness/assess-meeting.ts';
import { platforms } from '../../readiness/client.ts';
import type { Finding } from '../../readiness/facts.ts';
import { featuresLostInMeetings, meetingProtection, whenAMeetingGateFails } from '../../readiness/features.ts';
import '../services.ts';
import { asOfParameter, dayOf } from './as-of.ts';
import { clientOf } from './client-argument.ts';
import { partyLookup } from './party-lookup.ts';

const encryptedMeeting = 'CsTeamsEncryptedMeeting';

/** `Test-CsTeamsEncryptedMeeting`: can somebody hold an encrypted meeting, and who could join? Not one of Microsoft's cmdlets. */
export const testCsTeamsEncryptedMeeting = cmdlet({
  name: 'Test-CsTeamsEncryptedMeeting',
  synopsis: 'Tests whether a person can hold a meeting that is encrypted end to end, and which clients could join it.',
  description:
    "The organizer's policy and licence decide, and their own switch when they schedule the meeting. Clients that cannot take part are kept out, which is different from calls. This cmdlet is csteams' own.",
  parameters: {
    Organizer: string('Who schedules the meeting.', {
      position: 0,
      mandatory: true,
      pipeline: 'ByValueAndPropertyName',
      aliases: ['Identity', 'UserPrincipalName'],
      names: 'user',
      validateNotNullOrEmpty: true,
    }),
    AttendeeClient: strings('Clients of those who attend, with or without versions.', { knownValues: platforms }),
    ParticipantCount: int('How many people take part.', { validateRange: { min: 1 } }),
    TeamsPremium: bool('Whether the organizer has Teams Premium, where you know it: policy services do not tell licences.'),
    AsOf: asOfParameter(),
  },
  readsStandardInput: true,
  outputType: [encryptedMeeting],
  examples: [
    { title: 'One organizer', run: 'Test-CsTeamsEncryptedMeeting ana@contoso.com -TeamsPremium $true' },
    { title: 'Who could join', run: 'Test-CsTeamsEncryptedMeeting ana@contoso.com -AttendeeClient Windows, Web, TeamsRoomsWindows -ParticipantCount 60' },
  ],
  async *stream(each, context, { AsOf, AttendeeClient = [], ParticipantCount, TeamsPremium }) {
    const asOf = dayOf(AsOf, context.clock);
    const attendeeClients = AttendeeClient.map(clientOf);
    const lookup = partyLookup(context.services.policies, (message) => context.streams.warning(message));
    const premium: Finding<boolean> =
      TeamsPremium === undefined
        ? { kind: 'untold', reason: 'policy services do not tell licences', advice: '# Look it up, then say: -TeamsPremium $true' }
        : { kind: 'known', value: TeamsPremium, from: 'given' };
    for await (const { Organizer = '' } of each) {
      const { user, encryption } = await lookup.find(Organizer);
      const facts: MeetingFacts = { organizer: user, encryption, premium, participants: ParticipantCount, attendeeClients, asOf };
      yield meetingObject(facts, assessMeeting(facts));
    }
  },
});

const meetingObject = ({ organizer, asOf }: MeetingFacts, { verdict, gates, attendees }: MeetingAssessment): PSObject =>
  psObject(encryptedMeeting, {
    Organizer: organizer,
    AsOf: asOf,
    Verdict: verdict,
    BlockedBy: gates.filter(({ state }) => state === 'Fail').map(({ gate }) => gate),
    NotKnown: gates.filter(({ state }) => state === 'Unknown').map(({ gate }) => gate),
    Gates: gates.map(({ gate, state, found, source, remedy }) =>
      psObject('CsTeamsMeetingGate', { Gate: gate, State: state, Found: found, Source: source, Remedy: remedy }),
    ),
    Attendees: attendees.map(({ client, state, found }) => psObject('CsTeamsMeetingAttendee', { Client: client, State: state, Found: found })),
    Remedies: gates.flatMap(({ state, remedy }) => (remedy === null || state === 'Pass' ? [] : [remedy])),
    GivenUp: featuresLostInMeetings(asOf),
    Protected: meetingProtection.protected,
    NotProtected: meetingProtection.notProtected,
    IfAGateFails: whenAMeetingGateFails,
  });
