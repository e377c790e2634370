import { LineLog } from './line-log.ts';
import type { InputRow } from './row.ts';
import type { RolloutFiles } from './rollout-folder.ts';

/** Copies the rows into the rollout, so that nothing depends on their source from then on. Gives their number. */
export async function storeInput(files: RolloutFiles, rows: AsyncIterable<Omit<InputRow, 'row'>>): Promise<number> {
  const log = new LineLog(files.input);
  let count = 0;
  try {
    for await (const given of rows) {
      count += 1;
      log.append({ row: count, ...given });
    }
    log.append({ end: count });
  } finally {
    await log.close();
  }
  return count;
}
