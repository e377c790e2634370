import { policyType } from '../policy-type.ts';

export const onlineDialinConferencingPolicy = policyType('OnlineDialinConferencingPolicy', {
  synopsis: 'Whether people may offer dial-in numbers for their meetings.',
  columns: [],
  cmdlets: {
    Get: { inert: ['LocalStore'] },
  },
  groupAssignment: 'notGrantable',
  settings: {},
});
