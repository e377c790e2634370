import { cmdlet } from '../../engine/cmdlet.ts';
import { int, string, switchParameter } from '../../engine/parameter.ts';
import { policyName } from '../../policy/identity.ts';
import '../services.ts';
import { afterWrite } from '../waiting/after-write.ts';
import { waitParameters } from '../waiting/wait-parameters.ts';
import { assign, describeAssignee, rehearse, type Assignee } from './assignee.ts';
import { findGroupAssignment, groupAssignmentObject, groupPolicyAssignment } from './group-assignment.ts';

/** `New-CsGroupPolicyAssignment`: the older spelling of `Grant-Cs<PolicyType> -Group`, for any type. */
export const newCsGroupPolicyAssignment = cmdlet({
  name: 'New-CsGroupPolicyAssignment',
  synopsis: 'Assigns a policy to a group.',
  description:
    'The policy applies to direct members of the group who have no policy of that type assigned themselves. A group has one policy of a type, 64 groups have one at most. Grant-Cs<PolicyType> -Group does the same.',
  parameters: {
    GroupId: string('The group: object id, mail address or name.', { mandatory: true, names: 'group' }),
    PolicyType: string('The policy type, such as TeamsEnhancedEncryptionPolicy.', { mandatory: true, names: 'policyType' }),
    PolicyName: string('The instance, with or without Tag: before it.', { mandatory: true, names: 'policy' }),
    Rank: int('The place among the groups that have a policy of this type; 1 wins. Last when it is left out.', { validateRange: { min: 1 } }),
    PassThru: switchParameter('Write the new assignment to the pipeline.'),
    ...waitParameters,
  },
  supportsShouldProcess: true,
  outputType: [groupPolicyAssignment],
  examples: [
    {
      title: 'Ahead of all other groups',
      run: 'New-CsGroupPolicyAssignment -GroupId legal@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled -Rank 1',
    },
  ],
  async *process({ GroupId = '', PolicyType = '', PolicyName = '', Rank, PassThru = false, Wait, TimeoutSec }, context) {
    const { policies } = context.services;
    const assignee: Assignee = { kind: 'group', group: GroupId, rank: Rank };
    const name = policyName(PolicyName);
    if (context.whatIf) await rehearse(policies, PolicyType, assignee, name);
    if (!(await context.shouldProcess(describeAssignee(assignee), `Grant ${PolicyType} '${name}'`))) return;
    await assign(policies, PolicyType, assignee, name);
    const made = PassThru ? await findGroupAssignment(policies, PolicyType, GroupId) : undefined;
    const output = made ? [groupAssignmentObject(made)] : [];
    yield* afterWrite(({ grantChange }) => grantChange(PolicyType, assignee, name), { Wait, TimeoutSec }, context, output);
  },
});
