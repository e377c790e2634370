import { cmdlet } from '../../engine/cmdlet.ts';
import { parseDate } from '../../engine/conversion/date-format.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { choice, int, string, switchParameter } from '../../engine/parameter.ts';
import { DateTime, isList, type Value } from '../../engine/value.ts';
import { JsonError, readJson, type JsonReadOptions } from './json-reader.ts';

export const convertFromJson = cmdlet({
  name: 'ConvertFrom-Json',
  synopsis: 'Turns JSON text into objects.',
  description:
    'Several texts from the pipeline are either one JSON text each, or together one. The elements of an array are written one by one. Dates stay text unless -DateKind asks for them.',
  errorSource: 'Microsoft.PowerShell.Commands.ConvertFromJsonCommand',
  parameters: {
    InputObject: string('The text.', { position: 0, mandatory: true, pipeline: 'ByValue', allowEmptyString: true }),
    AsHashtable: switchParameter('Objects become ordered hashtables.'),
    Depth: int('The deepest nesting allowed; 1024 without it.', { validateRange: { min: 1 } }),
    NoEnumerate: switchParameter('Writes an array as one object.'),
    DateKind: choice(['Default', 'Local', 'Utc', 'Offset', 'String'], 'Reads ISO 8601 texts as dates of this kind.'),
  },
  examples: [{ run: `'{ "name": "Ana", "age": 41 }' | ConvertFrom-Json` }, { run: `(ConvertFrom-Json '{ "id": 7 }' -AsHashtable).id` }],
  async *stream(each, context, fixed) {
    const options: JsonReadOptions = {
      asHashtable: fixed.AsHashtable === true,
      depth: fixed.Depth ?? 1024,
      ...(fixed.DateKind !== undefined && fixed.DateKind !== 'String' && { revive: dateReader(fixed.DateKind) }),
    };
    const written = (text: string): readonly Value[] => {
      if (text.trim() === '') return [];
      const value = readJson(text, options);
      return isList(value) && fixed.NoEnumerate !== true ? value : [value];
    };
    let first = true;
    let parts: string[] | undefined;
    try {
      for await (const { InputObject: text = '' } of each) {
        if (parts !== undefined) {
          parts.push(text);
          continue;
        }
        let values: readonly Value[];
        try {
          values = written(text);
        } catch (thrown) {
          if (!first || !context.expectingInput || !(thrown instanceof JsonError) || thrown.reason !== 'syntax') throw thrown;
          parts = [text];
          values = [];
        }
        first = false;
        yield* values;
      }
      if (parts !== undefined) yield* written(parts.join('\n'));
    } catch (thrown) {
      throw thrown instanceof JsonError ? conversionError(thrown) : thrown;
    }
  },
});

const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

function dateReader(kind: 'Default' | 'Local' | 'Utc' | 'Offset'): (text: string) => Value {
  return (text) => {
    const date = isoDate.test(text) ? parseDate(text) : undefined;
    if (date === undefined) return text;
    if (kind === 'Utc') return new DateTime(date.ms, 'utc');
    return kind === 'Local' || kind === 'Offset' ? new DateTime(date.ms, 'local') : date;
  };
}

const ids = {
  syntax: 'System.ArgumentException',
  depth: 'System.ArgumentException',
  duplicate: 'DuplicateKeysInJsonString',
  case: 'KeysWithDifferentCasingInJsonString',
  empty: 'EmptyKeyInJsonString',
} as const;

function conversionError(error: JsonError): ErrorRecord {
  const recommendation = error.reason === 'case' || error.reason === 'empty' ? 'Use -AsHashtable.' : undefined;
  return new ErrorRecord({
    id: ids[error.reason],
    category: error.reason === 'syntax' || error.reason === 'depth' ? 'NotSpecified' : 'InvalidOperation',
    terminating: true,
    message: `Conversion from JSON failed with error: ${error.message}`,
    ...(recommendation !== undefined && { recommendation }),
  });
}
