import type { BatchOperation } from '../../client/policy-client.ts';
import { psObject, type PSObject } from '../../engine/value.ts';

/** The type names of what the batch cmdlets write. */
export const batchId = 'CsBatchPolicyAssignmentId';
export const batchOperation = 'CsBatchPolicyAssignmentOperation';
export const batchUserState = 'CsBatchUserState';

export const batchObject = (operation: BatchOperation): PSObject =>
  psObject(batchOperation, {
    OperationId: operation.operationId,
    OperationName: operation.operationName,
    OverallStatus: operation.overallStatus,
    CreatedTime: operation.createdTime,
    CreatedBy: operation.createdBy,
    CompletedTime: operation.completedTime,
    CompletedCount: operation.completedCount,
    ErrorCount: operation.errorCount,
    InProgressCount: operation.inProgressCount,
    NotStartedCount: operation.notStartedCount,
    UserState: (operation.userState ?? []).map(({ id, result, state }) => psObject(batchUserState, { Id: id, Result: result, State: state })),
  });
