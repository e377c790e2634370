import { policyType } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

const enabled = (help: string) => choice(['Enabled', 'Disabled'], help);

export const teamsChannelsPolicy = policyType('TeamsChannelsPolicy', {
  synopsis: 'Who may create, share and discover teams and channels.',
  columns: ['AllowPrivateChannelCreation', 'AllowSharedChannelCreation', 'EnablePrivateTeamDiscovery'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    New: { inert: ['Tenant'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
    Grant: { inert: ['Tenant', 'DomainController', 'MsftInternalProcessingMode'] },
  },
  settings: {
    AllowChannelSharingToExternalUser: flag('Whether owners of a shared channel may invite people of other organizations.'),
    AllowOrgWideTeamCreation: flag('Whether people may create a team that everyone in the organization belongs to.'),
    AllowPrivateChannelCreation: flag('Whether people may create private channels.'),
    AllowSharedChannelCreation: flag('Whether people may create shared channels.'),
    AllowUserToParticipateInExternalSharedChannel: flag('Whether people may take part in shared channels of other organizations.'),
    EnablePrivateTeamDiscovery: flag('Whether people find private teams when they search.'),
    AllowCreateChannel: enabled('Whether people may create channels of the new kind. Not released yet.'),
    AllowCreateClassicChannel: enabled('Whether people may create channels of the classic kind. Not released yet.'),
    AllowCreatePrivateChannel: enabled('Whether people may create private channels of the new kind. Not released yet.'),
    AllowCreateSharedChannel: enabled('Whether people may create shared channels of the new kind. Not released yet.'),
    AllowGuestsFromOutsideTeam: enabled('Whether guests who are not in the team may be added to a channel. Not released yet.'),
    AllowGuestsFromOutsideTeamInPrivateChannel: enabled('Whether guests who are not in the team may be added to a private channel. Not released yet.'),
    AllowSharingPrivateChannelWithTeamInOrg: enabled('Whether a private channel may be shared with another team of the organization. Not released yet.'),
    AllowSharingWithTeamInOrg: enabled('Whether a channel may be shared with another team of the organization. Not released yet.'),
    AllowUsersFromOutsideTeam: enabled('Whether colleagues who are not in the team may be added to a channel. Not released yet.'),
    AllowUsersFromOutsideTeamInPrivateChannel: enabled('Whether colleagues who are not in the team may be added to a private channel. Not released yet.'),
    CreateSharedChannelsByDefault: enabled('Whether new channels are shared ones unless the creator says otherwise. Not released yet.'),
    DefaultChannelTypeOnCreation: choice(['Flexible', 'Private', 'Standard', 'Shared'], 'Which kind of channel is offered first. Not released yet.'),
    ThreadedChannelCreation: choice(['Enabled', 'Disabled'], "Whether people may create channels with threaded conversations. For Microsoft's own use.", {
      initial: 'Enabled',
    }),
    Description: text('A note for administrators.', { verbs: ['New'] }),
  },
});
