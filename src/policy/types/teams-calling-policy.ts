import { policyType } from '../policy-type.ts';
import { choice, flag, guid, integer, text } from '../setting.ts';

const disabledOrEnabled = ['Disabled', 'Enabled'] as const;
const enabledDisabledOrUserOverride = ['Enabled', 'Disabled', 'UserOverride'] as const;
const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsCallingPolicy = policyType('TeamsCallingPolicy', {
  synopsis: 'What people may do with calls: forward, record, transcribe, delegate, be busy.',
  columns: ['AllowPrivateCalling', 'AllowVoicemail', 'BusyOnBusyEnabledType', 'AllowCloudRecordingForCalls'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Remove: { without: ['Force'] },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  batchAssignment: true,
  settings: {
    AIInterpreter: choice(disabledOrEnabled, 'Whether calls may be interpreted by AI.', { initial: 'Enabled', status: ['unreleased'] }),
    AllowCallForwardingToPhone: flag('Whether people may forward calls to a telephone number.'),
    AllowCallForwardingToUser: flag('Whether people may forward calls to a colleague.'),
    AllowCallGroups: flag('Whether people may send calls to a call group.'),
    AllowCallRedirect: choice(enabledDisabledOrUserOverride, 'Whether people may send an incoming call elsewhere from a phone.', {
      unsupported: ['UserOverride'],
    }),
    AllowCloudRecordingForCalls: flag('Whether people may record calls.'),
    AllowDelegation: flag('Whether people may let others make and take calls for them.'),
    AllowPrivateCalling: flag('Whether people may make and take calls at all.'),
    AllowSIPDevicesCalling: flag('Whether people may use SIP phones for calls.'),
    AllowTranscriptionForCalling: flag('Whether calls may be transcribed.'),
    AllowVoicemail: choice(['AlwaysEnabled', 'AlwaysDisabled', 'UserOverride'], 'Whether calls go to voicemail.'),
    AllowWebPSTNCalling: flag('Whether people may call telephone numbers from a browser.', { certainty: 'probable' }),
    AutoAnswerEnabledType: choice(enabledOrDisabled, 'Whether people may let Teams answer incoming calls by itself.', { initial: 'Disabled' }),
    BusyOnBusyEnabledType: choice(['Enabled', 'Unanswered', 'Disabled', 'UserOverride'], 'What happens to a call for someone who is in a call already.'),
    CallingSpendUserLimit: integer('How much a person may spend on calls.', { min: 1, long: true }),
    CallRecordingExpirationDays: integer('After how many days a recording of a call is deleted; -1 keeps it.', { initial: 60, unit: 'days', long: true }),
    Copilot: choice(['Enabled', 'EnabledWithTranscript', 'Disabled'], 'Whether Copilot may be used in calls, and whether it needs a transcript.', {
      initial: 'Enabled',
    }),
    Description: text('A note for administrators.'),
    EnableSpendLimits: flag('Whether spending on calls is limited.', { initial: false }),
    EnableWebPstnMediaBypass: flag('Whether sound of browser calls to the telephone network goes straight to the border controller.'),
    InboundFederatedCallRoutingTreatment: choice(['RegularIncoming', 'Unanswered', 'Voicemail'], 'What happens to calls from other organizations.', {
      initial: 'RegularIncoming',
    }),
    InboundPstnCallRoutingTreatment: choice(
      ['RegularIncoming', 'Unanswered', 'Voicemail', 'UserOverride'],
      'What happens to calls from the telephone network.',
      { initial: 'RegularIncoming' },
    ),
    LiveCaptionsEnabledTypeForCalling: choice(['DisabledUserOverride', 'Disabled'], 'Whether people may turn on captions in calls.'),
    MusicOnHoldEnabledType: choice(enabledDisabledOrUserOverride, 'Whether callers hear music while they wait.', { initial: 'Enabled' }),
    PopoutAppPathForIncomingPstnCalls: text('The address opened for an incoming call from the telephone network.', {
      initial: '',
      maxLength: 1023,
      pattern: '(?:https://.+)?',
      format: 'an https address; {phone} in it becomes the number',
    }),
    PopoutForIncomingPstnCalls: choice(enabledOrDisabled, 'Whether an address is opened for incoming calls from the telephone network.', {
      initial: 'Disabled',
    }),
    PreventComplianceRecording: choice(['None', 'All'], 'Which calls compliance recording leaves out.', { initial: 'None', status: ['unreleased'] }),
    PreventTollBypass: flag('Whether calls must go through the telephone network where the law wants it.'),
    RealTimeText: choice(enabledOrDisabled, 'Whether people may use text that appears as it is typed in calls.', { initial: 'Enabled' }),
    RecordingAndTranscriptionAudioNotification: choice(enabledOrDisabled, 'Whether a recording or transcription is announced by sound.', {
      initial: 'Disabled',
      status: ['unreleased'],
    }),
    ReportCall: choice(enabledOrDisabled, 'Whether people may report a call as a nuisance.', { initial: 'Enabled', status: ['unreleased'] }),
    SpamFilteringEnabledType: choice(enabledOrDisabled, 'Whether incoming calls are rated as spam.'),
    VoiceSimulationInInterpreter: choice(disabledOrEnabled, "Whether interpretation may imitate the speaker's voice.", {
      initial: 'Disabled',
      status: ['unreleased'],
    }),
    ExplicitRecordingConsent: choice(enabledOrDisabled, 'Whether everyone must agree before a call is recorded.', {
      initial: 'Disabled',
      status: ['unreleased'],
    }),
    EnableRecordingAndTranscriptionCustomMessage: flag("Whether a message of the organization's own announces recordings.", { status: ['unreleased'] }),
    RecordingAndTranscriptionCustomMessageIdentifier: guid('The message that announces recordings.', { status: ['unreleased'] }),
    AllowMeetingKnowledgeGeneration: flag('Whether knowledge is gathered from calls.', { initial: true, status: ['unreleased'] }),
    VoicePhishingDetection: choice(['BannerAndAudio', 'Banner', 'Audio', 'None'], 'How people are warned of calls that look like fraud.', {
      initial: 'BannerAndAudio',
      status: ['unreleased'],
    }),
  },
});
