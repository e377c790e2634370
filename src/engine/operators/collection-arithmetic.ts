import { toText } from '../conversion/convert.ts';
import { checkCollection } from '../limits.ts';
import { runtimeError } from '../runtime-error.ts';
import { Hashtable, isList, type Value } from '../value.ts';

/** A list with what is right of `+` behind it, or two hashtables in one. Makes a new collection. Throws ErrorRecord. */
export function addToCollection(left: readonly Value[] | Hashtable, right: Value): Value {
  if (isList(left)) {
    checkCollection(left.length + (isList(right) ? right.length : 1));
    return isList(right) ? left.concat(right) : [...left, right];
  }
  if (!(right instanceof Hashtable)) {
    throw runtimeError('AddHashTableToNonHashTable', 'A hash table can only be added to another hash table.');
  }
  const sum = new Hashtable(left.entries(), left.ordered);
  for (const [key, value] of right.entries()) {
    if (sum.has(key)) throw duplicateKey(key);
    sum.set(key, value);
  }
  return sum;
}

/** `count` copies of the list, one after the other. */
export function repeatList(list: readonly Value[], count: number): readonly Value[] {
  const length = checkCollection(list.length * count);
  return Array.from({ length }, (_, i) => list[i % list.length] ?? null);
}

/** The error for a key that a hashtable has already. */
export const duplicateKey = (key: Value) =>
  runtimeError('RuntimeException', `Item has already been added. Key in dictionary: '${toText(key)}'  Key being added: '${toText(key)}'`, {
    category: 'NotSpecified',
    target: key,
    exception: 'System.ArgumentException',
    recommendation: 'Assign with $table[key] = value to replace an entry.',
  });
