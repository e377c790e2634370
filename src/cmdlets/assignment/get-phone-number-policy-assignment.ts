import { cmdlet } from '../../engine/cmdlet.ts';
import { int, string } from '../../engine/parameter.ts';
import '../services.ts';
import { phoneNumberAssignment, phoneNumberAssignmentObject } from './phone-number-assignment.ts';

/** `Get-CsPhoneNumberPolicyAssignment`: the policies of telephone numbers. */
export const getCsPhoneNumberPolicyAssignment = cmdlet({
  name: 'Get-CsPhoneNumberPolicyAssignment',
  synopsis: 'Gets the policies that are assigned to telephone numbers.',
  parameters: {
    TelephoneNumber: string('The telephone number.', { set: 'Number', aliases: ['Identity'] }),
    PolicyType: string('Only policies of this type.', { set: 'Policy', names: 'policyType' }),
    PolicyName: string('Only this policy.', { set: 'Policy', names: 'policy' }),
    ResultSize: int('At most that many.', { set: 'Policy', validateRange: { min: 0 } }),
  },
  defaultParameterSet: 'Number',
  outputType: [phoneNumberAssignment],
  examples: [
    { title: 'One number', run: "Get-CsPhoneNumberPolicyAssignment -TelephoneNumber '+14255550100'" },
    { title: 'All numbers with a dial plan of their own', run: 'Get-CsPhoneNumberPolicyAssignment -PolicyType TenantDialPlan' },
  ],
  async *process({ TelephoneNumber, PolicyType, PolicyName, ResultSize }, { services }) {
    const found = await services.policies.listNumberAssignments({ number: TelephoneNumber, type: PolicyType, policyName: PolicyName, limit: ResultSize });
    for (const assignment of found) yield phoneNumberAssignmentObject(assignment);
  },
});
