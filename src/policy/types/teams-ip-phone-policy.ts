import { policyType } from '../policy-type.ts';
import { choice, flag, integer, text } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsIPPhonePolicy = policyType('TeamsIPPhonePolicy', {
  synopsis: 'What people and common-area devices may do on desk phones.',
  columns: ['SignInMode', 'AllowHomeScreen', 'AllowHotDesking', 'SearchOnCommonAreaPhoneMode'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    New: { offers: ['InMemory'], inert: ['Tenant'] },
    Set: { offers: ['Instance'], singleSet: true, inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
    Grant: { inert: ['Tenant', 'DomainController'] },
  },
  settings: {
    AllowBetterTogether: choice(enabledOrDisabled, 'Whether a phone may be paired with a computer.', { initial: 'Enabled' }),
    AllowHomeScreen: choice(['Enabled', 'EnabledUserOverride', 'Disabled'], 'Whether a phone shows the home screen.', { initial: 'EnabledUserOverride' }),
    AllowHotDesking: flag('Whether people may sign in to a shared phone for a while.'),
    Description: text('A note for administrators.'),
    HotDeskingIdleTimeoutInMinutes: integer('After how many idle minutes a shared phone signs a person out.', { unit: 'minutes', certainty: 'probable' }),
    SearchOnCommonAreaPhoneMode: choice(enabledOrDisabled, 'Whether the directory may be searched on a common-area phone.', { certainty: 'probable' }),
    SignInMode: choice(['UserSignIn', 'CommonAreaPhoneSignIn', 'MeetingSignIn'], 'What a phone is for.'),
  },
});
