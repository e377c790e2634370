import type { Call } from './call.ts';
import { isAmbiguous } from './fault-kind.ts';
import { withNearPolicies, withoutTag } from './policies.ts';
import type { BatchOperation, PolicyClient } from './policy-client.ts';
import type { Reading } from './reading.ts';

type BatchCalls = Pick<PolicyClient, 'submitBatch' | 'listBatches' | 'getBatch'>;

/** Assignments to many users that the service makes by itself, in the background. */
export function batchCalls(call: Call): BatchCalls {
  const listBatches = async (status?: string): Promise<readonly BatchOperation[]> => {
    const answer = await call('listBatches', {}, { query: { status } });
    return answer.items().map(toOperation);
  };
  return {
    listBatches,
    async getBatch(operation) {
      return toOperation(await call('getBatch', { operation }));
    },
    async submitBatch({ type, users, policyName, name, nameIsUnique = false }) {
      const body = { Identity: users, PolicyType: type, PolicyName: policyName === null ? null : withoutTag(policyName) };
      const submit = async (): Promise<string> => {
        const answer = await withNearPolicies(call, type, policyName, () => call('submitBatch', {}, { query: { operationName: name }, body }));
        return answer.member('OperationId').text();
      };
      try {
        return await submit();
      } catch (thrown) {
        if (!isAmbiguous(thrown) || !nameIsUnique) throw thrown;
        const same = (await listBatches()).find(({ operationName }) => operationName === name);
        return same?.operationId ?? submit();
      }
    },
  };
}

function toOperation(reading: Reading): BatchOperation {
  const status = reading.member('OverallStatus').oneOf(['NotStarted', 'InProgress', 'Completed', 'Complete']);
  const users = reading.member('UserState');
  return {
    operationId: reading.member('OperationId').text(),
    operationName: reading.member('OperationName').textOrNull(),
    overallStatus: status === 'Complete' ? 'Completed' : status,
    createdBy: reading.member('CreatedBy').textOrNull(),
    createdTime: reading.member('CreatedTime').textOrNull(),
    completedTime: reading.member('CompletedTime').textOrNull(),
    completedCount: reading.member('CompletedCount').integer(),
    errorCount: reading.member('ErrorCount').integer(),
    inProgressCount: reading.member('InProgressCount').integer(),
    notStartedCount: reading.member('NotStartedCount').integer(),
    userState: users.present
      ? users.items().map((user) => ({
          id: user.member('Id').text(),
          result: user.member('Result').textOrNull(),
          state: user.member('State').text(),
        }))
      : null,
  };
}
