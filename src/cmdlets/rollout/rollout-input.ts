import { toText } from '../../engine/conversion/convert.ts';
import type { FileStore } from '../../engine/host.ts';
import { PSObject, type Value } from '../../engine/value.ts';
import { policyName } from '../../policy/identity.ts';
import type { InputRow } from '../../rollout/row.ts';
import { CsvReader, type CsvRecord } from '../content/csv-reader.ts';
import { inputColumns, isUser, type InputColumns } from './input-columns.ts';

type GivenRow = Omit<InputRow, 'row'>;

/** What the command line says about rows. */
export interface RowDefaults {
  readonly policyType: string | undefined;
  /** null takes assignments away; undefined: only the rows say. */
  readonly policyName: string | null | undefined;
  readonly identityColumn: string | undefined;
  readonly delimiter: string | undefined;
}

/** The rows of a CSV file, or of a plain list of users. Rejects with InvalidRolloutInput, InvalidCsv, and what the file store says. */
export async function* rowsOfFile(files: FileStore, path: string, defaults: RowDefaults): AsyncGenerator<GivenRow, void, undefined> {
  let columns: InputColumns | undefined;
  let header: readonly string[] = [];
  for await (const { fields } of records(files, path, defaults.delimiter)) {
    if (fields.every((field) => field === '')) continue;
    if (!columns) {
      const isList = fields.length === 1 && isUser(fields[0] ?? '');
      header = isList ? ['Identity'] : fields;
      columns = inputColumns(header, defaults.identityColumn);
      if (!isList) continue;
    }
    const cell = (name: string | undefined): string | undefined => (name === undefined ? undefined : fields[header.indexOf(name)]);
    yield givenRow(columns, cell, defaults);
  }
}

/** The rows of the pipeline: objects with such properties, or users by name. */
export async function* rowsOfObjects(objects: AsyncIterable<Value>, defaults: RowDefaults): AsyncGenerator<GivenRow, void, undefined> {
  for await (const value of objects) {
    if (value instanceof PSObject) {
      const columns = inputColumns([...value.properties.keys()], defaults.identityColumn);
      const cell = (name: string | undefined): string | undefined => {
        const found = name === undefined ? undefined : value.get(name);
        return found === undefined || found === null ? undefined : toText(found);
      };
      yield givenRow(columns, cell, defaults);
    } else yield givenRow({ identity: '', policyName: undefined, policyType: undefined }, (name) => (name === undefined ? undefined : toText(value)), defaults);
  }
}

/** An empty cell is filled by the command line; `$null` in a cell takes an assignment away. */
function givenRow(columns: InputColumns, cell: (name: string | undefined) => string | undefined, defaults: RowDefaults): GivenRow {
  const named = cell(columns.policyName)?.trim() ?? '';
  return {
    identity: cell(columns.identity)?.trim() ?? '',
    policyType: (cell(columns.policyType)?.trim() ?? '') || (defaults.policyType ?? ''),
    policyName: named === '' ? (defaults.policyName === undefined ? '' : defaults.policyName) : named.toLowerCase() === '$null' ? null : policyName(named),
  };
}

async function* records(files: FileStore, path: string, delimiter: string | undefined): AsyncGenerator<CsvRecord, void, undefined> {
  let reader: CsvReader | undefined = delimiter === undefined ? undefined : new CsvReader(delimiter);
  let head = '';
  for await (const chunk of files.read(path)) {
    if (reader) {
      yield* reader.push(chunk);
      continue;
    }
    head += chunk;
    if (!/[\r\n]/.test(head)) continue;
    reader = new CsvReader(separatorOf(head));
    yield* reader.push(head);
  }
  if (!reader) {
    reader = new CsvReader(separatorOf(head));
    yield* reader.push(head);
  }
  yield* reader.end();
}

/** Excel writes semicolons in half of the world. */
function separatorOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
