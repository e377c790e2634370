import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { Hashtable, isList, PSObject, type Value } from '../../engine/value.ts';
import { typeNameOf } from '../../engine/conversion/convert.ts';
import { namesOf, valueOf } from '../objects/property-value.ts';

export interface CsvStyle {
  readonly delimiter: string;
  readonly quotes: 'Never' | 'Always' | 'AsNeeded';
  /** Only these columns are quoted; folded to lower case. */
  readonly quoteFields: ReadonlySet<string> | undefined;
  readonly header: boolean;
  readonly typeInformation: boolean;
  readonly safeCells: boolean;
}

interface WritingArguments {
  readonly Delimiter: string | undefined;
  readonly IncludeTypeInformation: boolean | undefined;
  readonly NoTypeInformation: boolean | undefined;
  readonly QuoteFields: readonly string[] | undefined;
  readonly UseQuotes: CsvStyle['quotes'] | undefined;
  readonly NoHeader: boolean | undefined;
  readonly SafeCells: boolean | undefined;
}

/** Reads the writing parameters. Throws where two of them contradict each other. */
export function csvStyle(args: WritingArguments): CsvStyle {
  if (args.QuoteFields !== undefined && args.UseQuotes !== undefined) {
    throw new ErrorRecord({
      id: 'CannotSpecifyQuoteFieldsAndUseQuotes',
      category: 'InvalidData',
      terminating: true,
      message: 'You must specify either the -UseQuotes or -QuoteFields parameters, but not both.',
    });
  }
  if (args.IncludeTypeInformation === true && args.NoTypeInformation === true) {
    throw new ErrorRecord({
      id: 'CannotSpecifyIncludeTypeInformationAndNoTypeInformation',
      category: 'InvalidData',
      terminating: true,
      message: 'You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, but not both.',
    });
  }
  return {
    delimiter: args.Delimiter ?? ',',
    quotes: args.UseQuotes ?? 'Always',
    quoteFields: args.QuoteFields && new Set(args.QuoteFields.map((name) => name.toLowerCase())),
    header: args.NoHeader !== true,
    typeInformation: args.IncludeTypeInformation === true,
    safeCells: args.SafeCells === true,
  };
}

/** Writes objects as lines of CSV, without line breaks at their ends. The first object decides the columns, unless they are given. */
export class CsvWriter {
  readonly #style: CsvStyle;
  readonly #mustQuote: RegExp;
  #columns: readonly string[] | undefined;
  #quoted: readonly boolean[] = [];

  constructor(style: CsvStyle, columns?: readonly string[]) {
    this.#style = style;
    this.#mustQuote = new RegExp(`["\\n\\r${style.delimiter.replace(/[\\\]^-]/, '\\$&')}]`);
    if (columns !== undefined) this.#setColumns(columns);
  }

  /** The lines before the object, if it is the first. */
  begin(value: Value): readonly string[] {
    if (this.#columns !== undefined) return [];
    const columns = namesOf(value);
    this.#setColumns(columns);
    const lines: string[] = [];
    if (this.#style.typeInformation) lines.push(`#TYPE ${typeName(value)}`);
    if (this.#style.header) lines.push(columns.map((name, index) => this.#field(name, index)).join(this.#style.delimiter));
    return lines;
  }

  line(value: Value): string {
    const columns = this.#columns ?? [];
    let line = '';
    for (let i = 0; i < columns.length; i++) {
      if (i > 0) line += this.#style.delimiter;
      const found = valueOf(value, columns[i] ?? '');
      if (found !== undefined && found !== null) line += this.#field(this.#cell(found), i);
    }
    return line;
  }

  #setColumns(columns: readonly string[]): void {
    this.#columns = columns;
    const { quoteFields, quotes } = this.#style;
    this.#quoted = columns.map((name) => (quoteFields === undefined ? quotes === 'Always' : quoteFields.has(name.toLowerCase())));
  }

  #field(text: string, index: number): string {
    const quote = this.#quoted[index] === true || (this.#style.quoteFields === undefined && this.#style.quotes === 'AsNeeded' && this.#mustQuote.test(text));
    if (!quote) return text;
    return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
  }

  #cell(value: Value): string {
    if (typeof value === 'string') return this.#style.safeCells && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    if (isList(value)) return 'System.Object[]';
    if (value instanceof Hashtable) return typeNameOf(value);
    return toText(value);
  }
}

const typeName = (value: Value): string => {
  const name = value instanceof PSObject && value.typeName !== 'PSCustomObject' ? value.typeName : typeNameOf(value);
  return name.replace(/^CSV:/i, '');
};
