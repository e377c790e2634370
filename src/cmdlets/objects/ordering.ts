import { compare, compareText } from '../../engine/operators/comparison.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { Value } from '../../engine/value.ts';

/** A key of an object; undefined where the object lacks the property. */
export type SortKey = Value | undefined;

/**
 * Orders two keys as Sort-Object, Group-Object, Compare-Object and Get-Unique do: by the first one's type, or as text where the types do
 * not compare. A missing property comes after everything; null before everything but negative numbers.
 */
export function compareKeys(left: SortKey, right: SortKey, caseSensitive: boolean): number {
  if (left === right) return 0;
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  // 9 and '10' compare as numbers whichever comes first; otherwise the order of a mixed list would hang on the order of its input.
  if (typeof left === 'string' && typeof right !== 'string') return -compareKeys(right, left, caseSensitive);
  try {
    return compare(left, right, caseSensitive);
  } catch (thrown) {
    if (!(thrown instanceof ErrorRecord)) throw thrown;
    return compareText(toText(left), toText(right), caseSensitive);
  }
}

/** Orders two rows of keys; a key may turn its direction round, but what is missing stays last. */
export function compareRows(left: readonly SortKey[], right: readonly SortKey[], descending: readonly boolean[], caseSensitive: boolean): number {
  for (let i = 0; i < left.length; i++) {
    const a = left[i];
    const b = right[i];
    const order = compareKeys(a, b, caseSensitive);
    if (order !== 0) return descending[i] === true && a !== undefined && b !== undefined ? -order : order;
  }
  return 0;
}
