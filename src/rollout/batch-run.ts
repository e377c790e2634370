import { randomUUID } from 'node:crypto';
import type { BatchOperation } from '../client/policy-client.ts';
import { loadPolicyType } from '../policy/catalogue.ts';
import { failureOf, isGeneral } from './failure.ts';
import type { OpenBatch } from './journal.ts';
import type { PlanRow } from './row.ts';
import { rowsOf, type Run } from './run-context.ts';

/** Users in one batch, at most. */
const largest = 5000;
/** Fewer than this are done sooner one by one: a batch of three has taken four minutes. */
const smallest = 100;
const longestInterval = 5000;

/** Submits what can be done in batches, one batch after the other; `directly` does the rest. `rows` gives those that are still to be done, each time anew. */
export async function runInBatches(run: Run, rows: () => Iterable<PlanRow>, directly: (rows: Iterable<PlanRow>) => Promise<void>): Promise<void> {
  const { signal, breaker } = run;
  const possible = new Map<string, boolean>();
  let supported: Promise<boolean> | undefined;
  const inBatches = async (type: string): Promise<boolean> => {
    const known = possible.get(type);
    if (known !== undefined) return known;
    const allowed = (await loadPolicyType(type)).batchAssignment && (await (supported ??= supportsBatches(run)));
    possible.set(type, allowed);
    return allowed;
  };
  const waiting = new Map<string, PlanRow[]>();
  const submit = async (key: string): Promise<void> => {
    const batch = waiting.get(key) ?? [];
    waiting.delete(key);
    if (!signal.aborted && breaker.reason === undefined) await oneBatch(run, batch);
  };
  for (const row of rows()) {
    if (!(await inBatches(row.policyType))) {
      if (run.engine === 'Batch') refuse(run, row);
      continue;
    }
    const key = `${row.policyType} ${row.policyName ?? ''}`;
    const batch = waiting.get(key) ?? [];
    waiting.set(key, batch);
    batch.push(row);
    if (batch.length === largest) await submit(key);
  }
  for (const [key, { length }] of waiting) if (run.engine === 'Batch' || length >= smallest) await submit(key);
  if (run.engine !== 'Batch' && breaker.reason === undefined) await directly(rows());
}

/** The operator wants batches and nothing else. */
function refuse({ journal, breaker }: Run, { row, policyType }: PlanRow): void {
  journal.write({ row, state: 'Failed', error: 'BatchNotSupported', message: `Policies of the type ${policyType} cannot be assigned in batches.` });
  breaker.failedRow(false);
}

/** A tenant without batches says so when it is asked for them. */
async function supportsBatches({ policies, engine }: Run): Promise<boolean> {
  try {
    await policies.listBatches();
    return true;
  } catch (thrown) {
    if (engine === 'Batch' || failureOf(thrown).id === 'Unauthorized') throw thrown;
    return false;
  }
}

/** The name is written before the batch is sent, so that it can be found again whatever happens in between. */
async function oneBatch(run: Run, rows: readonly PlanRow[]): Promise<void> {
  const { journal, header } = run;
  const [first] = rows;
  if (!first) return;
  const name = `csteams ${header.name} ${randomUUID()}`;
  journal.write({ batch: name, type: first.policyType, policy: first.policyName, rows: rows.map(({ row }) => row) });
  await journal.commit();
  try {
    const operation = await run.policies.submitBatch({
      type: first.policyType,
      users: rows.map(({ id }) => id ?? ''),
      policyName: first.policyName,
      name,
      nameIsUnique: true,
    });
    journal.write({ submitted: name, operation });
    await follow(run, rows, name, operation);
  } catch (thrown) {
    if (isGeneral(thrown) || run.signal.aborted || journal.openBatches.some((batch) => batch.name === name && batch.operation !== undefined)) throw thrown;
    const { id: error, message, correlationId } = failureOf(thrown);
    for (const { row } of rows) {
      journal.write({ row, state: 'Unknown', error, message, correlation: correlationId });
      run.breaker.failedRow(true);
    }
    journal.write({ batched: name });
  }
}

/** Takes up the batches that an earlier process has submitted, or was about to. */
export async function finishBatches(run: Run): Promise<void> {
  const { journal } = run;
  for (const batch of journal.openBatches) {
    const wanted = new Set(batch.rows);
    const rows = [...rowsOf(run, ({ row }) => wanted.has(row) && journal.isClaimed(row))];
    const operation = batch.operation ?? (await operationNamed(run, batch));
    if (operation === undefined) {
      for (const { row } of rows) journal.write({ row, state: 'Pending' });
      journal.write({ batched: batch.name });
    } else await follow(run, rows, batch.name, operation);
  }
}

const operationNamed = async ({ policies }: Run, { name }: OpenBatch): Promise<string | undefined> =>
  (await policies.listBatches()).find(({ operationName }) => operationName === name)?.operationId;

/** Waits for a batch and notes what became of each of its rows. */
async function follow(run: Run, rows: readonly PlanRow[], name: string, operationId: string): Promise<void> {
  const { journal, breaker, onProgress } = run;
  const before = breaker.done;
  const operation = await finished(run, operationId, ({ completedCount, errorCount }) =>
    onProgress?.('run', { done: before + completedCount, failed: breaker.failed + errorCount }),
  );
  if (!operation) return;
  const results = new Map((operation.userState ?? []).map(({ id, result }) => [id.toLowerCase(), result]));
  for (const planned of rows) {
    const result = results.get((planned.id ?? '').toLowerCase());
    if (result?.toLowerCase() === 'success') {
      journal.write({ row: planned.row, state: 'Succeeded' });
      breaker.succeeded();
      run.onChange?.(planned, planned.policyName);
    } else if (result === undefined || result === null) {
      journal.write({ row: planned.row, state: 'Unknown', error: 'ServiceError', message: 'The batch says nothing about this user.' });
      breaker.failedRow(true);
    } else {
      journal.write({ row: planned.row, state: 'Failed', error: 'ServiceError', message: result, correlation: operationId });
      breaker.failedRow(false);
    }
  }
  journal.write({ batched: name });
}

/** undefined when it was stopped before. */
async function finished(
  { policies, clock, signal }: Run,
  operationId: string,
  onLook: (operation: BatchOperation) => void,
): Promise<BatchOperation | undefined> {
  for (let interval = 100; !signal.aborted; interval = Math.min(longestInterval, interval * 2)) {
    const operation = await policies.getBatch(operationId);
    if (operation.overallStatus === 'Completed') return operation;
    onLook(operation);
    await clock.sleep(interval, signal);
    // A service in this process works on the batch between two turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return undefined;
}
