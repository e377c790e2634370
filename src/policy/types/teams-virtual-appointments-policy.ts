import { policyType } from '../policy-type.ts';
import { flag } from '../setting.ts';

export const teamsVirtualAppointmentsPolicy = policyType('TeamsVirtualAppointmentsPolicy', {
  synopsis: 'What virtual appointments may use.',
  columns: ['EnableSmsNotifications'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Grant: {
      without: ['PassThru'],
      offers: ['Force'],
      userSet: 'GrantToUser',
      parameters: { Identity: { position: null }, Group: { position: 2 }, Rank: { mandatory: true } },
    },
  },
  settings: {
    EnableSmsNotifications: flag('Whether guests are told by text message.', { initial: true }),
  },
});
