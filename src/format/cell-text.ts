import { compositeFormat } from '../engine/conversion/composite-format.ts';
import { toText } from '../engine/conversion/convert.ts';
import { toErrorRecord } from '../engine/error-record.ts';
import { customObject, DateTime, Hashtable, isList, PSObject, Real, type Value } from '../engine/value.ts';
import { isoDate } from './iso-date.ts';
import { printable } from './printable.ts';

export interface CellOptions {
  /** Elements of a collection that are shown; -1 shows all. `$FormatEnumerationLimit`. */
  readonly enumerationLimit: number;
  /** Real numbers with two decimals, as in tables. */
  readonly fixedDecimals?: boolean;
  /** A .NET format: `N2`, `yyyy-MM-dd`, or with braces, `{0:N2} EUR`. */
  readonly format?: string;
}

export const defaultEnumerationLimit = 4;

/** A property's value as the text of a table cell or a list entry, safe to print. May hold line feeds. */
export function cellText(value: Value, options: CellOptions): string {
  if (typeof value === 'string' && options.format === undefined) return printable(value);
  return printable(options.format === undefined ? plainText(value, options) : formatted(value, options.format, options));
}

function plainText(value: Value, { enumerationLimit, fixedDecimals }: CellOptions): string {
  if (value === null) return '';
  if (isList(value)) return collection(value, enumerationLimit, elementText);
  if (value instanceof Hashtable) return collection(value.entries(), enumerationLimit, ([key, item]) => `[${scalarText(key)}, ${scalarText(item)}]`);
  if (fixedDecimals && isReal(value)) return fixed(value);
  return scalarText(value);
}

/** As ToString, but dates in ISO 8601, which reads the same everywhere. */
export const scalarText = (value: Value): string => (value instanceof DateTime ? isoDate(value) : toText(value));

const isReal = (value: Value): value is number | Real => value instanceof Real || (typeof value === 'number' && !Number.isInteger(value));

function fixed(value: number | Real): string {
  const number = value instanceof Real ? value.value : value;
  return Number.isFinite(number) && Math.abs(number) < 1e21 ? number.toFixed(2) : toText(value);
}

/** `{a, b, c, d…}` */
function collection<T>(items: Iterable<T>, limit: number, text: (item: T) => string): string {
  const shown: string[] = [];
  for (const item of items) {
    if (limit >= 0 && shown.length === limit) return `{${shown.join(', ')}…}`;
    shown.push(text(item));
  }
  return `{${shown.join(', ')}}`;
}

function elementText(value: Value): string {
  if (value === null) return '$null';
  if (!(value instanceof PSObject) || value.typeName === customObject) return scalarText(value);
  const name = displayName(value);
  return scalarText(name === undefined ? value : (value.get(name) ?? null));
}

const displayNames = [/^name$/i, /^id$/i, /^key$/i, /key$/i, /name$/i, /id$/i];

/** The property that tells one object from another: Name, Id, Key, or one that ends so. */
export function displayName(value: PSObject): string | undefined {
  const names = [...value.properties.keys()];
  for (const pattern of displayNames) {
    const found = names.find((name) => pattern.test(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A format that does not suit the value is passed over, as in PowerShell. */
function formatted(value: Value, format: string, options: CellOptions): string {
  try {
    return compositeFormat(format.includes('{0') ? format : `{0:${format}}`, [value]);
  } catch (thrown) {
    if (toErrorRecord(thrown).id !== 'FormatError') throw thrown;
    return plainText(value, options);
  }
}
