import { toText } from '../../engine/conversion/convert.ts';
import { DateTime, Hashtable, isList, PSObject, type Value } from '../../engine/value.ts';

/** A text that two values share when the object cmdlets take them for the same: their text, or their properties, with or without regard to case. */
export function identityOf(value: Value, caseSensitive: boolean): string {
  const key = described(value);
  return caseSensitive ? key : key.toLowerCase();
}

function described(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null) return '\0null';
  if (isList(value)) return `\0(${value.map(described).join('\0,')}\0)`;
  if (value instanceof PSObject) return `\0{${[...value.properties].map(([name, each]) => `${name.toLowerCase()}\0=${described(each)}`).join('\0;')}\0}`;
  if (value instanceof Hashtable) return `\0{${[...value.entries()].map(([name, each]) => `${described(name)}\0=${described(each)}`).join('\0;')}\0}`;
  if (value instanceof DateTime) return `\0date${value.ms}`;
  return toText(value);
}
