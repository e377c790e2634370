import { configuration } from '../policy-type.ts';
import { flag, text, texts } from '../setting.ts';

export const tenantFederationConfiguration = configuration('TenantFederationConfiguration', {
  synopsis: 'With which organizations people may talk.',
  columns: ['AllowFederatedUsers', 'AllowTeamsConsumer', 'AllowedDomains', 'BlockedDomains'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  settings: {
    AllowedDomains: text('The domains people may talk to.', { known: ['AllowAllKnownDomains'], certainty: 'uncertain' }),
    AllowedDomainsAsAList: texts('The domains people may talk to, as a list.', { modifiable: true, certainty: 'probable' }),
    AllowedTrialTenantDomains: texts('Trial organizations that are allowed.', { modifiable: true, certainty: 'probable' }),
    AllowFederatedUsers: flag('Whether people may talk to other organizations.'),
    AllowTeamsConsumer: flag('Whether people may talk to Teams accounts that no organization manages.', { initial: true }),
    AllowTeamsConsumerInbound: flag('Whether such accounts may start a conversation.', { initial: true }),
    BlockAllSubdomains: flag('Whether a blocked domain stands for those below it.'),
    BlockedDomains: texts('The domains people may not talk to.', { modifiable: true, certainty: 'probable' }),
    SecurityTeamAllowBlockListDelegation: text('Whether the security team keeps the lists of allowed and blocked domains.', { certainty: 'uncertain' }),
    ExternalAccessWithTrialTenants: text('Whether people may talk to trial organizations.', { certainty: 'uncertain' }),
    EnableExternalAccessRestrictionsForChatParticipants: flag('Whether the rules hold for everyone in a chat.', {
      initial: false,
      certainty: 'probable',
      status: ['internal'],
    }),
    EnableMutualFederationForChatParticipants: flag('Whether both sides must allow it for everyone in a chat.', {
      initial: false,
      certainty: 'probable',
      status: ['internal'],
    }),
    RestrictTeamsConsumerToExternalUserProfiles: flag('Whether unmanaged accounts must be in the extended directory.'),
    SharedSipAddressSpace: flag('Whether the address space is shared with a server of its own.', { initial: false }),
    TreatDiscoveredPartnersAsUnverified: flag('Whether messages of discovered partners are marked as unverified.', { initial: false }),
  },
});
