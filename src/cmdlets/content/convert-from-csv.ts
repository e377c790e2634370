import { cmdlet } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { objects, strings } from '../../engine/parameter.ts';
import { CsvObjects } from './csv-objects.ts';
import { delimiter, useCulture } from './csv-parameters.ts';
import { CsvReader } from './csv-reader.ts';

export const convertFromCsv = cmdlet({
  name: 'ConvertFrom-Csv',
  synopsis: 'Turns lines of CSV into objects.',
  description: 'The first line names the properties, unless -Header does. All values are text.',
  errorSource: 'Microsoft.PowerShell.Commands.ConvertFromCsvCommand',
  defaultParameterSet: 'Delimiter',
  parameters: {
    InputObject: objects('The lines.', {
      position: 0,
      mandatory: true,
      pipeline: 'ByValueAndPropertyName',
      allowEmptyString: true,
      allowEmptyCollection: true,
    }),
    Delimiter: delimiter(1),
    UseCulture: useCulture,
    Header: strings('The names of the columns; the first line is data then.', { position: 2 }),
  },
  examples: [{ run: "'Name,Age', 'Ana,41' | ConvertFrom-Csv" }, { run: "'Ana;41' | ConvertFrom-Csv -Delimiter ';' -Header Name, Age" }],
  async *stream(each, context, fixed) {
    const rows = new CsvObjects(fixed.Header, (message) => context.streams.warning(message));
    for await (const { InputObject: texts } of each) {
      for (const text of texts ?? []) {
        const reader = new CsvReader(fixed.Delimiter ?? ',');
        for (const record of [...reader.push(toText(text)), ...reader.end()]) {
          const row = rows.next(record);
          if (row !== undefined) yield row;
        }
      }
    }
  },
});
