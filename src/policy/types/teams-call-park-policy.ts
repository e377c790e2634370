import { policyType } from '../policy-type.ts';
import { flag, integer, text } from '../setting.ts';

export const teamsCallParkPolicy = policyType('TeamsCallParkPolicy', {
  synopsis: 'Who may put a call on hold for someone else to pick up, and under which codes.',
  columns: ['AllowCallPark', 'PickupRangeStart', 'PickupRangeEnd', 'ParkTimeoutSeconds'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    New: { inert: ['Tenant'] },
    Set: { offers: ['Instance'], inert: ['Tenant', 'MsftInternalProcessingMode'] },
    Remove: { inert: ['Tenant'] },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  batchAssignment: true,
  settings: {
    AllowCallPark: flag('Whether people may park calls and pick up parked ones.'),
    Description: text('A note for administrators.'),
    ParkTimeoutSeconds: integer('How long a parked call waits before it rings again where it was parked.', {
      initial: 300,
      min: 120,
      max: 1800,
      unit: 'seconds',
    }),
    PickupRangeEnd: integer('The last code under which parked calls are picked up.', { initial: 99, min: 10, max: 9999, greaterThan: 'PickupRangeStart' }),
    PickupRangeStart: integer('The first code under which parked calls are picked up.', { initial: 10, min: 10, max: 9999 }),
  },
});
