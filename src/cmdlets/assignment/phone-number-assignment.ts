import type { NumberAssignment } from '../../client/policy-client.ts';
import { psObject, type PSObject } from '../../engine/value.ts';

/** The type name of what Get-CsPhoneNumberPolicyAssignment writes. */
export const phoneNumberAssignment = 'CsPhoneNumberPolicyAssignment';

export const phoneNumberAssignmentObject = (assignment: NumberAssignment): PSObject =>
  psObject(phoneNumberAssignment, {
    TelephoneNumber: assignment.telephoneNumber,
    PolicyType: assignment.policyType,
    PolicyName: assignment.policyName,
    Authority: assignment.authority,
    AssignmentType: assignment.assignmentType,
    Reference: assignment.reference,
  });
