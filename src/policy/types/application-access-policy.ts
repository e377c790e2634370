import { policyType } from '../policy-type.ts';
import { text, texts } from '../setting.ts';

export const applicationAccessPolicy = policyType('ApplicationAccessPolicy', {
  synopsis: 'Which applications may read meetings and online data on behalf of the people who have it.',
  columns: ['AppIds', 'Description'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    New: { without: ['Force'], parameters: { Identity: { position: null } } },
    Set: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Remove: { without: ['Force'], parameters: { Identity: { position: null } } },
    Grant: { inert: ['MsftInternalProcessingMode'], parameters: { Identity: { position: null }, PolicyName: { position: null } } },
  },
  settings: {
    AppIds: texts('The application ids that may act for the people who have this policy.', { modifiable: true, items: 'guid' }),
    Description: text('A note for administrators.'),
  },
});
