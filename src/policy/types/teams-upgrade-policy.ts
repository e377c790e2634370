import { policyType } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

export const teamsUpgradePolicy = policyType('TeamsUpgradePolicy', {
  synopsis: 'Whether people use Teams, Skype for Business or both.',
  columns: ['Mode', 'NotifySfbUsers'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Grant: { offers: ['Force'], inert: ['Tenant', 'MsftInternalProcessingMode', 'MigrateMeetingsToTeams'] },
  },
  groupAssignment: 'conflicting',
  batchAssignment: true,
  settings: {
    Description: text('A note for administrators.', { verbs: [] }),
    Mode: choice(
      ['Islands', 'SfBOnly', 'SfBWithTeamsCollab', 'SfBWithTeamsCollabAndMeetings', 'TeamsOnly'],
      'How Teams and Skype for Business share the work.',
      { verbs: [], initial: 'Islands' },
    ),
    NotifySfbUsers: flag('Whether users of Skype for Business are told that they will be moved to Teams.', { verbs: [], initial: false }),
    Action: text('What the service does with meetings when the mode changes.', { verbs: [] }),
  },
  builtIn: {
    UpgradeToTeams: { Mode: 'TeamsOnly', NotifySfbUsers: false },
    Islands: { Mode: 'Islands', NotifySfbUsers: false },
    IslandsWithNotify: { Mode: 'Islands', NotifySfbUsers: true },
    SfBOnly: { Mode: 'SfBOnly', NotifySfbUsers: false },
    SfBOnlyWithNotify: { Mode: 'SfBOnly', NotifySfbUsers: true },
    SfBWithTeamsCollab: { Mode: 'SfBWithTeamsCollab', NotifySfbUsers: false },
    SfBWithTeamsCollabWithNotify: { Mode: 'SfBWithTeamsCollab', NotifySfbUsers: true },
    SfBWithTeamsCollabAndMeetings: { Mode: 'SfBWithTeamsCollabAndMeetings', NotifySfbUsers: false },
    SfBWithTeamsCollabAndMeetingsWithNotify: { Mode: 'SfBWithTeamsCollabAndMeetings', NotifySfbUsers: true },
  },
});
