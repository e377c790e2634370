import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import '../services.ts';
import { afterWrite } from '../waiting/after-write.ts';
import { waitParameters } from '../waiting/wait-parameters.ts';
import { findGroupAssignment } from './group-assignment.ts';
import { httpParameters } from './http-parameters.ts';

/** `Remove-CsGroupPolicyAssignment`: takes a group's policy of one type away; groups behind it move up. */
export const removeCsGroupPolicyAssignment = cmdlet({
  name: 'Remove-CsGroupPolicyAssignment',
  synopsis: 'Takes the policy of a type away from a group.',
  description: 'The groups with worse ranks move up by one.',
  parameters: {
    GroupId: string('The group: object id, mail address or name.', { mandatory: true, names: 'group' }),
    PolicyType: string('The policy type, such as TeamsEnhancedEncryptionPolicy.', { mandatory: true, names: 'policyType' }),
    PassThru: switchParameter('Write True to the pipeline once it is done.'),
    ...waitParameters,
    ...httpParameters,
  },
  supportsShouldProcess: true,
  examples: [
    {
      run: 'Remove-CsGroupPolicyAssignment -GroupId legal@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy',
      after: ['Grant-CsTeamsEnhancedEncryptionPolicy -Group legal@contoso.com -PolicyName UserControlled'],
    },
  ],
  async *process({ GroupId = '', PolicyType = '', PassThru = false, Wait, TimeoutSec }, context) {
    const { policies } = context.services;
    if (context.whatIf && !(await findGroupAssignment(policies, PolicyType, GroupId))) throw notAssigned(GroupId, PolicyType);
    if (!(await context.shouldProcess(`group ${GroupId}`, `Remove the assignment of ${PolicyType}`))) return;
    await policies.removeGroupAssignment(PolicyType, GroupId);
    const group = { kind: 'group', group: GroupId, rank: undefined } as const;
    yield* afterWrite(({ grantChange }) => grantChange(PolicyType, group, null), { Wait, TimeoutSec }, context, PassThru ? [true] : []);
  },
});

const notAssigned = (group: string, type: string): ErrorRecord =>
  new ErrorRecord({
    id: 'GroupAssignmentNotFound',
    category: 'ObjectNotFound',
    message: `The group '${group}' has no ${type} assigned.`,
    target: group,
    recommendation: `Get-CsGroupPolicyAssignment -PolicyType ${type} lists the groups that have one.`,
  });
