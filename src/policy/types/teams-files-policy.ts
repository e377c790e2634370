import { policyType } from '../policy-type.ts';
import { choice, text } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsFilesPolicy = policyType('TeamsFilesPolicy', {
  synopsis: 'Where the files of chats and channels come from.',
  columns: ['NativeFileEntryPoints', 'SPChannelFilesTab', 'FileSharingInChatswithExternalUsers'],
  cmdlets: {
    Remove: { without: ['Force'] },
    Grant: {
      without: ['PassThru'],
      offers: ['Force'],
      userSet: 'GrantToUser',
      parameters: { Identity: { position: null }, Group: { position: 2 } },
    },
  },
  settings: {
    DefaultFileUploadAppId: text("The app that takes uploaded files instead of Microsoft's storage."),
    FileSharingInChatswithExternalUsers: choice(enabledOrDisabled, 'Whether files may be shared in chats with people outside.', {
      initial: 'Disabled',
      certainty: 'probable',
    }),
    NativeFileEntryPoints: choice(enabledOrDisabled, "Whether Microsoft's storage is offered for files.", { initial: 'Enabled' }),
    SPChannelFilesTab: text('Whether channels have the Files tab.', { certainty: 'uncertain' }),
  },
});
