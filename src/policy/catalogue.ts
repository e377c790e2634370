import { didYouMean, nearNames } from './nearest.ts';
import { PolicyError } from './policy-error.ts';
import type { PolicyType } from './policy-type.ts';

/** Every policy type, one line each. Only the type that is asked for is loaded. */
const types: Readonly<Record<string, () => Promise<PolicyType>>> = {
  ApplicationAccessPolicy: async () => (await import('./types/application-access-policy.ts')).applicationAccessPolicy,
  CallingLineIdentity: async () => (await import('./types/calling-line-identity.ts')).callingLineIdentity,
  ExternalAccessPolicy: async () => (await import('./types/external-access-policy.ts')).externalAccessPolicy,
  OnlineAudioConferencingRoutingPolicy: async () => (await import('./types/online-audio-conferencing-routing-policy.ts')).onlineAudioConferencingRoutingPolicy,
  OnlineDialOutPolicy: async () => (await import('./types/online-dial-out-policy.ts')).onlineDialOutPolicy,
  OnlineDialinConferencingPolicy: async () => (await import('./types/online-dialin-conferencing-policy.ts')).onlineDialinConferencingPolicy,
  OnlineVoiceRoutingPolicy: async () => (await import('./types/online-voice-routing-policy.ts')).onlineVoiceRoutingPolicy,
  OnlineVoicemailPolicy: async () => (await import('./types/online-voicemail-policy.ts')).onlineVoicemailPolicy,
  TeamsAIPolicy: async () => (await import('./types/teams-ai-policy.ts')).teamsAIPolicy,
  TeamsAppPermissionPolicy: async () => (await import('./types/teams-app-permission-policy.ts')).teamsAppPermissionPolicy,
  TeamsAppSetupPolicy: async () => (await import('./types/teams-app-setup-policy.ts')).teamsAppSetupPolicy,
  TeamsAudioConferencingPolicy: async () => (await import('./types/teams-audio-conferencing-policy.ts')).teamsAudioConferencingPolicy,
  TeamsCallHoldPolicy: async () => (await import('./types/teams-call-hold-policy.ts')).teamsCallHoldPolicy,
  TeamsCallParkPolicy: async () => (await import('./types/teams-call-park-policy.ts')).teamsCallParkPolicy,
  TeamsCallingPolicy: async () => (await import('./types/teams-calling-policy.ts')).teamsCallingPolicy,
  TeamsChannelsPolicy: async () => (await import('./types/teams-channels-policy.ts')).teamsChannelsPolicy,
  TeamsComplianceRecordingPolicy: async () => (await import('./types/teams-compliance-recording-policy.ts')).teamsComplianceRecordingPolicy,
  TeamsCortanaPolicy: async () => (await import('./types/teams-cortana-policy.ts')).teamsCortanaPolicy,
  TeamsEducationAssignmentsAppPolicy: async () => (await import('./types/teams-education-assignments-app-policy.ts')).teamsEducationAssignmentsAppPolicy,
  TeamsEmergencyCallRoutingPolicy: async () => (await import('./types/teams-emergency-call-routing-policy.ts')).teamsEmergencyCallRoutingPolicy,
  TeamsEmergencyCallingPolicy: async () => (await import('./types/teams-emergency-calling-policy.ts')).teamsEmergencyCallingPolicy,
  TeamsEnhancedEncryptionPolicy: async () => (await import('./types/teams-enhanced-encryption-policy.ts')).teamsEnhancedEncryptionPolicy,
  TeamsEventsPolicy: async () => (await import('./types/teams-events-policy.ts')).teamsEventsPolicy,
  TeamsFeedbackPolicy: async () => (await import('./types/teams-feedback-policy.ts')).teamsFeedbackPolicy,
  TeamsFilesPolicy: async () => (await import('./types/teams-files-policy.ts')).teamsFilesPolicy,
  TeamsIPPhonePolicy: async () => (await import('./types/teams-ip-phone-policy.ts')).teamsIPPhonePolicy,
  TeamsMediaConnectivityPolicy: async () => (await import('./types/teams-media-connectivity-policy.ts')).teamsMediaConnectivityPolicy,
  TeamsMediaLoggingPolicy: async () => (await import('./types/teams-media-logging-policy.ts')).teamsMediaLoggingPolicy,
  TeamsMeetingBrandingPolicy: async () => (await import('./types/teams-meeting-branding-policy.ts')).teamsMeetingBrandingPolicy,
  TeamsMeetingBroadcastPolicy: async () => (await import('./types/teams-meeting-broadcast-policy.ts')).teamsMeetingBroadcastPolicy,
  TeamsMeetingPolicy: async () => (await import('./types/teams-meeting-policy.ts')).teamsMeetingPolicy,
  TeamsMeetingTemplatePermissionPolicy: async () => (await import('./types/teams-meeting-template-permission-policy.ts')).teamsMeetingTemplatePermissionPolicy,
  TeamsMessagingPolicy: async () => (await import('./types/teams-messaging-policy.ts')).teamsMessagingPolicy,
  TeamsMobilityPolicy: async () => (await import('./types/teams-mobility-policy.ts')).teamsMobilityPolicy,
  TeamsNetworkRoamingPolicy: async () => (await import('./types/teams-network-roaming-policy.ts')).teamsNetworkRoamingPolicy,
  TeamsNotificationAndFeedsPolicy: async () => (await import('./types/teams-notification-and-feeds-policy.ts')).teamsNotificationAndFeedsPolicy,
  TeamsPersonalAttendantPolicy: async () => (await import('./types/teams-personal-attendant-policy.ts')).teamsPersonalAttendantPolicy,
  TeamsRoomVideoTeleConferencingPolicy: async () => (await import('./types/teams-room-video-tele-conferencing-policy.ts')).teamsRoomVideoTeleConferencingPolicy,
  TeamsSharedCallingRoutingPolicy: async () => (await import('./types/teams-shared-calling-routing-policy.ts')).teamsSharedCallingRoutingPolicy,
  TeamsShiftsAppPolicy: async () => (await import('./types/teams-shifts-app-policy.ts')).teamsShiftsAppPolicy,
  TeamsShiftsPolicy: async () => (await import('./types/teams-shifts-policy.ts')).teamsShiftsPolicy,
  TeamsSurvivableBranchAppliancePolicy: async () => (await import('./types/teams-survivable-branch-appliance-policy.ts')).teamsSurvivableBranchAppliancePolicy,
  TeamsTargetingPolicy: async () => (await import('./types/teams-targeting-policy.ts')).teamsTargetingPolicy,
  TeamsTemplatePermissionPolicy: async () => (await import('./types/teams-template-permission-policy.ts')).teamsTemplatePermissionPolicy,
  TeamsUpdateManagementPolicy: async () => (await import('./types/teams-update-management-policy.ts')).teamsUpdateManagementPolicy,
  TeamsUpgradePolicy: async () => (await import('./types/teams-upgrade-policy.ts')).teamsUpgradePolicy,
  TeamsVdiPolicy: async () => (await import('./types/teams-vdi-policy.ts')).teamsVdiPolicy,
  TeamsVideoInteropServicePolicy: async () => (await import('./types/teams-video-interop-service-policy.ts')).teamsVideoInteropServicePolicy,
  TeamsVirtualAppointmentsPolicy: async () => (await import('./types/teams-virtual-appointments-policy.ts')).teamsVirtualAppointmentsPolicy,
  TeamsVoiceApplicationsPolicy: async () => (await import('./types/teams-voice-applications-policy.ts')).teamsVoiceApplicationsPolicy,
  TeamsWorkLoadPolicy: async () => (await import('./types/teams-work-load-policy.ts')).teamsWorkLoadPolicy,
  TeamsWorkLocationDetectionPolicy: async () => (await import('./types/teams-work-location-detection-policy.ts')).teamsWorkLocationDetectionPolicy,
  TenantDialPlan: async () => (await import('./types/tenant-dial-plan.ts')).tenantDialPlan,
};

/** The names of all policy types, sorted. */
export const policyTypeNames: readonly string[] = Object.keys(types);

/** The documented spelling of a policy type's name in any case; undefined when there is no such type. */
export const findPolicyTypeName = (name: string): string | undefined => policyTypeNames.find((known) => known.toLowerCase() === name.toLowerCase());

/** The documented spelling of a policy type's name in any case. Throws PolicyTypeNotFound. */
export function policyTypeName(name: string): string {
  const known = findPolicyTypeName(name);
  if (known !== undefined) return known;
  const near = nearNames(name.replace(/^cs/i, ''), policyTypeNames);
  throw new PolicyError('PolicyTypeNotFound', name, `There is no policy type '${name}'.`, didYouMean(near), near);
}

/** Loads the definition of one policy type, named in any case. Rejects with PolicyTypeNotFound. */
export async function loadPolicyType(name: string): Promise<PolicyType> {
  const known = policyTypeName(name);
  const load = types[known];
  if (load === undefined) throw new PolicyError('PolicyTypeNotFound', name, `There is no policy type '${name}'.`);
  return load();
}
