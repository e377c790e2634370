import { ErrorRecord } from '../../src/engine/error-record.ts';
import { toText } from '../../src/engine/conversion/convert.ts';
import { Hashtable, isList, PSObject, Real, type Value } from '../../src/engine/value.ts';
import type { ErrorExpectation, Expectation } from './vector.ts';

/** A value as the vectors write it: numbers by value, objects and hashtables as objects, everything else as text. */
export function plain(value: Value): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Real) return value.value;
  if (isList(value)) return value.map(plain);
  if (value instanceof PSObject) return Object.fromEntries([...value.properties].map(([name, member]) => [name, plain(member)]));
  if (value instanceof Hashtable) return Object.fromEntries([...value.entries()].map(([key, member]) => [toText(key), plain(member)]));
  return toText(value);
}

/** undefined when `actual` is what was expected; a description of the difference otherwise. */
export function compareJson(actual: readonly unknown[], { value: expected, compare = '' }: Extract<Expectation, { kind: 'json' }>): string | undefined {
  const order = compare.includes('sorted')
    ? (list: readonly unknown[]) => [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : (list: readonly unknown[]) => list;
  const tolerance = Number(/abs-tolerance\s*([\d.eE+-]+)/.exec(compare)?.[1] ?? 0);
  return same(order(actual), order(expected), { tolerance, orderedKeys: compare.includes('ordered-keys') }) ? undefined : JSON.stringify(actual);
}

interface Strictness {
  readonly tolerance: number;
  readonly orderedKeys: boolean;
}

function same(actual: unknown, expected: unknown, strictness: Strictness): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') return Object.is(actual, expected) || Math.abs(actual - expected) <= strictness.tolerance;
  if (Array.isArray(actual) || Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      Array.isArray(expected) &&
      actual.length === expected.length &&
      actual.every((item, index) => same(item, expected[index], strictness))
    );
  }
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null) return actual === expected;
  const [left, right] = [Object.keys(actual), Object.keys(expected)];
  if (left.length !== right.length || (strictness.orderedKeys && left.some((key, index) => key !== right[index]))) return false;
  const [a, b] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
  return left.every((key) => b.has(key) && same(a.get(key), b.get(key), strictness));
}

export function compareOutput(actual: string, { value: expected, compare = '' }: Extract<Expectation, { kind: 'output' }>): string | undefined {
  const tidy = (text: string): string => {
    const trimmed = text.replace(/\n+$/, '');
    return compare.includes('ignore-blank-lines')
      ? trimmed
          .split('\n')
          .filter((line) => line.trim() !== '')
          .join('\n')
      : trimmed;
  };
  return tidy(actual) === tidy(expected) ? undefined : actual;
}

/** An error that came of a run, and whether it ended the statement. */
export interface Raised {
  readonly record: ErrorRecord;
  readonly terminating: boolean;
}

export function compareError(raised: readonly Raised[], expected: ErrorExpectation): string | undefined {
  const fits = ({ record, terminating }: Raised): boolean => {
    const { fqid, fqid_any: any, message, message_contains: parts = [], category } = expected;
    if (fqid !== undefined && fqid !== null && record.fullyQualifiedErrorId !== fqid) return false;
    if (any !== undefined && !any.includes(record.fullyQualifiedErrorId)) return false;
    if (message !== undefined && record.message !== message) return false;
    if (!parts.every((part) => record.message.includes(part))) return false;
    if (category !== undefined && record.category !== category) return false;
    return expected.terminating === undefined || terminating === expected.terminating;
  };
  if (raised.some(fits)) return undefined;
  return raised.length === 0
    ? 'no error'
    : raised
        .map(({ record, terminating }) => `${record.fullyQualifiedErrorId} (${record.category}${terminating ? ', terminating' : ''}): ${record.message}`)
        .join('\n');
}
