import { cast, toText, typeNameOf } from '../conversion/convert.ts';
import { nothing } from '../members/nothing.ts';
import { runtimeError } from '../runtime-error.ts';
import { Hashtable, isList, type Value } from '../value.ts';

/**
 * `target[index]`: negative from the end, several at once, keys of hashtables. What is not there is null. A single value is its own first and
 * last element. Throws NullArray, NullArrayIndex.
 */
export function getIndex(target: Value, index: Value): Value {
  if (target === null || target === nothing) throw runtimeError('NullArray', 'Cannot index into a null array.');
  if (isList(index) && !(target instanceof Hashtable && target.has(index))) return getSlice(target, index);
  if (index === null) throw runtimeError('NullArrayIndex', 'Index operation failed; the array index evaluated to null.');
  if (target instanceof Hashtable) return entry(target, index);
  const found = element(target, index);
  return found === undefined ? null : found;
}

/** Places that a list does not have are left out; a single value has no slices. */
function getSlice(target: Value, indexes: readonly Value[]): Value {
  if (!isList(target) && typeof target !== 'string' && !(target instanceof Hashtable)) return null;
  if (target instanceof Hashtable) return indexes.map((index) => entry(target, index));
  return indexes.map((index) => element(target, index)).filter((found) => found !== undefined);
}

/** By key; an ordered one also by place. */
function entry(table: Hashtable, index: Value): Value {
  const found = table.get(index);
  if (found !== undefined || !table.ordered || typeof index !== 'number') return found ?? null;
  return table.values().at(index) ?? null;
}

function element(target: Value, index: Value): Value | undefined {
  const at = Number(cast({ name: 'int', array: false }, index));
  if (isList(target)) return at < -target.length ? undefined : target.at(at);
  if (typeof target === 'string') return at < -target.length ? undefined : target.at(at);
  return at === 0 || at === -1 ? target : undefined;
}

const cannotIndex = (target: Value) =>
  runtimeError('CannotIndex', `Unable to index into an object of type ${typeNameOf(target)}.`, {
    target,
    recommendation: 'Only lists, texts and hashtables take [ ].',
  });

/** `target[index] = value`. Throws NullArray, IndexOutOfRange, CannotIndex. */
export function setIndex(target: Value, index: Value, value: Value): void {
  if (target === null || target === nothing) throw runtimeError('NullArray', 'Cannot index into a null array.');
  if (index === null) throw runtimeError('NullArrayIndex', 'Index operation failed; the array index evaluated to null.');
  if (target instanceof Hashtable) {
    const place = target.ordered && typeof index === 'number' && !target.has(index) ? target.keys().at(index) : undefined;
    target.set(place ?? index, value);
    return;
  }
  if (!isList(target)) throw cannotIndex(target);
  const number = Number(cast({ name: 'int', array: false }, index));
  const at = number < 0 ? target.length + number : number;
  if (at < 0 || at >= target.length) {
    throw runtimeError('IndexOutOfRange', 'Index was outside the bounds of the array.', {
      category: 'OperationStopped',
      target: index,
      exception: 'System.IndexOutOfRangeException',
      recommendation: `The list has ${target.length} elements; += makes a longer one, and ${toText(index)} is beyond it.`,
    });
  }
  // Lists are read-only to cmdlets; a script's own assignment is the one place that changes an element.
  (target as Value[])[at] = value;
}
