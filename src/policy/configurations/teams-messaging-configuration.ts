import { configuration } from '../policy-type.ts';
import { choice, flag } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsMessagingConfiguration = configuration('TeamsMessagingConfiguration', {
  synopsis: 'What messages may contain in the whole organization.',
  columns: ['CustomEmojis', 'FileTypeCheck', 'UrlReputationCheck', 'MessagingNotes'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
  },
  settings: {
    ContentBasedPhishingCheck: choice(enabledOrDisabled, 'Whether messages are searched for attempts at fraud.', {
      initial: 'Enabled',
      status: ['unreleased'],
    }),
    CustomEmojis: flag('Whether people may add emojis of their own.'),
    EnableInOrganizationChatControl: flag('Whether chats within the organization can be controlled.'),
    EnableVideoMessageCaptions: flag('Whether video messages have captions.'),
    FileTypeCheck: choice(enabledOrDisabled, 'Whether messages with files of dangerous types are blocked.', { initial: 'Enabled' }),
    MessagingNotes: choice(['Disabled', 'Enabled'], 'Whether people may take notes with chats.', { initial: 'Enabled' }),
    ReportIncorrectSecurityDetections: choice(enabledOrDisabled, 'Whether people may report what was blocked by mistake.', { initial: 'Enabled' }),
    UrlReputationCheck: choice(enabledOrDisabled, 'Whether people are warned of links with a bad name.', { initial: 'Enabled' }),
    Communities: choice(enabledOrDisabled, 'Whether there are communities.', { initial: 'Enabled', status: ['unreleased'] }),
  },
});
