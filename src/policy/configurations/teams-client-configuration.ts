import { configuration } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

export const teamsClientConfiguration = configuration('TeamsClientConfiguration', {
  synopsis: 'What the client offers to the whole organization.',
  columns: ['AllowGuestUser', 'AllowShareFile', 'AllowBox', 'AllowDropBox', 'AllowGoogleDrive', 'AllowEgnyte'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  settings: {
    AllowBox: flag('Whether files may be kept with Box.'),
    AllowDropBox: flag('Whether files may be kept with Dropbox.'),
    AllowEgnyte: flag('Whether files may be kept with Egnyte.'),
    AllowEmailIntoChannel: flag('Whether mail may be sent to channels.'),
    AllowGoogleDrive: flag('Whether files may be kept with Google Drive.'),
    AllowGuestUser: flag('Whether there may be guests.'),
    AllowOrganizationTab: flag("Whether people see the organization's chart."),
    AllowResourceAccountSendMessage: flag('Whether the accounts of rooms and devices may send messages.'),
    AllowRoleBasedChatPermissions: flag('Whether supervised chat is on.', { initial: false }),
    AllowScopedPeopleSearchandAccess: flag('Whether people see only those whom the address book shows them.'),
    AllowShareFile: flag('Whether files may be kept with ShareFile.'),
    AllowSkypeBusinessInterop: flag('Whether Teams and Skype for Business may talk to each other.'),
    AllowTBotProactiveMessaging: flag('Whether the help bot may start conversations.'),
    ContentPin: choice(
      ['NotRequired', 'RequiredOutsideScheduleMeeting', 'AlwaysRequired'],
      'When a secondary identification is needed to see meeting content on shared devices.',
    ),
    ResourceAccountContentAccess: choice(['NoAccess', 'PartialAccess', 'FullAccess'], 'How much meeting content the accounts of shared devices see.'),
    RestrictedSenderList: text('Who may send mail to channels.', { certainty: 'probable' }),
    UseUnifiedDomain: choice(['MicrosoftDefault', 'Disabled'], 'Whether the client uses the unified domain.'),
  },
});
