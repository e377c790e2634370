import { isList, Real, type Value } from '../value.ts';

/** A value as a condition: false are null, 0, '', an empty list and a list of one false element. `'False'`, `'0'` and `@{}` are true. */
export function isTrue(value: Value): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'bigint') return value !== 0n;
  if (value instanceof Real) return value.value !== 0;
  if (!isList(value)) return true;
  const [only] = value;
  if (value.length !== 1 || only === undefined) return value.length > 0;
  return isList(only) ? only.length > 0 : isTrue(only);
}
