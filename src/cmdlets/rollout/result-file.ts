import type { CmdletContext } from '../../engine/cmdlet.ts';
import type { RolloutFiles } from '../../rollout/rollout-folder.ts';
import { rolloutRows } from '../../rollout/rollout-rows.ts';
import { CsvWriter } from '../content/csv-writer.ts';
import { openForWriting } from '../content/file-access.ts';
import { rowObject } from './rollout-object.ts';

const style = { delimiter: ',', quotes: 'AsNeeded', quoteFields: undefined, header: true, typeInformation: false, safeCells: true } as const;

/** Writes a CSV file with a line for every row of the input, in its order, naming its number. Cells that a spreadsheet would take for formulas are made text. */
export async function writeResult(files: RolloutFiles, name: string, path: string, context: CmdletContext): Promise<void> {
  const file = await openForWriting(path, { append: false, noClobber: false }, context);
  try {
    const writer = new CsvWriter(style);
    for (const row of rolloutRows(files, name)) {
      const value = rowObject(row);
      for (const line of [...writer.begin(value), writer.line(value)]) await file.write(`${line}\n`);
    }
  } finally {
    await file.close();
  }
}
