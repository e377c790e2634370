import { typeNameOf } from '../../engine/convert.ts';
import type { ErrorId } from '../../engine/error-id.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { Hashtable, ScriptBlock, type Value } from '../../engine/value.ts';
import { hasWildcards, wildcard } from '../../engine/wildcard.ts';
import type { FormatProperty } from '../../format/format-request.ts';
import type { Alignment } from '../../format/table-row.ts';

/** Keys of a calculated property; `name` and `label` are one. Any unique beginning will do. */
export type FormatKey = 'expression' | 'formatString' | 'label' | 'name' | 'width' | 'alignment';

export const tableKeys: readonly FormatKey[] = ['expression', 'formatString', 'width', 'alignment', 'label', 'name'];
export const listKeys: readonly FormatKey[] = ['expression', 'formatString', 'label', 'name'];
export const wideKeys: readonly FormatKey[] = ['expression', 'formatString'];

/** Reads what -Property and -GroupBy of the Format cmdlets take. Throws a terminating DictionaryKey…, Expression…, Width… or Alignment… error. */
export function formatProperty(value: Value, keys: readonly FormatKey[]): FormatProperty {
  if (!(value instanceof Hashtable)) return expression(value, false);
  const found = entries(value, keys);
  const source = found.get('expression');
  if (source === undefined) {
    throw invalid('DictionaryKeyMandatoryEntry', 'The hashtable lacks the key Expression.', "Write for example @{Label='Total'; Expression={$_.Count * 2}}.");
  }
  const label = text(found, 'label');
  const format = text(found, 'formatString');
  if (format === '') throw invalid('FormatStringEmpty', 'The value of the key FormatString is empty.');
  const width = widthOf(found.get('width'));
  const align = alignmentOf(text(found, 'alignment'));
  return {
    ...expression(source, true),
    ...(label !== undefined && { label }),
    ...(format !== undefined && { format }),
    ...(width !== undefined && { width }),
    ...(align !== undefined && { align }),
  };
}

function expression(value: Value, inHashtable: boolean): FormatProperty {
  if (value instanceof ScriptBlock) return { text: value.ast.text, block: value };
  if (typeof value === 'number' || typeof value === 'boolean') return { text: String(value) };
  if (typeof value !== 'string') {
    throw invalid(
      inHashtable ? 'DictionaryKeyIllegalValue1' : 'DictionaryKeyUnknownType',
      `${typeNameOf(value)} is neither a property name nor a script block.`,
    );
  }
  if (value === '') throw invalid(inHashtable ? 'ExpressionEmptyString1' : 'ExpressionEmptyString2', 'A property name is empty.');
  return hasWildcards(value) ? { text: value, matches: wildcard(value) } : { text: value };
}

function entries(table: Hashtable, keys: readonly FormatKey[]): Map<FormatKey, Value> {
  const found = new Map<FormatKey, Value>();
  for (const [key, value] of table.entries()) {
    if (typeof key !== 'string') throw invalid('DictionaryKeyNonString', `A key has the type ${typeNameOf(key)}; keys are text.`);
    const name = keyNamed(key, keys);
    if (found.has(name)) throw invalid('DictionaryKeyDuplicate', `The key "${key}" duplicates the key "${name}".`);
    if (value === null) throw invalid('DictionaryKeyMissingValue', `The key "${key}" has no value.`);
    found.set(name, value);
  }
  return found;
}

function keyNamed(key: string, keys: readonly FormatKey[]): FormatKey {
  const [first, second] = key === '' ? [] : keys.filter((candidate) => candidate.toLowerCase().startsWith(key.toLowerCase()));
  if (first === undefined) throw invalid('DictionaryKeyIllegal', `The key "${key}" is not valid.`, `Valid keys: ${keys.join(', ')}.`);
  if (second !== undefined) throw invalid('DictionaryKeyAmbiguous', `The key "${key}" can mean ${first} or ${second}.`);
  return first === 'name' ? 'label' : first;
}

function text(found: ReadonlyMap<FormatKey, Value>, key: FormatKey): string | undefined {
  const value = found.get(key);
  if (value === undefined || typeof value === 'string') return value;
  throw invalid('DictionaryKeyIllegalValue2', `The value of the key ${key} is not text.`);
}

function widthOf(value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalid('DictionaryKeyIllegalValue2', 'The value of the key width is no whole number.');
  if (value <= 0) throw invalid('WidthOutOfRange', `The width ${value} is not greater than 0.`);
  return value;
}

const alignments: readonly Alignment[] = ['left', 'center', 'right'];

function alignmentOf(value: string | undefined): Alignment | undefined {
  if (value === undefined) return undefined;
  const found = value === '' ? undefined : alignments.find((alignment) => alignment.startsWith(value.toLowerCase()));
  if (!found) throw invalid('AlignmentIllegalValue', `"${value}" is no alignment.`, `Valid values: ${alignments.join(', ')}.`);
  return found;
}

function invalid(id: ErrorId, message: string, recommendation?: string): ErrorRecord {
  return new ErrorRecord({ id, message, category: 'InvalidArgument', terminating: true, ...(recommendation !== undefined && { recommendation }) });
}
