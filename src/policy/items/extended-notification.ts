import { choice, text, type ItemType } from '../setting.ts';

/** Who is told of a call to one emergency number. */
export const extendedNotification = {
  name: 'TeamsEmergencyCallingExtendedNotification',
  madeBy: 'New-CsTeamsEmergencyCallingExtendedNotification',
  key: 'EmergencyDialString',
  required: ['EmergencyDialString'],
  properties: {
    EmergencyDialString: text('The emergency number that it is for.'),
    NotificationGroup: text('Users and groups to notify.', { pattern: '[^;]*(?:;[^;]*){0,9}', format: 'up to 10 users or groups, separated by semicolons' }),
    NotificationDialOutNumber: text('A telephone number to bring into the call.'),
    NotificationMode: choice(['NotificationOnly', 'ConferenceMuted', 'ConferenceUnMuted'], 'Whether those who are notified also join the call.'),
  },
} satisfies ItemType;
