import { policyType } from '../policy-type.ts';
import { flag, integer, text } from '../setting.ts';

export const teamsNetworkRoamingPolicy = policyType('TeamsNetworkRoamingPolicy', {
  synopsis: 'What meetings may use at a network site.',
  columns: ['AllowIPVideo', 'MediaBitRateKb', 'Description'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'], parameters: { Identity: { position: null } } },
    New: { without: ['Force'], inert: ['Tenant'], parameters: { Identity: { position: null } } },
    Set: { without: ['Force'], inert: ['Tenant'], parameters: { Identity: { position: null } } },
    Remove: { without: ['Force'], inert: ['Tenant'] },
  },
  groupAssignment: 'notGrantable',
  settings: {
    AllowIPVideo: flag('Whether video may be used.', { initial: true }),
    Description: text('A note for administrators.'),
    MediaBitRateKb: integer('The bit rate of sound, video and sharing together.', { initial: 50000, unit: 'kbps' }),
  },
});
