import type { BatchOperation, PolicyClient } from '../../client/policy-client.ts';
import type { CmdletContext } from '../../engine/cmdlet.ts';
import { CountedProgress } from '../../engine/pipeline/counted-progress.ts';

/** Milliseconds between two looks: short at first, because small batches are soon done. */
const firstInterval = 100;
const longestInterval = 5000;

/** Looks at a batch until it is finished, and shows how far it is. Ctrl-C stops the looking, not the batch. */
export async function awaitBatch(
  policies: PolicyClient,
  operationId: string,
  { streams, clock, signal }: Pick<CmdletContext, 'streams' | 'clock' | 'signal'>,
): Promise<BatchOperation> {
  let operation = await policies.getBatch(operationId);
  if (operation.overallStatus === 'Completed') return operation;
  const total = operation.completedCount + operation.inProgressCount + operation.notStartedCount;
  const progress = new CountedProgress({ streams, clock, signal }, `Batch ${operation.operationName ?? operationId}`, total);
  try {
    for (let interval = firstInterval; operation.overallStatus !== 'Completed'; interval = Math.min(longestInterval, interval * 2)) {
      progress.update({ done: operation.completedCount, failed: operation.errorCount });
      await clock.sleep(interval, signal);
      // A service in this process works on the batch between two turns of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      operation = await policies.getBatch(operationId);
    }
  } finally {
    progress.close();
  }
  return operation;
}
