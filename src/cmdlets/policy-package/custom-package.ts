import { cmdlet } from '../../engine/cmdlet.ts';
import { string, strings } from '../../engine/parameter.ts';
import { httpParameters } from '../assignment/http-parameters.ts';
import '../services.ts';
import { packagePolicies } from './package-arguments.ts';

const parameters = {
  Identity: string('The name of the package.', { mandatory: true }),
  PolicyList: strings('Policies by type: TeamsMessagingPolicy, Strict.', { mandatory: true }),
  Description: string('A note for administrators.'),
  ...httpParameters,
};
const after = ['New-CsTeamsMessagingPolicy Strict'];
const make = "New-CsCustomPolicyPackage -Identity Reception -PolicyList 'TeamsMessagingPolicy, Strict'";

/** `New-CsCustomPolicyPackage`: makes a package of the tenant's own. */
export const newCsCustomPolicyPackage = cmdlet({
  name: 'New-CsCustomPolicyPackage',
  synopsis: 'Makes a policy package.',
  parameters,
  supportsShouldProcess: true,
  examples: [{ title: 'A package of one policy', run: make, after }],
  async *process({ Identity = '', PolicyList = [], Description }, context) {
    const policies = packagePolicies(PolicyList);
    if (!(await context.shouldProcess(`package ${Identity}`, 'Create'))) return;
    await context.services.policies.createPackage({ name: Identity, policies, description: Description });
  },
});

/** `Update-CsCustomPolicyPackage`: replaces the policies of a package. */
export const updateCsCustomPolicyPackage = cmdlet({
  name: 'Update-CsCustomPolicyPackage',
  synopsis: 'Replaces the policies of a custom policy package.',
  description: 'The list replaces the one before; users keep what they were given.',
  parameters,
  supportsShouldProcess: true,
  examples: [
    {
      title: 'Another policy',
      run: "Update-CsCustomPolicyPackage -Identity Reception -PolicyList 'TeamsMessagingPolicy, Strict' -Description 'For the front desk'",
      after: [...after, make],
    },
  ],
  async *process({ Identity = '', PolicyList = [], Description }, context) {
    const policies = packagePolicies(PolicyList);
    if (!(await context.shouldProcess(`package ${Identity}`, 'Replace the policies'))) return;
    await context.services.policies.updatePackage({ name: Identity, policies, description: Description });
  },
});

/** `Remove-CsCustomPolicyPackage`: deletes a package of the tenant's own. */
export const removeCsCustomPolicyPackage = cmdlet({
  name: 'Remove-CsCustomPolicyPackage',
  synopsis: 'Deletes a custom policy package.',
  description: 'Users keep the policies that they were given with it.',
  parameters: { Identity: parameters.Identity, ...httpParameters },
  supportsShouldProcess: true,
  examples: [{ title: 'One package', run: 'Remove-CsCustomPolicyPackage -Identity Reception', after: [...after, make] }],
  async *process({ Identity = '' }, context) {
    if (await context.shouldProcess(`package ${Identity}`, 'Remove')) await context.services.policies.removePackage(Identity);
  },
});
