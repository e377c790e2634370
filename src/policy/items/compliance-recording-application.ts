import { flag, integer, objects, text, type ItemType } from '../setting.ts';

/** A second application that records in case the first does not. */
export const pairedApplication = {
  name: 'ComplianceRecordingPairedApplication',
  madeBy: 'New-CsTeamsComplianceRecordingPairedApplication',
  required: ['Id'],
  properties: { Id: text('The object id of the application instance.') },
} satisfies ItemType;

/** An application that records calls and meetings. */
export const complianceRecordingApplication = {
  name: 'ComplianceRecordingApplication',
  madeBy: 'New-CsTeamsComplianceRecordingApplication',
  key: 'Id',
  properties: {
    Id: text('The object id of the application instance.'),
    RequiredBeforeMeetingJoin: flag('Whether it must be there before people may join a meeting.', { initial: true }),
    RequiredDuringMeeting: flag('Whether people must leave a meeting when it does.', { initial: true }),
    RequiredBeforeCallEstablishment: flag('Whether it must be there before a call begins.', { initial: true }),
    RequiredDuringCall: flag('Whether a call ends when it leaves.', { initial: true }),
    ConcurrentInvitationCount: integer('How many invitations are sent to it at once.', { initial: 1, min: 0, long: true }),
    ComplianceRecordingPairedApplications: objects(pairedApplication, 'Applications that stand in for it.'),
    Priority: integer('Its place among the applications of the policy.'),
  },
} satisfies ItemType;
