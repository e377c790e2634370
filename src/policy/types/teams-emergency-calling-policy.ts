import { extendedNotification } from '../items/extended-notification.ts';
import { policyType } from '../policy-type.ts';
import { choice, objects, text } from '../setting.ts';

export const teamsEmergencyCallingPolicy = policyType('TeamsEmergencyCallingPolicy', {
  synopsis: 'Who is told of emergency calls, and what people are told.',
  columns: ['NotificationMode', 'NotificationGroup', 'ExternalLocationLookupMode', 'Description'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Remove: { without: ['Force'] },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  batchAssignment: true,
  phoneNumberAssignment: true,
  settings: {
    Description: text('A note for administrators.', { maxLength: 512 }),
    EnhancedEmergencyServiceDisclaimer: text('What people are shown about emergency calls.', { maxLength: 350 }),
    ExtendedNotifications: objects(extendedNotification, 'Who is told, by emergency number.', { modifiable: true }),
    ExternalLocationLookupMode: choice(['Enabled', 'Disabled'], "Whether people may enter an emergency address outside the organization's network.", {
      certainty: 'uncertain',
    }),
    NotificationDialOutNumber: text('The telephone number that is called into the emergency call.'),
    NotificationGroup: text('The people and groups that are told, separated by semicolons.', {
      pattern: '[^;]*(?:;[^;]*){0,9}',
      format: 'up to 10 users or groups, separated by semicolons',
    }),
    NotificationMode: choice(['NotificationOnly', 'ConferenceMuted', 'ConferenceUnMuted'], 'How the people who are told may take part in the call.'),
  },
});
