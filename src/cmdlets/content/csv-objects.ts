import { ErrorRecord } from '../../engine/error-record.ts';
import { customObject, PSObject, type Value } from '../../engine/value.ts';
import type { CsvRecord } from './csv-reader.ts';

/** Makes objects of records. The first record is the header unless names are given; lines beginning with # before it are comments. */
export class CsvObjects {
  #names: readonly string[] | undefined;
  #typeName = customObject;
  #started = false;
  readonly #warn: (message: string) => void;

  constructor(names: readonly string[] | undefined, warn: (message: string) => void) {
    this.#warn = warn;
    if (names !== undefined) this.#names = this.#checked(names);
  }

  /** The column names, once the header was read. */
  get names(): readonly string[] | undefined {
    return this.#names;
  }

  /** The record's object: all values are text, missing ones null. undefined for the header, comments and blank lines. */
  next({ fields, quoted }: CsvRecord): PSObject | undefined {
    const first = fields[0] ?? '';
    if (fields.length === 0 || (fields.length === 1 && first === '')) return undefined;
    const isFirst = !this.#started;
    this.#started = true;
    if (isFirst && !quoted && first.startsWith('#') && this.#typed(fields)) return undefined;
    const names = this.#names;
    if (names === undefined) {
      this.#header(fields, quoted);
      return undefined;
    }
    const properties = new Map<string, Value>();
    for (let i = 0; i < names.length; i++) properties.set(names[i] ?? '', fields[i] ?? null);
    return new PSObject(this.#typeName, properties);
  }

  /** `#TYPE Name`, or another comment, on the very first line. */
  #typed(fields: readonly string[]): boolean {
    const first = fields[0] ?? '';
    if (first.startsWith('#Fields: ')) return false;
    const type = /^#type\s*(.*)$/i.exec(first)?.[1];
    if (type) this.#typeName = type;
    return true;
  }

  #header(fields: readonly string[], quoted: boolean): void {
    const names = [...fields];
    while (names.length > 1 && names.at(-1) === '') names.pop();
    const first = names[0] ?? '';
    if (first.startsWith('#Fields: ')) names[0] = first.slice('#Fields: '.length);
    else if (first.startsWith('#') && !quoted) return;
    this.#names = this.#checked(names);
  }

  /** Columns without a name are called H1, H2 …; two columns of one name are refused. */
  #checked(names: readonly string[]): readonly string[] {
    const taken = new Set<string>();
    for (const name of names) {
      if (name !== '' && taken.has(name.toLowerCase())) {
        throw new ErrorRecord({
          id: 'InvalidCsv',
          category: 'InvalidData',
          terminating: true,
          target: name,
          message: `The member "${name}" is already present.`,
          recommendation: 'Name the columns with -Header, and skip the first line with Select-Object -Skip 1.',
        });
      }
      taken.add(name.toLowerCase());
    }
    if (!names.includes('')) return names;
    this.#warn('One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.');
    let unnamed = 0;
    return names.map((name) => (name === '' ? `H${++unnamed}` : name));
  }
}
