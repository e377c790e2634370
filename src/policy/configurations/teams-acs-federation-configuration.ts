import { configuration } from '../policy-type.ts';
import { choice, flag, texts } from '../setting.ts';

export const teamsAcsFederationConfiguration = configuration('TeamsAcsFederationConfiguration', {
  synopsis: 'Whether applications built on Azure Communication Services may talk to people.',
  columns: ['EnableAcsUsers', 'AllowedAcsResources', 'RequireAcsFederationForMeeting'],
  cmdlets: {
    Get: { singleSet: true, parameters: { Identity: { position: null } } },
    Set: { without: ['Force'], parameters: { Identity: { position: null } } },
  },
  settings: {
    AllowedAcsResources: texts('The resources whose applications may.'),
    EnableAcsUsers: flag('Whether such applications may talk to people.', { initial: false }),
    HideBannerForAllowedAcsUsers: flag('Whether the warning of outsiders is left out for them.', { initial: false }),
    LabelForAllowedAcsUsers: choice(['Unverified', 'External'], 'How their users are marked.', { initial: 'Unverified' }),
    RequireAcsFederationForMeeting: flag('Whether meetings are open only to the resources that are allowed.', { initial: false }),
  },
});
