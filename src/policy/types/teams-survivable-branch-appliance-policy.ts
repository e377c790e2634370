import { policyType } from '../policy-type.ts';
import { texts } from '../setting.ts';

export const teamsSurvivableBranchAppliancePolicy = policyType('TeamsSurvivableBranchAppliancePolicy', {
  synopsis: "Which appliances carry a branch's calls when the cloud cannot be reached.",
  columns: ['BranchApplianceFqdns'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    New: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Set: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Remove: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Grant: { inert: ['MsftInternalProcessingMode'], parameters: { Group: { position: 2 } } },
  },
  groupAssignment: 'grantOnly',
  settings: {
    BranchApplianceFqdns: texts("The appliances' full host names.", { certainty: 'probable' }),
  },
});
