import { configuration } from '../policy-type.ts';
import { flag, text } from '../setting.ts';

export const teamsMeetingBroadcastConfiguration = configuration('TeamsMeetingBroadcastConfiguration', {
  synopsis: 'Which delivery network live events use.',
  columns: ['AllowSdnProviderForBroadcastMeeting', 'SdnProviderName', 'SupportURL'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore', 'ExposeSDNConfigurationJsonBlob'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  settings: {
    AllowSdnProviderForBroadcastMeeting: flag('Whether live events may use a delivery network of another provider.'),
    SdnApiTemplateUrl: text("The address of the provider's interface.", { certainty: 'probable' }),
    SdnApiToken: text("The token for the provider's interface.", { certainty: 'probable' }),
    SdnLicenseId: text('The license with the provider.', { certainty: 'probable' }),
    SdnProviderName: text('The provider.', { certainty: 'probable' }),
    SdnRuntimeConfiguration: text('Settings for the client that the provider gave.', { certainty: 'probable' }),
    SupportURL: text('Where attendees find help.', { certainty: 'probable' }),
  },
});
