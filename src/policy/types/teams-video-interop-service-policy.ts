import { policyType } from '../policy-type.ts';

export const teamsVideoInteropServicePolicy = policyType('TeamsVideoInteropServicePolicy', {
  synopsis: 'Which partner lets conferencing devices join meetings.',
  columns: [],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Grant: { inert: ['Tenant', 'DomainController'] },
  },
  batchAssignment: true,
  settings: {},
  builtIn: {
    ServiceProviderDisabled: {},
  },
});
