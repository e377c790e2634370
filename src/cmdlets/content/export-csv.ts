import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { FileWriter } from '../../engine/host.ts';
import { object, string, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { inputObjects } from '../objects/input-objects.ts';
import { namesOf, valueOf } from '../objects/property-value.ts';
import { CsvObjects } from './csv-objects.ts';
import { delimiter, encoding, useCulture, writingParameters } from './csv-parameters.ts';
import { CsvReader } from './csv-reader.ts';
import { csvStyle, CsvWriter } from './csv-writer.ts';
import { onePath, openForWriting } from './file-access.ts';

export const exportCsv = cmdlet({
  name: 'Export-Csv',
  synopsis: 'Writes objects to a CSV file.',
  description: 'The first object decides the columns. With -Append the file decides them: objects must have its columns, unless -Force. Written as UTF-8.',
  errorSource: 'Microsoft.PowerShell.Commands.ExportCsvCommand',
  readsStandardInput: true,
  supportsShouldProcess: true,
  defaultParameterSet: 'Delimiter',
  parameters: {
    InputObject: object('The object to write; usually from the pipeline.', { mandatory: true, pipeline: 'ByValueAndPropertyName', allowNull: true }),
    Path: string('The file.', { position: 0, names: 'file' }),
    LiteralPath: string('The file.', { aliases: ['PSPath', 'LP'], names: 'file' }),
    Delimiter: delimiter(1),
    UseCulture: useCulture,
    Append: switchParameter('Adds to the file.'),
    NoClobber: switchParameter('Refuses to replace a file.', { aliases: ['NoOverwrite'] }),
    Force: switchParameter('With -Append, drops and leaves empty what does not fit.'),
    Encoding: encoding,
    ...writingParameters,
  },
  examples: [
    { run: "[pscustomobject]@{ Name = 'Ana'; Age = 41 } | Export-Csv people.csv" },
    { run: "[pscustomobject]@{ Name = '=1+1' } | Export-Csv people.csv -SafeCells -UseQuotes AsNeeded" },
  ],
  async *stream(each, context, fixed) {
    const style = csvStyle(fixed);
    const path = onePath(fixed);
    const write = await context.shouldProcess(path);
    const columns = fixed.Append === true ? await columnsOf(path, style.delimiter, context) : undefined;
    const writer = new CsvWriter(style, columns);
    let file: FileWriter | undefined;
    if (write) file = await openForWriting(path, { append: fixed.Append === true, noClobber: fixed.NoClobber === true }, context);
    try {
      let waiting = '';
      for await (const value of inputObjects(each)) {
        if (file === undefined) continue;
        if (columns !== undefined && fixed.Force !== true) requireColumns(value, columns, path);
        for (const line of writer.begin(value)) waiting += `${line}\n`;
        waiting += `${writer.line(value)}\n`;
        if (waiting.length > 16_384) {
          await file.write(waiting);
          waiting = '';
        }
      }
      await file?.write(waiting);
    } finally {
      await file?.close();
    }
  },
});

/** The columns an existing file has; undefined if there is none or it is empty. */
async function columnsOf(path: string, separator: string, context: CmdletContext): Promise<readonly string[] | undefined> {
  if ((await context.files.kind(path)) !== 'file') return undefined;
  const reader = new CsvReader(separator);
  const objects = new CsvObjects(undefined, () => undefined);
  for await (const chunk of context.files.read(path)) {
    for (const record of reader.push(chunk)) {
      objects.next(record);
      if (objects.names !== undefined) return objects.names;
    }
  }
  for (const record of reader.end()) objects.next(record);
  return objects.names;
}

function requireColumns(value: Value, columns: readonly string[], path: string): void {
  const missing = columns.find((name) => valueOf(value, name) === undefined);
  if (missing === undefined) return;
  throw new ErrorRecord({
    id: 'CannotAppendCsvWithMismatchedPropertyNames',
    category: 'InvalidData',
    terminating: true,
    target: value,
    message: `Cannot append CSV content to the following file: ${path}. The appended object does not have a property that corresponds to the following column: ${missing}. To continue with mismatched properties, add the -Force parameter, and then retry the command.`,
    recommendation: `The object has: ${namesOf(value).join(', ')}.`,
  });
}
