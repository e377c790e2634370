import { text, type ItemType } from '../setting.ts';

/** A number that reaches emergency services. */
export const emergencyNumber = {
  name: 'TeamsEmergencyNumber',
  madeBy: 'New-CsTeamsEmergencyNumber',
  properties: {
    EmergencyDialString: text('The number that is called.'),
    EmergencyDialMask: text('Numbers that people may dial for it.', {
      pattern: '(?:\\d{1,10}(?:;\\d{1,10})*)?',
      format: 'numbers of up to 10 digits, separated by semicolons',
    }),
    OnlinePSTNUsage: text('The telephone usage whose routes carry the call.'),
  },
} satisfies ItemType;
