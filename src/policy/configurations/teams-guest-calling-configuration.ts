import { configuration } from '../policy-type.ts';
import { flag } from '../setting.ts';

export const teamsGuestCallingConfiguration = configuration('TeamsGuestCallingConfiguration', {
  synopsis: 'Whether guests may call.',
  columns: ['AllowPrivateCalling'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  settings: {
    AllowPrivateCalling: flag('Whether guests may make calls.'),
  },
});
