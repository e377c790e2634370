import { configuration } from '../policy-type.ts';
import { choice, flag, integer, objects, text } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsMeetingConfiguration = configuration('TeamsMeetingConfiguration', {
  synopsis: 'How meetings look and travel over the network in the whole organization.',
  columns: ['DisableAnonymousJoin', 'EnableQoS', 'ClientMediaPortRangeEnabled', 'LogoURL'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  settings: {
    ClientAppSharingPort: integer('The first port for shared screens.', { long: true }),
    ClientAppSharingPortRange: integer('How many ports there are for shared screens.', { long: true }),
    ClientAudioPort: integer('The first port for sound.', { long: true }),
    ClientAudioPortRange: integer('How many ports there are for sound.', { long: true }),
    ClientMediaPortRangeEnabled: flag('Whether the given ports are used.'),
    ClientVideoPort: integer('The first port for video.', { long: true }),
    ClientVideoPortRange: integer('How many ports there are for video.', { long: true }),
    CustomFooterText: text('A text below invitations.', { certainty: 'probable' }),
    DisableAnonymousJoin: flag('Whether people who are not signed in are kept out of meetings.'),
    DisableAppInteractionForAnonymousUsers: flag('Whether people who are not signed in are kept from apps in meetings.'),
    EnableAttributedTranscripts: flag('Whether transcripts say who spoke.'),
    EnableGraphTranscriptAccess: flag('Whether applications may read transcripts.'),
    EnableQoS: flag('Whether network packets of meetings are marked for priority.'),
    FeedbackSurveyForAnonymousUsers: choice(enabledOrDisabled, 'Whether people who are not signed in are asked for their opinion.', { initial: 'Enabled' }),
    HelpURL: text('The address of help in invitations.', { certainty: 'probable' }),
    LegalURL: text('The address of legal notices in invitations.', { certainty: 'probable' }),
    LimitPresenterRolePermissions: flag('Whether presenters may do less.'),
    LogoURL: text('The address of the logo in invitations.', { certainty: 'probable' }),
    ReportMeeting: choice(enabledOrDisabled, 'Whether meetings may be reported.', { initial: 'Enabled' }),
    PublishedEntraAuthenticationContexts: objects({ name: 'PublishedEntraAuthenticationContext' }, 'The authentication contexts that meetings may ask for.', {
      certainty: 'uncertain',
      status: ['unreleased'],
    }),
  },
});
