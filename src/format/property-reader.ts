import { toErrorRecord } from '../engine/error-record.ts';
import { andThen, type Later } from '../engine/later.ts';
import { getMember, propertyNames } from '../engine/members/members.ts';
import { PSObject, type Value } from '../engine/value.ts';
import { cellText, defaultEnumerationLimit } from './cell-text.ts';
import type { FormatOptions, FormatProperty, FormatRequest } from './format-request.ts';

/** Reads one column or list entry from objects. Only a script block makes it wait. */
export interface PropertyReader {
  /** In the spelling of the object it was made for. */
  readonly name: string;
  readonly property?: FormatProperty;
  /** undefined where the object has no such property. */
  readonly read: (value: Value) => Later<Value | undefined>;
}

/**
 * The readers for what `request` names, or for all properties of `value`. Patterns give the matching properties in the object's order.
 * A name the object has not is kept in a table, for the rows to come, and left out of a list.
 */
export function readersFor(value: Value, request: FormatRequest, options: FormatOptions, keepMissing: boolean): PropertyReader[] {
  const { exclude } = request;
  const names = namesOf(value);
  const properties = request.properties ?? (exclude ? [everything] : undefined);
  const readers = properties ? properties.flatMap((property) => readersOf(property, names, options, keepMissing)) : names.map((name) => named(name));
  return exclude ? readers.filter(({ name }) => !exclude(name)) : readers;
}

const everything: FormatProperty = { text: '*', matches: () => true };

function readersOf(property: FormatProperty, names: readonly string[], options: FormatOptions, keepMissing: boolean): PropertyReader[] {
  const { block, matches, text } = property;
  if (block) return [{ name: text, property, read: (value) => calculated(property, value, options) }];
  if (matches) return names.filter(matches).map((name) => named(name, property));
  const folded = text.toLowerCase();
  const found = names.find((name) => name.toLowerCase() === folded);
  return found !== undefined || keepMissing ? [named(found ?? text, property)] : [];
}

export const named = (name: string, property?: FormatProperty): PropertyReader => ({
  name,
  ...(property && { property }),
  read: (value) => (value instanceof PSObject ? value.get(name) : getMember(value, name)),
});

export const namesOf = (value: Value): readonly string[] => (value instanceof PSObject ? [...value.properties.keys()] : propertyNames(value));

/** A calculated property that fails prints nothing, as in PowerShell. */
function calculated(property: FormatProperty, value: Value, { evaluate }: FormatOptions): Later<Value | undefined> {
  if (!property.block || !evaluate) return undefined;
  const single = (values: readonly Value[]): Value => (values.length > 1 ? values : (values[0] ?? null));
  try {
    const result = evaluate(property.block, value);
    return result instanceof Promise ? result.then(single, nothingUnlessFatal) : single(result);
  } catch (thrown) {
    return nothingUnlessFatal(thrown);
  }
}

function nothingUnlessFatal(thrown: unknown): Value | undefined {
  if (['InternalError', 'OperationStopped', 'LimitExceeded'].includes(toErrorRecord(thrown).id)) throw thrown;
  return undefined;
}

/** What a reader finds on `value`, as text. */
export function readText(reader: PropertyReader, value: Value, options: FormatOptions, fixedDecimals = false): Later<string> {
  const { format } = reader.property ?? {};
  const cellOptions = { enumerationLimit: options.enumerationLimit ?? defaultEnumerationLimit, fixedDecimals, ...(format !== undefined && { format }) };
  return andThen(reader.read(value), (found) => (found === undefined ? '' : cellText(found, cellOptions)));
}
