import { policyType } from '../policy-type.ts';
import { choice, flag, text, texts } from '../setting.ts';

export const externalAccessPolicy = policyType('ExternalAccessPolicy', {
  synopsis: 'Who may talk to people outside the organization, and to whom.',
  columns: ['EnableFederationAccess', 'EnableTeamsConsumerAccess', 'EnableTeamsConsumerInbound', 'CommunicationWithExternalOrgs'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore', 'Include', 'ApplicableTo'] },
    New: { offers: ['InMemory'], inert: ['Tenant'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
    Grant: {
      offers: ['Force'],
      userSet: 'GrantToUser',
      inert: ['Tenant', 'DomainController'],
      parameters: { Group: { position: 2 }, Rank: { position: 3, mandatory: true } },
    },
  },
  batchAssignment: true,
  settings: {
    AllowedExternalDomains: texts('Domains people may talk to when only specific ones are allowed.', {
      needs: { setting: 'CommunicationWithExternalOrgs', value: 'AllowSpecificExternalDomains' },
      customOnly: true,
    }),
    BlockedExternalDomains: texts('Domains people may not talk to when specific ones are blocked.', {
      needs: { setting: 'CommunicationWithExternalOrgs', value: 'BlockSpecificExternalDomains' },
      customOnly: true,
    }),
    CommunicationWithExternalOrgs: choice(
      ['OrganizationDefault', 'AllowAllExternalDomains', 'AllowSpecificExternalDomains', 'BlockSpecificExternalDomains', 'BlockAllExternalDomains'],
      'Which other organizations people may talk to.',
      { initial: 'OrganizationDefault', needs: { setting: 'EnableFederationAccess', value: true }, customOnly: true },
    ),
    Description: text('A note for administrators.'),
    EnableAcsFederationAccess: flag('Whether people may talk to applications built on Azure Communication Services.', { initial: true }),
    EnableFederationAccess: flag('Whether people may talk to other organizations.', { initial: true }),
    EnableOutsideAccess: flag("Whether people may sign in from outside the organization's network.", { initial: false }),
    EnablePublicCloudAudioVideoAccess: flag('Whether people may use audio and video with public messaging networks.', { initial: false }),
    EnableTeamsConsumerAccess: flag('Whether people may talk to Teams accounts that no organization manages.', { initial: true }),
    EnableTeamsConsumerInbound: flag('Whether Teams accounts that no organization manages may start a conversation.', { initial: true }),
    EnableTeamsSmsAccess: flag('Whether people may send and receive text messages in Teams.'),
    EnableXmppAccess: flag('Whether people may talk to users of XMPP services.', { initial: false }),
    FederatedBilateralChats: flag('Whether chats with another organization follow the two-party rules.', { initial: false }),
    RestrictTeamsConsumerAccessToExternalUserProfiles: flag('Whether unmanaged Teams accounts must be in the extended directory to be talked to.'),
  },
});
