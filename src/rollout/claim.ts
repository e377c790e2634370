import type { Journal } from './journal.ts';
import type { PlanRow } from './row.ts';

/** Rows that are claimed at once: twice as many must be read again after a crash, at most. */
const claimSize = 256;

/**
 * The rows as they are, but each noted on the disk before it is given: from then on it may have been sent. The next rows are noted while these are worked
 * on, so that nobody waits for the disk.
 */
export async function* claiming(journal: Journal, rows: Iterable<PlanRow>, signal: AbortSignal): AsyncGenerator<PlanRow, void, undefined> {
  const source = rows[Symbol.iterator]();
  const claim = async (): Promise<readonly PlanRow[]> => {
    const block: PlanRow[] = [];
    for (let next = source.next(); next.done !== true; next = source.next()) if (block.push(next.value) === claimSize) break;
    if (block.length === 0) return block;
    journal.write({ claim: block.map(({ row }) => row) });
    await journal.commit();
    return block;
  };
  let block: readonly PlanRow[] = [];
  let given = 0;
  let coming = claim();
  try {
    for (;;) {
      block = await coming;
      given = 0;
      coming = signal.aborted ? Promise.resolve([]) : claim();
      // What goes wrong with it is met when it is waited for.
      coming.catch(() => undefined);
      if (block.length === 0) return;
      for (const row of block) {
        given += 1;
        yield row;
      }
      if (signal.aborted) return;
    }
  } finally {
    // Of rows that were claimed and not worked on, it is known that nothing was sent.
    const ahead = await coming.catch(() => []);
    const unsent = [...block.slice(given), ...ahead].map(({ row }) => row);
    if (unsent.length > 0) journal.write({ release: unsent });
  }
}
