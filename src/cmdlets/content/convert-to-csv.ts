import { cmdlet } from '../../engine/cmdlet.ts';
import { object } from '../../engine/parameter.ts';
import { inputObjects } from '../objects/input-objects.ts';
import { delimiter, useCulture, writingParameters } from './csv-parameters.ts';
import { csvStyle, CsvWriter } from './csv-writer.ts';

export const convertToCsv = cmdlet({
  name: 'ConvertTo-Csv',
  synopsis: 'Turns objects into lines of CSV.',
  description:
    'The first object decides the columns. Every field is quoted unless -UseQuotes or -QuoteFields says otherwise; null is nothing between two delimiters.',
  errorSource: 'Microsoft.PowerShell.Commands.ConvertToCsvCommand',
  readsStandardInput: true,
  outputType: ['System.String'],
  defaultParameterSet: 'Delimiter',
  parameters: {
    InputObject: object('The object to convert; usually from the pipeline.', {
      position: 0,
      mandatory: true,
      pipeline: 'ByValueAndPropertyName',
      allowNull: true,
    }),
    Delimiter: delimiter(1),
    UseCulture: useCulture,
    ...writingParameters,
  },
  examples: [
    { run: "[pscustomobject]@{ Name = 'Ana'; Age = 41 } | ConvertTo-Csv" },
    { run: "[pscustomobject]@{ Name = 'Ana'; Note = 'a, b' } | ConvertTo-Csv -UseQuotes AsNeeded" },
  ],
  async *stream(each, _context, fixed) {
    const writer = new CsvWriter(csvStyle(fixed));
    for await (const value of inputObjects(each)) {
      yield* writer.begin(value);
      yield writer.line(value);
    }
  },
});
