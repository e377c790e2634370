import { cast, isTrue, toText, typeNameOf } from '../conversion/convert.ts';
import { isNumber, numberTypeOf, parseNumber, toBigInt, toDouble, type NumberValue } from '../conversion/numeric.ts';
import { runtimeError } from '../runtime-error.ts';
import { DateTime, Guid, isList, TimeSpan, TypeValue, type Value } from '../value.ts';

type Collate = (a: string, b: string) => number;

// Making a collator costs a millisecond or so: at first use, not at start-up.
const collators: { sensitive?: Collate; insensitive?: Collate } = {};

/** Text in the order of a dictionary: lower case before upper case where nothing else differs, so `'AAA' -cgt 'aaa'`. */
export function compareText(a: string, b: string, caseSensitive = false): number {
  if (a === b) return 0;
  if (caseSensitive) return (collators.sensitive ??= new Intl.Collator('en-US', { sensitivity: 'variant' }).compare)(a, b);
  return (collators.insensitive ??= new Intl.Collator('en-US', { sensitivity: 'accent' }).compare)(a, b);
}

/** Whether two texts are the same; composed and decomposed letters count as one. */
function sameText(a: string, b: string, caseSensitive = false): boolean {
  if (a === b) return true;
  if (caseSensitive) return compareText(a, b, true) === 0 && a.normalize() === b.normalize();
  const [foldedA, foldedB] = [a.toLowerCase(), b.toLowerCase()];
  return foldedA === foldedB || (foldedA.length !== foldedB.length && foldedA.normalize() === foldedB.normalize());
}

/** `a -eq b` for a single left operand: the right one is converted to the left one's type; what cannot be converted is not equal. */
export function equals(a: Value, b: Value, caseSensitive = false): boolean {
  if (a === null || b === null) return a === b;
  if (typeof a === 'string') return sameText(a, typeof b === 'string' ? b : toText(b), caseSensitive);
  if (isNumber(a)) {
    const other = numberOf(b);
    return other !== undefined && compareNumbers(a, other) === 0;
  }
  if (typeof a === 'boolean') return a === isTrue(b);
  if (a === b) return true;
  const other = likeLeft(a, b);
  return other !== undefined && other === comparable(a);
}

/**
 * Negative, 0 or positive as `a` stands before, with or behind `b`. `$null` stands before everything but negative numbers.
 * Throws NotIcomparable for values without an order, ComparisonFailure for a right side that does not convert to the left one's type.
 */
export function compare(a: Value, b: Value, caseSensitive = false): number {
  if (a === null) return b === null ? 0 : -orderAgainstNull(b);
  if (b === null) return orderAgainstNull(a);
  if (typeof a === 'string') return compareText(a, toText(b), caseSensitive);
  if (isNumber(a) || typeof a === 'boolean') {
    const number = typeof a === 'boolean' ? Number(a) : a;
    return compareNumbers(number, typeof a === 'boolean' && !isNumber(b) ? Number(isTrue(b)) : (numberOf(b) ?? notComparable(a, b)));
  }
  const left = comparable(a);
  if (left === undefined) {
    if (a === b) return 0;
    throw runtimeError('NotIcomparable', `Cannot compare "${toText(a)}" because it is not IComparable.`, { target: a });
  }
  const right = likeLeft(a, b) ?? notComparable(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function notComparable(a: Value, b: Value): never {
  const inner = `Cannot convert value "${toText(b)}" to type "${typeNameOf(a)}".`;
  throw runtimeError('ComparisonFailure', `Could not compare "${toText(a)}" to "${toText(b)}". Error: "${inner}"`, { target: b });
}

/** 1 if the value stands behind `$null`, -1 if before it. */
function orderAgainstNull(value: Value): number {
  return isNumber(value) && toDouble(value) < 0 ? -1 : 1;
}

/** The right operand as a number, or undefined if it does not convert to one. */
function numberOf(value: Value): NumberValue | undefined {
  if (isNumber(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return parseNumber(value);
  return value instanceof TimeSpan ? value.ms * 10_000 : undefined;
}

function compareNumbers(a: NumberValue, b: NumberValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
  if (typeof a === 'bigint' || typeof b === 'bigint') {
    const real = [a, b].some((value) => ['double', 'decimal'].includes(numberTypeOf(value)));
    if (!real) {
      const difference = toBigInt(a) - toBigInt(b);
      return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    }
  }
  return compareNumbers(toDouble(a), toDouble(b));
}

/** What dates, durations, GUIDs and types are compared by; undefined for what is equal only to itself. */
function comparable(value: Value): number | string | undefined {
  if (value instanceof DateTime) return value.kind === 'unspecified' ? value.ms + new Date(value.ms).getTimezoneOffset() * 60_000 : value.ms;
  if (value instanceof TimeSpan) return value.ms;
  if (value instanceof Guid) return value.text;
  if (value instanceof TypeValue) return `${value.name}${value.array ? '[]' : ''}`;
  return undefined;
}

/** The right operand in the terms of the left one's `comparable`. */
function likeLeft(a: Value, b: Value): number | string | undefined {
  const type = a instanceof DateTime ? 'datetime' : a instanceof TimeSpan ? 'timespan' : a instanceof Guid ? 'guid' : undefined;
  if (type === undefined || isList(b)) return comparable(b);
  try {
    return comparable(cast({ name: type, array: false }, b));
  } catch {
    return undefined;
  }
}
