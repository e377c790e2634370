import { toText, typeNameOf } from '../engine/conversion/convert.ts';
import type { ErrorId } from '../engine/error-id.ts';
import { ErrorRecord } from '../engine/error-record.ts';
import type { Hashtable, Value } from '../engine/value.ts';

/** A calculated property's entries by their full key; what `name` says stands under `label`. */
export type PropertyEntries<K extends string> = ReadonlyMap<K | 'expression', Value>;

/**
 * Reads a hashtable around a property: `@{ Name = …; Expression = … }`. A key may be cut to any beginning that only one of `keys` and
 * `expression` has; Name and Label are one key with two spellings. Throws a terminating DictionaryKey… error.
 */
export function calculatedProperty<K extends string>(table: Hashtable, keys: readonly K[]): PropertyEntries<K> {
  const found = new Map<K | 'expression', Value>();
  for (const [key, value] of table.entries()) {
    const name = keyNamed(key, ['expression', ...keys]);
    if (found.has(name)) throw invalidProperty('DictionaryKeyDuplicate', `The key "${toText(key)}" duplicates the key "${name}".`);
    if (value === null) throw invalidProperty('DictionaryKeyMissingValue', `The key "${toText(key)}" has no value.`);
    found.set(name, value);
  }
  if (found.has('expression')) return found;
  throw invalidProperty(
    'DictionaryKeyMandatoryEntry',
    'The hashtable lacks the key Expression.',
    "Write for example @{Name='Total'; Expression={$_.Count * 2}}.",
  );
}

function keyNamed<K extends string>(key: Value, keys: readonly K[]): K {
  if (typeof key !== 'string') throw invalidProperty('DictionaryKeyNonString', `A key has the type ${typeNameOf(key)}; keys are text.`);
  const [first, second] = key === '' ? [] : keys.filter((candidate) => candidate.toLowerCase().startsWith(key.toLowerCase()));
  if (first === undefined) throw invalidProperty('DictionaryKeyIllegal', `The key "${key}" is not valid.`, `Valid keys: ${keys.join(', ')}.`);
  if (second !== undefined) throw invalidProperty('DictionaryKeyAmbiguous', `The key "${key}" can mean ${first} or ${second}.`);
  return first === 'name' ? (keys.find((candidate) => candidate === 'label') ?? first) : first;
}

/** The text under a key; undefined where there is none. Throws DictionaryKeyIllegalValue2 for another kind of value. */
export function textEntry<K extends string>(found: PropertyEntries<K>, key: K): string | undefined {
  const value = found.get(key);
  if (value === undefined || typeof value === 'string') return value;
  throw invalidProperty('DictionaryKeyIllegalValue2', `The value of the key ${key} is not text.`);
}

/** A terminating error about a property's description. */
export const invalidProperty = (id: ErrorId, message: string, recommendation?: string): ErrorRecord =>
  new ErrorRecord({ id, message, category: 'InvalidArgument', terminating: true, ...(recommendation !== undefined && { recommendation }) });
