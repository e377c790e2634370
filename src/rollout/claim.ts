import type { Journal } from './journal.ts';
import type { PlanRow } from './row.ts';

/** Rows that are claimed at once: as many as must be read again after a crash, at most. */
const claimSize = 256;

/** The rows as they are, but each noted on the disk before it is given: from then on it may have been sent. */
export async function* claiming(journal: Journal, rows: Iterable<PlanRow>, signal: AbortSignal): AsyncGenerator<PlanRow, void, undefined> {
  let block: PlanRow[] = [];
  const claimed = async (): Promise<readonly PlanRow[]> => {
    const given = block;
    block = [];
    journal.write({ claim: given.map(({ row }) => row) });
    await journal.commit();
    return given;
  };
  /** Of a block that was claimed and not worked on, it is known that nothing was sent. */
  let left: readonly PlanRow[] = [];
  try {
    for (const row of rows) {
      block.push(row);
      if (block.length < claimSize) continue;
      left = await claimed();
      while (left[0]) {
        const [first, ...rest] = left;
        left = rest;
        yield first;
      }
      if (signal.aborted) return;
    }
    left = await claimed();
    while (left[0]) {
      const [first, ...rest] = left;
      left = rest;
      yield first;
    }
  } finally {
    for (const { row } of left) journal.write({ row, state: journal.stateOf(row) });
  }
}
