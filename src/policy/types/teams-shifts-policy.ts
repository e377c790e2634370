import { policyType } from '../policy-type.ts';
import { choice, flag, integer, text } from '../setting.ts';

export const teamsShiftsPolicy = policyType('TeamsShiftsPolicy', {
  synopsis: 'What people may do outside their shifts, and what they are told.',
  columns: ['AccessType', 'ShiftNoticeFrequency', 'ShiftNoticeMessageType', 'AccessGracePeriodMinutes'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Remove: { without: ['Force'] },
    Grant: { without: ['PassThru'], offers: ['Force'], userSet: 'GrantToUser', parameters: { Group: { position: 2 }, Rank: { position: 3, mandatory: true } } },
  },
  settings: {
    AccessGracePeriodMinutes: integer('How many minutes before and after a shift count as part of it.', { unit: 'minutes', long: true }),
    AccessType: choice(['UnrestrictedAccess_TeamsApp'], 'What people may use outside their shifts.', {
      initial: 'UnrestrictedAccess_TeamsApp',
      certainty: 'probable',
    }),
    EnableScheduleOwnerPermissions: flag('Whether owners of a schedule have rights of their own.', { initial: false }),
    ShiftNoticeFrequency: choice(['Always', 'ShowOnceOnChange', 'Never'], 'How often people are told that they are off shift.', { initial: 'Always' }),
    ShiftNoticeMessageCustom: text("The organization's own message; needs CustomMessage.", {
      needs: { setting: 'ShiftNoticeMessageType', value: 'CustomMessage' },
    }),
    ShiftNoticeMessageType: choice(
      ['Message1', 'Message2', 'Message3', 'Message4', 'Message5', 'Message6', 'Message7', 'DefaultMessage', 'CustomMessage'],
      'Which message people are shown.',
      { initial: 'DefaultMessage' },
    ),
  },
});
