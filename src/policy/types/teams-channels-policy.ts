import { policyType } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

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
  batchAssignment: true,
  settings: {
    AllowChannelSharingToExternalUser: flag('Whether owners of a shared channel may invite people of other organizations.'),
    AllowOrgWideTeamCreation: flag('Whether people may create a team that everyone in the organization belongs to.'),
    AllowPrivateChannelCreation: flag('Whether people may create private channels.'),
    AllowSharedChannelCreation: flag('Whether people may create shared channels.'),
    AllowUserToParticipateInExternalSharedChannel: flag('Whether people may take part in shared channels of other organizations.'),
    EnablePrivateTeamDiscovery: flag('Whether people find private teams when they search.'),
    AllowCreateChannel: choice(enabledOrDisabled, 'Whether people may create channels of the new kind.', { status: ['unreleased'] }),
    AllowCreateClassicChannel: choice(enabledOrDisabled, 'Whether people may create channels of the classic kind.', { status: ['unreleased'] }),
    AllowCreatePrivateChannel: choice(enabledOrDisabled, 'Whether people may create private channels of the new kind.', { status: ['unreleased'] }),
    AllowCreateSharedChannel: choice(enabledOrDisabled, 'Whether people may create shared channels of the new kind.', { status: ['unreleased'] }),
    AllowGuestsFromOutsideTeam: choice(enabledOrDisabled, 'Whether guests who are not in the team may be added to a channel.', { status: ['unreleased'] }),
    AllowGuestsFromOutsideTeamInPrivateChannel: choice(enabledOrDisabled, 'Whether guests who are not in the team may be added to a private channel.', {
      status: ['unreleased'],
    }),
    AllowSharingPrivateChannelWithTeamInOrg: choice(enabledOrDisabled, 'Whether a private channel may be shared with another team of the organization.', {
      status: ['unreleased'],
    }),
    AllowSharingWithTeamInOrg: choice(enabledOrDisabled, 'Whether a channel may be shared with another team of the organization.', { status: ['unreleased'] }),
    AllowUsersFromOutsideTeam: choice(enabledOrDisabled, 'Whether colleagues who are not in the team may be added to a channel.', { status: ['unreleased'] }),
    AllowUsersFromOutsideTeamInPrivateChannel: choice(enabledOrDisabled, 'Whether colleagues who are not in the team may be added to a private channel.', {
      status: ['unreleased'],
    }),
    CreateSharedChannelsByDefault: choice(enabledOrDisabled, 'Whether new channels are shared ones unless the creator says otherwise.', {
      status: ['unreleased'],
    }),
    DefaultChannelTypeOnCreation: choice(['Flexible', 'Private', 'Standard', 'Shared'], 'Which kind of channel is offered first.', { status: ['unreleased'] }),
    ThreadedChannelCreation: choice(enabledOrDisabled, 'Whether people may create channels with threaded conversations.', {
      initial: 'Enabled',
      status: ['internal'],
    }),
    Description: text('A note for administrators.', { verbs: ['New'] }),
  },
});
