import { finishBatches } from './batch-run.ts';
import { Breaker } from './breaker.ts';
import { claiming } from './claim.ts';
import { failureOf, isGeneral, isLasting } from './failure.ts';
import { Journal, type RunEnd } from './journal.ts';
import type { PlanRow } from './row.ts';
import { holds, rowsOf, type RunOptions, type RunResult } from './run-context.ts';
import { workOff } from './work-off.ts';

/**
 * Puts back each user's earlier direct assignment where the tenant still has what the rollout set. A row that somebody else has changed since is left as it is
 * and says so. Every row is read before it is written, so an undo that was interrupted simply goes on.
 */
export async function undoRollout(options: Omit<RunOptions, 'engine' | 'verify'>): Promise<RunResult> {
  const { files, clock, signal, limit } = options;
  const journal = new Journal(files.journal);
  const breaker = new Breaker(options);
  const isStopped = (): boolean => signal.aborted;
  const finish = (end: RunEnd, why?: string): RunResult => {
    journal.write({ end, time: clock.now().toISOString(), ...(why !== undefined && { why }) });
    return { end, ...(why !== undefined && { why }) };
  };
  try {
    journal.write({ begin: 'undo', time: clock.now().toISOString() });
    await journal.commit();
    // A batch that is under way would go on assigning behind the undo's back.
    await finishBatches({ ...options, journal, breaker: new Breaker({}), engine: 'Batch', verify: false });
    if (isStopped()) return finish('stopped', 'It was stopped.');
    const rows = rowsOf(options, ({ row }) => ['Succeeded', 'Unknown', 'UndoFailed'].includes(journal.stateOf(row)) || journal.isClaimed(row));
    await workOff(claiming(journal, rows, signal), limit, (row) => undoRow({ ...options, journal, breaker }, row), {
      signal,
      enough: () => breaker.reason !== undefined,
    });
    if (isStopped()) return finish('stopped', 'It was stopped.');
    return breaker.reason === undefined ? finish('completed') : finish('errors', breaker.reason);
  } catch (thrown) {
    if (isStopped()) return finish('stopped', 'It was stopped.');
    finish('errors', failureOf(thrown).message);
    throw thrown;
  } finally {
    await journal.close();
  }
}

interface Undo extends Omit<RunOptions, 'engine' | 'verify'> {
  readonly journal: Journal;
  readonly breaker: Breaker;
}

async function undoRow({ journal, breaker, policies, signal, onProgress, onChange }: Undo, planned: PlanRow): Promise<void> {
  const { row, id, policyType, policyName, before } = planned;
  try {
    const assigned = (await policies.getUser(id ?? '')).policies[policyType] ?? null;
    if (holds(assigned, policyName)) {
      await policies.assignToUser(policyType, id ?? '', before);
      onChange?.(planned, before);
      journal.write({ row, state: 'Undone' });
    } else if (holds(assigned, before)) journal.write({ row, state: 'Undone' });
    else {
      const has = assigned === null ? 'no assignment' : `'${assigned}'`;
      journal.write({ row, state: 'Kept', error: 'ChangedSince', message: `The user has ${has} now, which this rollout did not set.` });
    }
    breaker.succeeded();
  } catch (thrown) {
    if (signal.aborted) return;
    if (isGeneral(thrown)) throw thrown;
    const { id: error, message, correlationId } = failureOf(thrown);
    journal.write({ row, state: 'UndoFailed', error, message, correlation: correlationId });
    breaker.failedRow(!isLasting(thrown));
  }
  onProgress?.('undo', { done: breaker.done, failed: breaker.failed });
}
