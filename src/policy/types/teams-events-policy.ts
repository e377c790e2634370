import { policyType } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

const recordingAudience = ['None', 'InviteOnly', 'EveryoneInCompanyIncludingGuests', 'Everyone'] as const;
const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsEventsPolicy = policyType('TeamsEventsPolicy', {
  synopsis: 'Who may hold webinars and town halls, and how.',
  columns: ['AllowWebinars', 'AllowTownhalls', 'EventAccessType', 'AllowEmailEditing'],
  cmdlets: {
    New: { without: ['Force'] },
    Set: { without: ['Force'] },
    Remove: { without: ['Force'] },
    Grant: { parameters: { Group: { position: 2 } } },
  },
  settings: {
    AllowedQuestionTypesInRegistrationForm: choice(['DefaultOnly', 'DefaultAndPredefinedOnly', 'AllQuestions'], 'Which questions a registration form may ask.'),
    AllowedTownhallTypesForRecordingPublish: choice(recordingAudience, 'For which town halls a recording may be published.'),
    AllowedWebinarTypesForRecordingPublish: choice(recordingAudience, 'For which webinars a recording may be published.'),
    AllowEmailEditing: choice(enabledOrDisabled, 'Whether organizers may change the mails to attendees.', { initial: 'Enabled' }),
    AllowEventIntegrations: flag('Whether organizers may connect events with other services.'),
    AllowTownhalls: choice(enabledOrDisabled, 'Whether people may hold town halls.', { initial: 'Enabled' }),
    AllowWebinars: choice(enabledOrDisabled, 'Whether people may hold webinars.', { initial: 'Enabled' }),
    BroadcastPremiumApps: choice(enabledOrDisabled, 'Whether premium apps may be used in events.', { initial: 'Enabled' }),
    AllowEngagementReport: choice(['Enabled', 'Disabled', 'ForceEnabled', 'ForceDisabled'], 'Whether organizers get a report on attendance.', {
      initial: 'Enabled',
    }),
    InfoShownInReportMode: choice(['FullInformation', 'IdentityOnly'], 'How much of the attendees the report shows.', { initial: 'FullInformation' }),
    Description: text('A note for administrators.'),
    EventAccessType: choice(['Everyone', 'EveryoneInCompanyExcludingGuests'], 'Who may attend.', { initial: 'Everyone' }),
    ImmersiveEvents: choice(enabledOrDisabled, 'Whether people may hold immersive events.', { initial: 'Enabled' }),
    RecordingForTownhall: choice(enabledOrDisabled, 'Whether town halls may be recorded.', { initial: 'Enabled' }),
    RecordingForWebinar: choice(enabledOrDisabled, 'Whether webinars may be recorded.', { initial: 'Enabled' }),
    TownhallChatExperience: choice(['Optimized', 'None'], 'Which chat a town hall offers.'),
    TownhallEventAttendeeAccess: choice(['Everyone', 'EveryoneInOrganizationAndGuests'], 'Who may attend town halls.', { initial: 'Everyone' }),
    TranscriptionForTownhall: choice(enabledOrDisabled, 'Whether town halls may be transcribed.', { initial: 'Enabled' }),
    TranscriptionForWebinar: choice(enabledOrDisabled, 'Whether webinars may be transcribed.', { initial: 'Enabled' }),
    UseMicrosoftECDN: flag("Whether Microsoft's delivery network carries the video.", { certainty: 'probable' }),
    TownhallMaxResolution: choice(['Max720p', 'Max1080p', 'MicrosoftManaged'], 'The best resolution of a town hall.', { initial: 'MicrosoftManaged' }),
    HighBitrateForTownhall: choice(enabledOrDisabled, 'Whether town halls may use a high bit rate.', { initial: 'Disabled' }),
    Registration: choice(enabledOrDisabled, 'Whether attendees must register.', { initial: 'Enabled', status: ['unreleased'] }),
  },
});
