import { finishBatches, runInBatches } from './batch-run.ts';
import { Breaker } from './breaker.ts';
import { claiming } from './claim.ts';
import { failureOf, isGeneral, isLasting } from './failure.ts';
import { Journal, type RunEnd } from './journal.ts';
import type { PlanRow } from './row.ts';
import { holds, rowsOf, type Run, type RunOptions, type RunResult } from './run-context.ts';
import { verifyRows } from './verify.ts';
import { workOff } from './work-off.ts';

/**
 * Does what the plan says and has not been done yet. Whatever an earlier process left behind is settled first: rows that it may have sent are read, and sent
 * only if the tenant does not have them. Rejects with what keeps every row from being done (no access); rows that fail are in the journal.
 */
export async function runRollout(options: RunOptions): Promise<RunResult> {
  const { files, header, clock, signal } = options;
  const journal = new Journal(files.journal);
  const run: Run = { ...options, journal, breaker: new Breaker(options) };
  const isStopped = (): boolean => signal.aborted;
  const finish = (end: RunEnd, why?: string): RunResult => {
    journal.write({ end, time: clock.now().toISOString(), ...(why !== undefined && { why }) });
    return { end, ...(why !== undefined && { why }) };
  };
  try {
    journal.write({ begin: 'run', time: clock.now().toISOString() });
    await journal.commit();
    await finishBatches(run);
    await settle(
      run,
      rowsOf(run, ({ row }) => journal.isClaimed(row) || journal.stateOf(row) === 'Unknown'),
      'Pending',
      run.breaker,
    );
    const pending = (): Iterable<PlanRow> => rowsOf(run, ({ row }) => mayRun(run, row));
    if (run.engine !== 'Direct') await runInBatches(run, pending, (rows) => runDirectly(run, rows));
    else await runDirectly(run, pending());
    await settle(
      run,
      rowsOf(run, ({ row }) => journal.stateOf(row) === 'Unknown'),
      'Failed',
      // These rows have been counted already.
      new Breaker({}),
    );
    if (isStopped()) return finish('stopped', 'It was stopped.');
    if (run.breaker.reason !== undefined) return finish('errors', run.breaker.reason);
    const unread = options.verify ? await verifyRows(run) : undefined;
    if (unread !== undefined) return finish('errors', unread);
    return finish(isStopped() ? 'stopped' : 'completed');
  } catch (thrown) {
    if (!signal.aborted) {
      finish('errors', failureOf(thrown).message);
      throw thrown;
    }
    return finish('stopped', `'${header.name}' was stopped.`);
  } finally {
    await journal.close();
  }
}

const mayRun = ({ journal, retryFailed = false }: Run, row: number): boolean => {
  const state = journal.stateOf(row);
  return !journal.isClaimed(row) && (state === 'Pending' || (retryFailed && state === 'Failed'));
};

/** Sends one request for each row. */
async function runDirectly(run: Run, rows: Iterable<PlanRow>): Promise<void> {
  const { journal, breaker, limit, signal } = run;
  await workOff(claiming(journal, rows, signal), limit, (row) => assignRow(run, row), { signal, enough: () => breaker.reason !== undefined });
}

async function assignRow({ journal, breaker, policies, signal, onProgress, onChange }: Run, planned: PlanRow): Promise<void> {
  const { row, id, policyType, policyName } = planned;
  try {
    await policies.assignToUser(policyType, id ?? '', policyName);
  } catch (thrown) {
    // Stopped in the middle: the claim says that it may have been sent.
    if (signal.aborted) return;
    const { id: error, message, correlationId } = failureOf(thrown);
    if (isGeneral(thrown)) {
      journal.write({ row, state: 'Pending' });
      throw thrown;
    }
    const lasting = isLasting(thrown);
    journal.write({ row, state: lasting ? 'Failed' : 'Unknown', error, message, correlation: correlationId });
    breaker.failedRow(!lasting);
    onProgress?.('run', { done: breaker.done, failed: breaker.failed });
    return;
  }
  // Whatever goes wrong from here on, the tenant has it.
  journal.write({ row, state: 'Succeeded' });
  breaker.succeeded();
  onProgress?.('run', { done: breaker.done, failed: breaker.failed });
  onChange?.(planned, policyName);
}

/**
 * Reads rows of which nobody knows whether they were done. `otherwise`: what they are when the tenant does not have what was planned. A row that cannot be
 * read now stays as it is; one whose user is gone has failed.
 */
async function settle(run: Run, rows: Iterable<PlanRow>, otherwise: 'Pending' | 'Failed', breaker: Breaker): Promise<void> {
  const { journal, policies, limit, signal } = run;
  const reader = journal.reader();
  const settleRow = async (planned: PlanRow): Promise<void> => {
    const { row, id, policyType, policyName, before } = planned;
    try {
      const assigned = (await policies.getUser(id ?? '')).policies[policyType] ?? null;
      // A row that was sent and is not as before has been changed by somebody else.
      const mayBeSent = otherwise === 'Pending' && (journal.isClaimed(row) || holds(assigned, before));
      if (holds(assigned, policyName)) {
        journal.write({ row, state: 'Succeeded' });
        run.onChange?.(planned, policyName, true);
      } else if (mayBeSent) journal.write({ row, state: 'Pending' });
      else journal.write({ ...(reader && journal.lineOf(row, reader)), row, state: 'Failed' });
    } catch (thrown) {
      if (isGeneral(thrown)) throw thrown;
      const { id: error, message, correlationId } = failureOf(thrown);
      const lasting = isLasting(thrown);
      if (lasting) journal.write({ row, state: 'Failed', error, message, correlation: correlationId });
      breaker.failedRow(!lasting);
    }
  };
  try {
    await workOff(rows, limit, settleRow, { signal, enough: () => breaker.reason !== undefined });
  } finally {
    reader?.close();
  }
}
