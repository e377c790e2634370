import { cmdlet } from '../../engine/cmdlet.ts';
import { hashtable, string, strings, switchParameter } from '../../engine/parameter.ts';
import { psObject } from '../../engine/value.ts';
import { policyName } from '../../policy/identity.ts';
import '../services.ts';
import { httpParameters } from '../assignment/http-parameters.ts';
import { awaitBatch } from './await-batch.ts';
import { batchId, batchObject, batchOperation } from './batch-object.ts';

/** `New-CsBatchPolicyAssignmentOperation`: the service assigns a policy to many users, in the background. */
export const newCsBatchPolicyAssignmentOperation = cmdlet({
  name: 'New-CsBatchPolicyAssignmentOperation',
  synopsis: 'Assigns a policy to up to 5,000 users in the background of the service.',
  description:
    'Users are named by object id or SIP address; a user principal name that is another address than the SIP one names nobody. Users named twice count once. The cmdlet writes the id of the operation, whose state Get-CsBatchPolicyAssignmentOperation shows for 30 days. Not every policy type can be assigned in batches. Start-CsPolicyRollout chooses between batches and single assignments by itself, and takes any number of users under any of their names.',
  parameters: {
    Identity: strings('The users: object ids or SIP addresses.', { mandatory: true, names: 'user', validateNotNullOrEmpty: true }),
    PolicyType: string('The policy type, such as TeamsMeetingPolicy.', { mandatory: true, names: 'policyType' }),
    PolicyName: string('The instance, with or without Tag: before it; $null or nothing takes the assignments away.', {
      names: 'policy',
      allowNull: true,
      allowEmptyString: true,
    }),
    OperationName: string('A name to find the operation by.'),
    AdditionalParameters: hashtable('No policy type of csteams needs any.', { ignored: true }),
    Wait: switchParameter('Wait until the batch is finished, and write the operation with the state of each user.'),
    ...httpParameters,
  },
  supportsShouldProcess: true,
  outputType: [batchId, batchOperation],
  examples: [
    {
      title: 'Assign a policy, and wait for what becomes of each user',
      run: 'New-CsBatchPolicyAssignmentOperation -PolicyType TeamsCallingPolicy -PolicyName Pilot -Identity ana@contoso.com, ben@contoso.com -OperationName Pilot -Wait',
      after: ['New-CsTeamsCallingPolicy Pilot'],
    },
    { title: 'Take assignments away', run: 'New-CsBatchPolicyAssignmentOperation -PolicyType TeamsCallingPolicy -PolicyName $null -Identity ana@contoso.com' },
  ],
  async *process({ Identity = [], PolicyType = '', PolicyName, OperationName, Wait = false }, context) {
    const { policies, policyTypes } = context.services;
    const name = (PolicyName ?? '') === '' ? null : policyName(PolicyName ?? '');
    if (context.whatIf) {
      const type = await policyTypes.load(PolicyType);
      if (name !== null) await policies.getPolicy(type.name, name);
    }
    const action = name === null ? `Remove the assignments of ${PolicyType}` : `Grant ${PolicyType} '${name}'`;
    if (!(await context.shouldProcess(`${Identity.length} users`, action))) return;
    const operationId = await policies.submitBatch({ type: PolicyType, users: Identity, policyName: name, name: OperationName });
    yield Wait ? batchObject(await awaitBatch(policies, operationId, context)) : psObject(batchId, { OperationId: operationId });
  },
});
