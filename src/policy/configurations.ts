import { loadPolicyType } from './catalogue.ts';
import type { PolicyType } from './policy-type.ts';

/** Every tenant-wide configuration, one line each. Only the one that is asked for is loaded. */
const configurations: Readonly<Record<string, () => Promise<PolicyType>>> = {
  OnlinePstnUsage: async () => (await import('./configurations/online-pstn-usage.ts')).onlinePstnUsage,
  TeamsAcsFederationConfiguration: async () => (await import('./configurations/teams-acs-federation-configuration.ts')).teamsAcsFederationConfiguration,
  TeamsClientConfiguration: async () => (await import('./configurations/teams-client-configuration.ts')).teamsClientConfiguration,
  TeamsEducationConfiguration: async () => (await import('./configurations/teams-education-configuration.ts')).teamsEducationConfiguration,
  TeamsExternalAccessConfiguration: async () => (await import('./configurations/teams-external-access-configuration.ts')).teamsExternalAccessConfiguration,
  TeamsFirstPartyMeetingTemplateConfiguration: async () =>
    (await import('./configurations/teams-first-party-meeting-template-configuration.ts')).teamsFirstPartyMeetingTemplateConfiguration,
  TeamsGuestCallingConfiguration: async () => (await import('./configurations/teams-guest-calling-configuration.ts')).teamsGuestCallingConfiguration,
  TeamsGuestMeetingConfiguration: async () => (await import('./configurations/teams-guest-meeting-configuration.ts')).teamsGuestMeetingConfiguration,
  TeamsGuestMessagingConfiguration: async () => (await import('./configurations/teams-guest-messaging-configuration.ts')).teamsGuestMessagingConfiguration,
  TeamsMeetingBroadcastConfiguration: async () =>
    (await import('./configurations/teams-meeting-broadcast-configuration.ts')).teamsMeetingBroadcastConfiguration,
  TeamsMeetingConfiguration: async () => (await import('./configurations/teams-meeting-configuration.ts')).teamsMeetingConfiguration,
  TeamsMeetingTemplateConfiguration: async () => (await import('./configurations/teams-meeting-template-configuration.ts')).teamsMeetingTemplateConfiguration,
  TeamsMessagingConfiguration: async () => (await import('./configurations/teams-messaging-configuration.ts')).teamsMessagingConfiguration,
  TeamsUpgradeConfiguration: async () => (await import('./configurations/teams-upgrade-configuration.ts')).teamsUpgradeConfiguration,
  TenantFederationConfiguration: async () => (await import('./configurations/tenant-federation-configuration.ts')).tenantFederationConfiguration,
};

/** The names of all tenant-wide configurations, sorted. */
export const configurationNames: readonly string[] = Object.keys(configurations);

/** Loads the definition of a policy type or a tenant-wide configuration, named in any case: both travel in the same way. Rejects with PolicyTypeNotFound. */
export async function loadDefinition(name: string): Promise<PolicyType> {
  const known = configurationNames.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const load = known === undefined ? undefined : configurations[known];
  return load === undefined ? loadPolicyType(name) : load();
}
