import { duplicateKey } from '../operators/collection-arithmetic.ts';
import { equals } from '../operators/comparison.ts';
import { checkCollection, defaultLimits } from '../limits.ts';
import { badArgument, method, type MethodTable } from './method.ts';
import { nothing } from './nothing.ts';
import { runtimeError } from '../runtime-error.ts';
import { Hashtable, psObject, type Value } from '../value.ts';

const entries = (table: Hashtable): readonly Value[] =>
  [...table.entries()].map(([Key, value]) => psObject('System.Collections.DictionaryEntry', { Key, Value: value, Name: Key }));

const indexOf = (list: readonly Value[], wanted: Value): number => list.findIndex((item) => sameElement(item, wanted));

/** .NET's Equals: letter case counts, and a text is never a number. */
const sameElement = (a: Value, b: Value): boolean => (typeof a === 'string' || typeof b === 'string' ? a === b : equals(a, b, true));

/** Methods of a list. It has a fixed size, as PowerShell's arrays have: `+=` makes a longer one. */
export const listMethods: MethodTable<readonly Value[]> = {
  Clone: method(0, (list) => [...list]),
  Contains: method(1, (list, args) => indexOf(list, args.value(0)) >= 0),
  Equals: method(1, (list, args) => list === args.value(0)),
  GetEnumerator: method(0, (list) => list),
  GetLength: method(1, (list) => list.length),
  GetUpperBound: method(1, (list) => list.length - 1),
  GetValue: method(1, (list, args) => list[args.int(0)] ?? null),
  IndexOf: method(1, (list, args) => indexOf(list, args.value(0))),
  ToArray: method(0, (list) => [...list]),
  Add: method(1, fixedSize),
  AddRange: method(1, fixedSize),
  Remove: method(1, fixedSize),
  RemoveAt: method(1, fixedSize),
  Insert: method(2, fixedSize),
  Clear: method(0, fixedSize),
};

function fixedSize(): never {
  throw runtimeError('NotSupportedException', 'Exception calling a method: "Collection was of a fixed size."', {
    category: 'NotSpecified',
    exception: 'System.NotSupportedException',
    recommendation: 'Add with $list += $item, and remove with $list = $list | Where-Object { … }.',
  });
}

/** Methods of `@{…}` and `[ordered]@{…}`. */
export const hashtableMethods: MethodTable<Hashtable> = {
  Add: method(2, (table, args) => {
    if (table.has(args.value(0))) throw duplicateKey(args.value(0));
    checkCollection(table.size + 1, defaultLimits.collectionLength);
    table.set(args.value(0), args.value(1));
    return nothing;
  }),
  Clear: method(0, (table) => {
    for (const key of table.keys()) table.delete(key);
    return nothing;
  }),
  Clone: method(0, (table) => new Hashtable(table.entries(), table.ordered)),
  Contains: method(1, (table, args) => table.has(args.value(0))),
  ContainsKey: method(1, (table, args) => table.has(args.value(0))),
  ContainsValue: method(1, (table, args) => indexOf(table.values(), args.value(0)) >= 0),
  Equals: method(1, (table, args) => table === args.value(0)),
  GetEnumerator: method(0, entries),
  Remove: method(1, (table, args) => {
    table.delete(args.value(0));
    return nothing;
  }),
  Insert: method(3, (table, args) => {
    const all = [...table.entries()];
    if (args.int(0) < 0 || args.int(0) > all.length) throw badArgument('Insert', 'Index was out of range.');
    if (table.has(args.value(1))) throw duplicateKey(args.value(1));
    all.splice(args.int(0), 0, [args.value(1), args.value(2)]);
    for (const [key] of all) table.delete(key);
    for (const [key, value] of all) table.set(key, value);
    return nothing;
  }),
};
