import { typeNameOf } from '../../engine/conversion/convert.ts';
import { Hashtable, ScriptBlock, type Value } from '../../engine/value.ts';
import { hasWildcards, wildcard } from '../../engine/operators/wildcard.ts';
import { calculatedProperty, invalidProperty, textEntry } from '../calculated-property.ts';
import type { FormatProperty } from '../../format/format-request.ts';
import type { Alignment } from '../../format/table-row.ts';

/** Keys of a calculated property besides `expression`. */
export type FormatKey = 'formatString' | 'label' | 'name' | 'width' | 'alignment';

export const tableKeys: readonly FormatKey[] = ['formatString', 'width', 'alignment', 'label', 'name'];
export const listKeys: readonly FormatKey[] = ['formatString', 'label', 'name'];
export const wideKeys: readonly FormatKey[] = ['formatString'];

/** Reads what -Property and -GroupBy of the Format cmdlets take. Throws a terminating DictionaryKey…, Expression…, Width… or Alignment… error. */
export function formatProperty(value: Value, keys: readonly FormatKey[]): FormatProperty {
  if (!(value instanceof Hashtable)) return expression(value, false);
  const found = calculatedProperty(value, keys);
  const label = textEntry(found, 'label');
  const format = textEntry(found, 'formatString');
  if (format === '') throw invalidProperty('FormatStringEmpty', 'The value of the key FormatString is empty.');
  const width = widthOf(found.get('width'));
  const align = alignmentOf(textEntry(found, 'alignment'));
  return {
    ...expression(found.get('expression') ?? null, true),
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
    throw invalidProperty(
      inHashtable ? 'DictionaryKeyIllegalValue1' : 'DictionaryKeyUnknownType',
      `${typeNameOf(value)} is neither a property name nor a script block.`,
    );
  }
  if (value === '') throw invalidProperty(inHashtable ? 'ExpressionEmptyString1' : 'ExpressionEmptyString2', 'A property name is empty.');
  return hasWildcards(value) ? { text: value, matches: wildcard(value) } : { text: value };
}

function widthOf(value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw invalidProperty('DictionaryKeyIllegalValue2', 'The value of the key width is no whole number.');
  if (value <= 0) throw invalidProperty('WidthOutOfRange', `The width ${value} is not greater than 0.`);
  return value;
}

const alignments: readonly Alignment[] = ['left', 'center', 'right'];

function alignmentOf(value: string | undefined): Alignment | undefined {
  if (value === undefined) return undefined;
  const found = value === '' ? undefined : alignments.find((alignment) => alignment.startsWith(value.toLowerCase()));
  if (!found) throw invalidProperty('AlignmentIllegalValue', `"${value}" is no alignment.`, `Valid values: ${alignments.join(', ')}.`);
  return found;
}
