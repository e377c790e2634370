import { policyType } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

export const teamsMeetingBroadcastPolicy = policyType('TeamsMeetingBroadcastPolicy', {
  synopsis: 'Who may hold live events, and who may watch.',
  columns: ['AllowBroadcastScheduling', 'AllowBroadcastTranscription', 'BroadcastAttendeeVisibilityMode', 'BroadcastRecordingMode'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    New: { offers: ['InMemory'], inert: ['Tenant'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
    Grant: { inert: ['Tenant', 'DomainController'] },
  },
  batchAssignment: true,
  settings: {
    AllowBroadcastScheduling: flag('Whether people may schedule live events.'),
    AllowBroadcastTranscription: flag('Whether live events may be transcribed and translated.'),
    BroadcastAttendeeVisibilityMode: choice(
      ['Everyone', 'EveryoneInCompany', 'InvitedUsersInCompany', 'EveryoneInCompanyAndExternal', 'InvitedUsersInCompanyAndExternal'],
      'Who may watch.',
    ),
    BroadcastRecordingMode: choice(['AlwaysEnabled', 'AlwaysDisabled', 'UserOverride'], 'Whether live events are recorded.'),
    Description: text('A note for administrators.'),
  },
});
