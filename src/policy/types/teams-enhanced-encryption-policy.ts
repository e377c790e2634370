import { policyType } from '../policy-type.ts';
import { choice, text } from '../setting.ts';

const enabledHint = {
  enabled: 'Nothing forces end-to-end encryption on. DisabledUserOverride is what lets people turn it on themselves; everyone in the call has to.',
};

export const teamsEnhancedEncryptionPolicy = policyType('TeamsEnhancedEncryptionPolicy', {
  synopsis: 'Who may turn on end-to-end encryption in Teams.',
  columns: ['CallingEndtoEndEncryptionEnabledType', 'MeetingEndToEndEncryption', 'Description'],
  cmdlets: {
    Get: { singleSet: true, inert: ['LocalStore'] },
    New: { offers: ['InMemory'] },
    Set: { singleSet: true, offers: ['Instance'] },
  },
  settings: {
    CallingEndtoEndEncryptionEnabledType: choice(
      ['Disabled', 'DisabledUserOverride'],
      'Whether people may turn on end-to-end encryption for their one-to-one calls.',
      {
        initial: 'Disabled',
        hints: enabledHint,
      },
    ),
    MeetingEndToEndEncryption: choice(['Disabled', 'DisabledUserOverride'], 'Whether organizers may turn on end-to-end encryption for their meetings.', {
      initial: 'Disabled',
      hints: enabledHint,
    }),
    Description: text('A note for administrators.'),
  },
  builtIn: {
    Disabled: { CallingEndtoEndEncryptionEnabledType: 'Disabled', MeetingEndToEndEncryption: 'Disabled' },
    UserControlled: { CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride', MeetingEndToEndEncryption: 'DisabledUserOverride' },
  },
});
