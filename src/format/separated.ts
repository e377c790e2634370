import { getMember } from '../engine/members/members.ts';
import { Hashtable, isList, PSObject, type Value } from '../engine/value.ts';
import { scalarText } from './cell-text.ts';
import { toJson } from './json.ts';
import { namesOf } from './property-reader.ts';

export interface SeparatedOptions {
  readonly separator: 'csv' | 'tsv';
  /** Leave text that a spreadsheet would take for a formula as it is. */
  readonly rawFormulas?: boolean;
}

/**
 * CSV or TSV lines, header first. The first object decides the columns; scalars have one, `Value`. CSV quotes what needs it (RFC 4180);
 * TSV writes tabs and line ends as `\t` and `\n`. Text that begins like a formula gets an apostrophe in front, so that opening the file
 * runs nothing; numbers are left alone. Lists are joined with `;`, objects are JSON.
 */
export class SeparatedWriter {
  readonly #options: SeparatedOptions;
  #columns: readonly string[] | undefined;

  constructor(options: SeparatedOptions) {
    this.#options = options;
  }

  /** The line of one object, after the header for the first. */
  lines(value: Value): string {
    const header = this.#columns === undefined;
    const columns = (this.#columns ??= value instanceof PSObject ? namesOf(value) : ['Value']);
    const cells = columns.map((name) => (value instanceof PSObject ? (value.get(name) ?? null) : name === 'Value' ? value : (getMember(value, name) ?? null)));
    return (header ? this.#line(columns) : '') + this.#line(cells);
  }

  #line(cells: readonly Value[]): string {
    const { separator } = this.#options;
    const fields = cells.map((cell) => (separator === 'csv' ? csvField(this.#text(cell)) : tsvField(this.#text(cell))));
    return `${fields.join(separator === 'csv' ? ',' : '\t')}\n`;
  }

  #text(value: Value): string {
    const text = isList(value) ? value.map(itemText).join(';') : itemText(value);
    const isText = typeof value === 'string' || isList(value);
    return isText && this.#options.rawFormulas !== true && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  }
}

function itemText(value: Value): string {
  if (isList(value) || value instanceof PSObject || value instanceof Hashtable) return toJson(value, { compress: true, depth: 100 });
  return value === null ? '' : scalarText(value);
}

const csvField = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const tsvEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const tsvField = (text: string): string => text.replace(/[\\\t\n\r]/g, (character) => tsvEscapes[character] ?? character);
