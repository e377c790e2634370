import { complianceRecordingApplication } from '../items/compliance-recording-application.ts';
import { policyType } from '../policy-type.ts';
import { flag, guid, objects, text } from '../setting.ts';

export const teamsComplianceRecordingPolicy = policyType('TeamsComplianceRecordingPolicy', {
  synopsis: 'Whose calls and meetings are recorded for compliance, and by which application.',
  columns: ['Enabled', 'WarnUserOnRemoval', 'DisableComplianceRecordingAudioNotificationForCalls', 'Description'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore', 'Id', 'Parent'], parameters: { Identity: { position: null } } },
    New: { offers: ['InMemory'], inert: ['Tenant'], parameters: { Identity: { position: null } } },
    Set: { offers: ['Instance'], inert: ['Tenant'], parameters: { Identity: { position: null } } },
    Remove: { inert: ['Tenant'], parameters: { Identity: { position: null } } },
    Grant: { inert: ['Tenant', 'MsftInternalProcessingMode', 'DomainController'], parameters: { Identity: { position: null } } },
  },
  settings: {
    ComplianceRecordingApplications: objects(complianceRecordingApplication, 'The applications that record.'),
    Description: text('A note for administrators.'),
    DisableComplianceRecordingAudioNotificationForCalls: flag('Whether the spoken notice of recording is left out.', { initial: false }),
    Enabled: flag('Whether the people who have this policy are recorded.', { initial: false }),
    RecordReroutedCalls: flag('Whether calls that were sent on are recorded.', { initial: false }),
    WarnUserOnRemoval: flag('Whether people are warned when they are no longer recorded.', { initial: true, status: ['internal'] }),
    CustomBanner: guid('The banner shown while recording.'),
    CustomPromptsEnabled: flag("Whether prompts of the organization's own are played.", { verbs: ['New'] }),
    CustomPromptsPackageId: text('The package of prompts that are played.', { verbs: ['New'] }),
  },
});
