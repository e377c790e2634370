import { nameKey } from '../../policy/identity.ts';
import type { ODataValue } from './odata-tokens.ts';

/** Operators that compare a property with a constant. */
export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];

/** A test of a property's value. Text is compared without regard to case, times as times. */
export function comparison(operator: Comparison, wanted: ODataValue): (value: unknown) => boolean {
  switch (operator) {
    case 'eq':
      return (value) => order(value, wanted) === 0;
    case 'ne':
      return (value) => order(value, wanted) !== 0;
    case 'gt':
      return (value) => (order(value, wanted) ?? 0) > 0;
    case 'ge':
      return (value) => (order(value, wanted) ?? -1) >= 0;
    case 'lt':
      return (value) => (order(value, wanted) ?? 0) < 0;
    case 'le':
      return (value) => (order(value, wanted) ?? 1) <= 0;
  }
}

/** undefined for what cannot be compared. */
function order(value: unknown, wanted: ODataValue): number | undefined {
  if (value === null || value === undefined || wanted === null) return (value ?? null) === wanted ? 0 : undefined;
  if (typeof value !== typeof wanted) return undefined;
  const [a, b] = [comparable(value), comparable(wanted)];
  return a === b ? 0 : a < b ? -1 : 1;
}

function comparable(value: unknown): string | number {
  if (typeof value !== 'string') return Number(value);
  return /^\d{4}-\d\d-\d\d(T|$)/.test(value) ? Date.parse(value) : nameKey(value);
}
