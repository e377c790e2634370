import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { strings } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { CsvObjects } from './csv-objects.ts';
import { delimiter, encoding, useCulture } from './csv-parameters.ts';
import { CsvReader } from './csv-reader.ts';
import { openFailure, somePaths } from './file-access.ts';
import { pathsToRead } from './path-pattern.ts';

export const importCsv = cmdlet({
  name: 'Import-Csv',
  synopsis: 'Reads objects from a CSV file.',
  description: 'The first line names the properties, unless -Header does. All values are text. Lines beginning with # before the names are passed over.',
  errorSource: 'Microsoft.PowerShell.Commands.ImportCsvCommand',
  defaultParameterSet: 'Delimiter',
  parameters: {
    Path: strings('The files.', { position: 0, pipeline: 'ByValueAndPropertyName', names: 'file', validateNotNullOrEmpty: true }),
    LiteralPath: strings('The files.', { pipeline: 'ByPropertyName', aliases: ['PSPath', 'LP'], names: 'file' }),
    Delimiter: delimiter(1),
    UseCulture: useCulture,
    Header: strings('The names of the columns; the first line is data then.'),
    Encoding: encoding,
  },
  examples: [
    {
      run: 'Import-Csv people.csv | Where-Object Age -gt 30',
      after: ["[pscustomobject]@{ Name = 'Ana'; Age = 41 } | Export-Csv people.csv"],
    },
  ],
  async *process(args, context) {
    for (const given of somePaths(args)) {
      const paths = args.Path ? await pathsToRead(given, context.files) : [given];
      for (const path of paths) yield* csvFile(path, args.Delimiter ?? ',', args.Header, context);
    }
  },
});

async function* csvFile(
  path: string,
  separator: string,
  header: readonly string[] | undefined,
  context: CmdletContext,
): AsyncGenerator<Value, void, undefined> {
  const reader = new CsvReader(separator);
  const objects = new CsvObjects(header, (message) => context.streams.warning(message));
  try {
    for await (const chunk of context.files.read(path)) {
      for (const record of reader.push(chunk)) {
        const row = objects.next(record);
        if (row !== undefined) yield row;
      }
    }
  } catch (thrown) {
    throw openFailure(thrown);
  }
  for (const record of reader.end()) {
    const row = objects.next(record);
    if (row !== undefined) yield row;
  }
}
