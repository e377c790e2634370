import { policyType } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

const metrics = ['Disabled', 'AuthorizedOnly', 'All'] as const;

export const teamsVoiceApplicationsPolicy = policyType('TeamsVoiceApplicationsPolicy', {
  synopsis: 'Which parts of auto attendants and call queues authorized people may change.',
  columns: ['CallQueueAgentMonitorMode', 'HistoricalAgentMetricsPermission', 'RealTimeAgentMetricsPermission', 'Description'],
  cmdlets: {
    New: { without: ['Force'] },
    Set: { without: ['Force'] },
    Remove: { without: ['Force'] },
  },
  groupAssignment: 'conflicting',
  settings: {
    AllowAutoAttendantAfterHoursGreetingChange: flag('Whether the greeting outside business hours may be changed.', { initial: false }),
    AllowAutoAttendantAfterHoursRoutingChange: flag('Whether the routing outside business hours may be changed.', { initial: false }),
    AllowAutoAttendantBusinessHoursChange: flag('Whether the business hours may be changed.', { initial: false }),
    AllowAutoAttendantBusinessHoursGreetingChange: flag('Whether the greeting in business hours may be changed.', { initial: false }),
    AllowAutoAttendantBusinessHoursRoutingChange: flag('Whether the routing in business hours may be changed.', { initial: false }),
    AllowAutoAttendantHolidayGreetingChange: flag('Whether the greeting on holidays may be changed.', { initial: false }),
    AllowAutoAttendantHolidayRoutingChange: flag('Whether the routing on holidays may be changed.', { initial: false }),
    AllowAutoAttendantHolidaysChange: flag('Whether the holidays may be changed.', { initial: false }),
    AllowAutoAttendantLanguageChange: flag("Whether the attendant's language may be changed.", { initial: false, status: ['notAvailable'] }),
    AllowAutoAttendantTimeZoneChange: flag("Whether the attendant's time zone may be changed.", {
      initial: false,
      status: ['notAvailable'],
    }),
    AllowCallQueueAgentOptChange: flag('Whether agents may be opted in and out.', { initial: false }),
    AllowCallQueueConferenceModeChange: flag('Whether the conference mode may be changed.', { initial: false }),
    AllowCallQueueLanguageChange: flag("Whether the queue's language may be changed.", { initial: false, status: ['notAvailable'] }),
    AllowCallQueueMembershipChange: flag("Whether the queue's members may be changed.", { initial: false }),
    AllowCallQueueMusicOnHoldChange: flag('Whether the music on hold may be changed.', { initial: false }),
    AllowCallQueueNoAgentSharedVoicemailGreetingChange: flag('Whether the voicemail greeting for queues without agents may be changed.', {
      initial: false,
      status: ['notAvailable'],
    }),
    AllowCallQueueNoAgentsRoutingChange: flag('Whether the routing for queues without agents may be changed.', { initial: false }),
    AllowCallQueueOptOutChange: flag('Whether it may be changed that agents opt out.', { initial: false }),
    AllowCallQueueOverflowRoutingChange: flag('Whether the routing of a full queue may be changed.', { initial: false }),
    AllowCallQueueOverflowSharedVoicemailGreetingChange: flag('Whether the voicemail greeting of a full queue may be changed.', { initial: false }),
    AllowCallQueuePresenceBasedRoutingChange: flag('Whether routing by presence may be changed.', { initial: false }),
    AllowCallQueueRoutingMethodChange: flag('Whether the order in which agents are called may be changed.', { initial: false }),
    AllowCallQueueTimeoutRoutingChange: flag('Whether the routing after a time-out may be changed.', { initial: false }),
    AllowCallQueueTimeoutSharedVoicemailGreetingChange: flag('Whether the voicemail greeting after a time-out may be changed.', { initial: false }),
    AllowCallQueueWelcomeGreetingChange: flag('Whether the welcome greeting may be changed.', { initial: false }),
    CallQueueAgentMonitorMode: choice(['Disabled', 'Monitor', 'Whisper', 'Barge', 'Takeover'], "How authorized people may listen to agents' calls.", {
      initial: 'Disabled',
    }),
    CallQueueAgentMonitorNotificationMode: choice(['Disabled', 'Agent'], 'Whether agents are told that someone listens.', { initial: 'Disabled' }),
    HistoricalAgentMetricsPermission: choice(metrics, 'Whose past figures about agents may be seen.', { initial: 'Disabled' }),
    HistoricalAutoAttendantMetricsPermission: choice(metrics, 'Whose past figures about auto attendants may be seen.', { initial: 'Disabled' }),
    HistoricalCallQueueMetricsPermission: choice(metrics, 'Whose past figures about call queues may be seen.', { initial: 'Disabled' }),
    RealTimeAgentMetricsPermission: choice(metrics, 'Whose present figures about agents may be seen.', { initial: 'Disabled', unsupported: ['All'] }),
    RealTimeAutoAttendantMetricsPermission: choice(metrics, 'Whose present figures about auto attendants may be seen.', {
      initial: 'Disabled',
      unsupported: ['All'],
    }),
    RealTimeCallQueueMetricsPermission: choice(metrics, 'Whose present figures about call queues may be seen.', { initial: 'Disabled', unsupported: ['All'] }),
    Description: text('A note for administrators.', { verbs: ['New'] }),
  },
});
