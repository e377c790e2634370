import { cmdlet } from '../../engine/cmdlet.ts';
import { string } from '../../engine/parameter.ts';
import '../services.ts';
import { groupAssignmentObject, groupPolicyAssignment } from './group-assignment.ts';

/** `Get-CsGroupPolicyAssignment`: which groups have which policies, by type and rank. */
export const getCsGroupPolicyAssignment = cmdlet({
  name: 'Get-CsGroupPolicyAssignment',
  synopsis: 'Gets the policies that are assigned to groups.',
  description: 'One object per group and policy type, in the order of the ranks. Without parameters all assignments of all types are listed.',
  parameters: {
    GroupId: string('The group: object id, mail address or name.', { names: 'group', validateNotNullOrEmpty: true }),
    PolicyType: string('Only assignments of this policy type.', { names: 'policyType', validateNotNullOrEmpty: true }),
  },
  outputType: [groupPolicyAssignment],
  examples: [
    { title: 'All group assignments', run: 'Get-CsGroupPolicyAssignment' },
    { title: 'Those of one policy type', run: 'Get-CsGroupPolicyAssignment -PolicyType TeamsEnhancedEncryptionPolicy' },
    { title: 'Those of one group', run: 'Get-CsGroupPolicyAssignment -GroupId legal@contoso.com' },
  ],
  async *process({ GroupId, PolicyType }, { services: { policies } }) {
    const group = GroupId === undefined ? undefined : (await policies.getGroup(GroupId)).id;
    const filter = { ...(PolicyType !== undefined && { type: PolicyType }), ...(group !== undefined && { group }) };
    for (const assignment of await policies.listGroupAssignments(filter)) yield groupAssignmentObject(assignment);
  },
});
