import { cmdlet } from '../../engine/cmdlet.ts';
import { string } from '../../engine/parameter.ts';
import { policyName } from '../../policy/identity.ts';
import '../services.ts';

/** `Set-CsPhoneNumberPolicyAssignment`: assigns a policy to a telephone number, or takes it away. */
export const setCsPhoneNumberPolicyAssignment = cmdlet({
  name: 'Set-CsPhoneNumberPolicyAssignment',
  synopsis: 'Assigns a policy to a telephone number, or takes it away.',
  description:
    'Numbers can have policies of a few types: Get-CsPolicyType | Where-Object PhoneNumberAssignment. Without a PolicyName the assignment is taken away.',
  parameters: {
    TelephoneNumber: string('The telephone number.', { mandatory: true, aliases: ['Identity'] }),
    PolicyType: string('The policy type, such as TenantDialPlan.', { mandatory: true, names: 'policyType' }),
    PolicyName: string('The instance, with or without Tag: before it; none takes the assignment away.', { names: 'policy' }),
  },
  supportsShouldProcess: true,
  examples: [
    {
      title: 'A dial plan for one number',
      run: "Set-CsPhoneNumberPolicyAssignment -TelephoneNumber '+14255550100' -PolicyType TenantDialPlan -PolicyName Pilot",
      after: ['New-CsTenantDialPlan Pilot'],
    },
    { title: 'Take it away', run: "Set-CsPhoneNumberPolicyAssignment -TelephoneNumber '+14255550100' -PolicyType TenantDialPlan" },
  ],
  async *process({ TelephoneNumber = '', PolicyType = '', PolicyName }, context) {
    const { policies } = context.services;
    const name = policyName(PolicyName ?? '') || null;
    if (context.whatIf && name !== null) await policies.getPolicy(PolicyType, name);
    const action = name === null ? `Remove the assignment of ${PolicyType}` : `Grant ${PolicyType} '${name}'`;
    if (await context.shouldProcess(`number ${TelephoneNumber}`, action)) await policies.assignToNumber(PolicyType, TelephoneNumber, name);
  },
});
