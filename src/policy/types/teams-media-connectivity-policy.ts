import { policyType } from '../policy-type.ts';
import { choice } from '../setting.ts';

export const teamsMediaConnectivityPolicy = policyType('TeamsMediaConnectivityPolicy', {
  synopsis: 'Whether media may go straight between two people.',
  columns: ['DirectConnection'],
  cmdlets: {
    Get: { parameters: { Identity: { position: null } } },
    New: { without: ['Force'], parameters: { Identity: { position: null } } },
    Set: { without: ['Force'], parameters: { Identity: { position: null, mandatory: true }, DirectConnection: { mandatory: true } } },
    Remove: { without: ['Force'], parameters: { Identity: { position: null } } },
    Grant: {
      without: ['PassThru'],
      offers: ['Force'],
      userSet: 'GrantToUser',
      parameters: { Identity: { position: null }, Group: { position: 2 }, Rank: { mandatory: true } },
    },
  },
  groupAssignment: 'grantOnly',
  settings: {
    DirectConnection: choice(['Enabled', 'Disabled'], 'Whether media may go straight between two people.', { initial: 'Enabled', certainty: 'probable' }),
  },
});
