import { policyType } from '../policy-type.ts';
import { choice } from '../setting.ts';

const userOverrideEnabledOrDisabled = ['EnabledUserOverride', 'Enabled', 'Disabled'] as const;

export const teamsPersonalAttendantPolicy = policyType('TeamsPersonalAttendantPolicy', {
  synopsis: "Whether an attendant made by AI may take people's calls.",
  columns: ['PersonalAttendant', 'CallScreening', 'CalendarBookings'],
  cmdlets: {
    Get: { singleSet: true, parameters: { Identity: { position: null } } },
    New: { parameters: { Identity: { position: null } } },
    Set: { parameters: { Identity: { position: null } } },
    Remove: { without: ['Force'], parameters: { Identity: { position: null } } },
    Grant: { parameters: { Identity: { position: null }, PolicyName: { position: null } } },
  },
  groupAssignment: 'grantOnly',
  settings: {
    PersonalAttendant: choice(userOverrideEnabledOrDisabled, 'Whether people may let an attendant take their calls.', { initial: 'EnabledUserOverride' }),
    CallScreening: choice(userOverrideEnabledOrDisabled, 'Whether the attendant may ask callers what they want.', { initial: 'EnabledUserOverride' }),
    CalendarBookings: choice(userOverrideEnabledOrDisabled, 'Whether the attendant may book time in the calendar.', { initial: 'EnabledUserOverride' }),
    InboundInternalCalls: choice(userOverrideEnabledOrDisabled, 'Whether the attendant may take calls of colleagues.', { initial: 'EnabledUserOverride' }),
    InboundFederatedCalls: choice(userOverrideEnabledOrDisabled, 'Whether the attendant may take calls of other organizations.', {
      initial: 'EnabledUserOverride',
    }),
    InboundPSTNCalls: choice(userOverrideEnabledOrDisabled, 'Whether the attendant may take calls of the telephone network.', {
      initial: 'EnabledUserOverride',
    }),
    AutomaticTranscription: choice(userOverrideEnabledOrDisabled, "Whether the attendant's calls are transcribed.", { initial: 'EnabledUserOverride' }),
    AutomaticRecording: choice(userOverrideEnabledOrDisabled, "Whether the attendant's calls are recorded.", { initial: 'EnabledUserOverride' }),
  },
});
