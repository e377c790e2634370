import { cmdlet } from '../../engine/cmdlet.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import '../services.ts';
import { httpParameters } from '../assignment/http-parameters.ts';
import { awaitBatch } from './await-batch.ts';
import { batchObject, batchOperation } from './batch-object.ts';

/** `Get-CsBatchPolicyAssignmentOperation`: what has become of batches. */
export const getCsBatchPolicyAssignmentOperation = cmdlet({
  name: 'Get-CsBatchPolicyAssignmentOperation',
  synopsis: 'Gets the batches of the last 30 days, or one with the state of each of its users.',
  description: 'A list leaves the users out: name one operation to see them in UserState.',
  parameters: {
    Identity: string('The id of the operation.', { set: 'Get1', mandatory: true, pipeline: 'ByPropertyName', aliases: ['OperationId'] }),
    Status: string('Only operations of this status.', { set: 'Get', validateSet: ['NotStarted', 'InProgress', 'Completed'] }),
    Wait: switchParameter('Wait until the batch is finished.', { set: 'Get1' }),
    ...httpParameters,
  },
  defaultParameterSet: 'Get',
  outputType: [batchOperation],
  examples: [
    { title: 'The batches of the last 30 days', run: 'Get-CsBatchPolicyAssignmentOperation' },
    {
      title: 'The users of a batch that were not assigned the policy, and why',
      run: 'New-CsBatchPolicyAssignmentOperation -PolicyType TeamsCallingPolicy -PolicyName Pilot -Identity ana@contoso.com, chloe@contoso.com | Get-CsBatchPolicyAssignmentOperation -Wait | Select-Object -ExpandProperty UserState | Where-Object Result -ne Success',
      after: ['New-CsTeamsCallingPolicy Pilot'],
    },
  ],
  async *process({ Identity, Status, Wait = false }, context) {
    const { policies } = context.services;
    if (Identity === undefined) for (const operation of await policies.listBatches(Status)) yield batchObject(operation);
    else yield batchObject(Wait ? await awaitBatch(policies, Identity, context) : await policies.getBatch(Identity));
  },
});
