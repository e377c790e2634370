import { Breaker } from './breaker.ts';
import { failureOf, isGeneral, isLasting } from './failure.ts';
import type { PlanRow } from './row.ts';
import { holds, rowsOf, type Run } from './run-context.ts';
import { workOff } from './work-off.ts';

/** From so many rows on, reading all users of the tenant page by page costs less than reading each. */
const listingPays = 1000;
/** Rows noted as read back at once. */
const block = 256;
/** Milliseconds between the looks at what the tenant does not show yet: Microsoft's takes 30 to 45 seconds to show a grant. */
const patience = [1000, 5000, 15_000, 30_000];

/** Why a row was not found as planned. */
interface Missing {
  readonly error: string;
  readonly message: string;
  readonly correlation?: string | undefined;
}

/**
 * Reads back what was done. A row that the tenant does not show even after a while, or that cannot be read, becomes Unknown. Gives why it did not get to the
 * end, which is for the next process then.
 */
export async function verifyRows(run: Run): Promise<string | undefined> {
  const { journal, clock, signal, onProgress } = run;
  const waiting = (row: PlanRow): boolean => journal.stateOf(row.row) === 'Succeeded' && !journal.isVerified(row.row);
  const count = countOf(rowsOf(run, waiting));
  const seen = new Seen(run, count);
  if (count >= listingPays) await readAll(run, rowsOf(run, waiting), seen).catch(unlessGeneral);
  const breaker = new Breaker({});
  const missing = new Map<number, Missing>();
  const unknown = (row: number, why: Missing): void => journal.write({ row, state: 'Unknown', ...why });
  const readRow = async ({ row, id, policyType, policyName }: PlanRow): Promise<void> => {
    try {
      const assigned = (await run.policies.getUser(id ?? '')).policies[policyType] ?? null;
      breaker.succeeded();
      if (holds(assigned, policyName)) seen.add(row);
      else missing.set(row, notShown(assigned));
    } catch (thrown) {
      if (isGeneral(thrown)) throw thrown;
      const { id: error, message, correlationId } = failureOf(thrown);
      const why = { error, message, correlation: correlationId };
      if (isLasting(thrown)) unknown(row, why);
      else {
        missing.set(row, why);
        breaker.failedRow(true);
      }
    }
  };
  for (let attempt = 0; ; attempt++) {
    missing.clear();
    await workOff(rowsOf(run, waiting), run.limit, readRow, { signal, enough: () => breaker.reason !== undefined });
    seen.flush();
    const wait = patience[attempt];
    if (missing.size === 0 || wait === undefined || signal.aborted || breaker.reason !== undefined) break;
    await clock.sleep(wait, signal);
  }
  if (signal.aborted || breaker.reason !== undefined) return breaker.reason;
  for (const [row, why] of missing) unknown(row, why);
  onProgress?.('verify', { done: count, failed: missing.size });
  return undefined;
}

/** What could not be listed is read singly. */
const unlessGeneral = (thrown: unknown): void => {
  if (isGeneral(thrown)) throw thrown;
};

const notShown = (assigned: string | null): Missing => ({
  error: 'ChangedSince',
  message: `The service accepted the change, but the user has ${assigned === null ? 'no assignment' : `'${assigned}'`}.`,
});

/** Rows that were read back, noted in blocks. */
class Seen {
  readonly #run: Run;
  readonly #count: number;
  #rows: number[] = [];
  #done = 0;

  constructor(run: Run, count: number) {
    this.#run = run;
    this.#count = count;
  }

  add(row: number): void {
    this.#rows.push(row);
    this.#done += 1;
    if (this.#rows.length < block) return;
    this.flush();
    this.#run.onProgress?.('verify', { done: Math.min(this.#done, this.#count), failed: 0 });
  }

  flush(): void {
    if (this.#rows.length > 0) this.#run.journal.write({ verified: this.#rows });
    this.#rows = [];
  }
}

/** Goes once through the users of the tenant for each policy type. What it does not find is left to be read singly. */
async function readAll({ policies, signal }: Run, rows: Iterable<PlanRow>, seen: Seen): Promise<void> {
  const types = new Map<string, Map<string, number>>();
  const names: string[] = [];
  const nameIndex = new Map<string | null, number>();
  for (const { row, id, policyType, policyName } of rows) {
    const users = types.get(policyType) ?? new Map<string, number>();
    types.set(policyType, users);
    let index = nameIndex.get(policyName);
    if (index === undefined) {
      index = names.push(policyName ?? '') - 1;
      nameIndex.set(policyName, index);
    }
    // Row and policy in one number: a hundred thousand small objects would be the largest thing in memory.
    users.set(id ?? '', row * 65_536 + Math.min(index, 65_535));
  }
  for (const [type, users] of types) {
    for await (const { user, sources } of policies.listEffectiveSources(type)) {
      if (signal.aborted) return;
      const wanted = users.get(user.id);
      if (wanted === undefined) continue;
      const planned = names[wanted % 65_536] ?? '';
      const assigned = sources.find(({ assignmentType }) => assignmentType === 'Direct')?.policyName ?? null;
      if (holds(assigned, planned === '' ? null : planned)) seen.add(Math.floor(wanted / 65_536));
    }
  }
  seen.flush();
}

function countOf(rows: Iterator<PlanRow>): number {
  let count = 0;
  while (rows.next().done !== true) count += 1;
  return count;
}
