import { policyType } from '../policy-type.ts';
import { flag, texts } from '../setting.ts';

export const teamsAudioConferencingPolicy = policyType('TeamsAudioConferencingPolicy', {
  synopsis: 'Which telephone numbers meeting invitations carry.',
  columns: ['AllowTollFreeDialin', 'MeetingInvitePhoneNumbers'],
  cmdlets: {
    Get: { inert: ['LocalStore'] },
    New: { offers: ['InMemory'] },
    Set: { offers: ['Instance'] },
    Grant: { inert: ['MsftInternalProcessingMode'], parameters: { Identity: { position: 2 } } },
  },
  settings: {
    AllowTollFreeDialin: flag('Whether people may dial in to meetings by toll-free numbers.', { initial: true }),
    MeetingInvitePhoneNumbers: texts('The numbers in the invitations.'),
  },
});
