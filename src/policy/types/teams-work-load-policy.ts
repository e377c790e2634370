import { policyType } from '../policy-type.ts';
import { flag, text } from '../setting.ts';

export const teamsWorkLoadPolicy = policyType('TeamsWorkLoadPolicy', {
  synopsis: 'Whether people have calling, meetings and messaging, and whether these are pinned.',
  columns: ['AllowCalling', 'AllowMeeting', 'AllowMessaging', 'Description'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    New: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Set: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Remove: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Grant: { inert: ['MsftInternalProcessingMode'], parameters: { Group: { position: 2 } } },
  },
  groupAssignment: 'grantOnly',
  settings: {
    AllowCalling: flag('Whether people may call.', { certainty: 'probable' }),
    AllowCallingPinned: flag('Whether calling is pinned.'),
    AllowMeeting: flag('Whether people may meet.'),
    AllowMeetingPinned: flag('Whether meetings are pinned.'),
    AllowMessaging: flag('Whether people may chat.'),
    AllowMessagingPinned: flag('Whether messaging is pinned.'),
    Description: text('A note for administrators.'),
  },
});
