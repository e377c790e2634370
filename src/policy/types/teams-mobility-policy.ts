import { policyType } from '../policy-type.ts';
import { choice, text } from '../setting.ts';

const networks = ['WifiOnly', 'AllNetworks'] as const;

export const teamsMobilityPolicy = policyType('TeamsMobilityPolicy', {
  synopsis: 'What the mobile client does with calls and links.',
  columns: ['IPVideoMobileMode', 'IPAudioMobileMode', 'MobileDialerPreference', 'Description'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    New: { offers: ['InMemory'], inert: ['Tenant'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
  },
  settings: {
    Description: text('A note for administrators.'),
    IPAudioMobileMode: choice(networks, 'Over which networks sound may go on a mobile device.'),
    IPVideoMobileMode: choice(networks, 'Over which networks video may go on a mobile device.'),
    MobileDialerPreference: choice(['Teams', 'Native', 'UserOverride'], 'Which dialer makes telephone calls.'),
    LinksInTeams: choice(['OfferBrowserOptions', 'UseUserDefaults'], 'In which browser links open.', { initial: 'OfferBrowserOptions' }),
  },
});
