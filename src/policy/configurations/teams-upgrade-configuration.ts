import { configuration } from '../policy-type.ts';
import { choice, flag } from '../setting.ts';

export const teamsUpgradeConfiguration = configuration('TeamsUpgradeConfiguration', {
  synopsis: 'How the move from Skype for Business to Teams goes in the whole organization.',
  columns: ['DownloadTeams', 'SfBMeetingJoinUx'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  settings: {
    BlockLegacyAuthorization: flag('Whether the old sign-in is blocked.'),
    DownloadTeams: flag('Whether Teams is downloaded in the background for users of Skype for Business.', { initial: true }),
    SfBMeetingJoinUx: choice(['SkypeMeetingsApp', 'NativeLimitedClient'], 'Which client joins Skype for Business meetings.', {
      initial: 'NativeLimitedClient',
    }),
  },
});
