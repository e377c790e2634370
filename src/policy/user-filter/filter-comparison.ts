import { nameKey, policyName } from '../identity.ts';
import { invalidFilter, type FilterValue } from './filter-tokens.ts';
import type { UserProperty } from './user-properties.ts';
import { wildcardMatcher } from './wildcard.ts';

type Cell = string | boolean | null;

/** Operators that compare. `-contains` on a single value is `-eq`, as in PowerShell. */
export const comparisons = ['eq', 'ne', 'like', 'notlike', 'gt', 'lt', 'ge', 'le', 'contains'] as const;
export type Comparison = (typeof comparisons)[number];

/** A test of one property's value against a constant. Text is compared without regard to case; an empty property equals `$null` and `''`. Throws InvalidRequest. */
export function comparison(operator: Comparison, kind: UserProperty['kind'], value: FilterValue): (cell: Cell) => boolean {
  switch (operator) {
    case 'eq':
    case 'contains':
      return equals(kind, value);
    case 'ne': {
      const same = equals(kind, value);
      return (cell) => !same(cell);
    }
    case 'like':
    case 'notlike': {
      const match = wildcardMatcher(bare(kind, String(value ?? '')));
      return (cell) => match(String(cell ?? '')) === (operator === 'like');
    }
    default:
      return ordered(operator, kind, value);
  }
}

function equals(kind: UserProperty['kind'], value: FilterValue): (cell: Cell) => boolean {
  if (value === null || value === '') return (cell) => cell === null || cell === '';
  if (kind === 'flag') {
    const wanted = asFlag(value);
    return (cell) => cell === wanted;
  }
  if (kind === 'time') {
    const wanted = asTime(value);
    return (cell) => cell !== null && Date.parse(String(cell)) === wanted;
  }
  const wanted = nameKey(bare(kind, String(value)));
  return (cell) => cell !== null && nameKey(String(cell)) === wanted;
}

function ordered(operator: 'gt' | 'lt' | 'ge' | 'le', kind: UserProperty['kind'], value: FilterValue): (cell: Cell) => boolean {
  const holds = { gt: (order: number) => order > 0, lt: (order: number) => order < 0, ge: (order: number) => order >= 0, le: (order: number) => order <= 0 }[
    operator
  ];
  if (kind === 'time') {
    const wanted = asTime(value);
    return (cell) => cell !== null && holds(Date.parse(String(cell)) - wanted);
  }
  const wanted = nameKey(String(value ?? ''));
  return (cell) => {
    if (cell === null) return false;
    const key = nameKey(String(cell));
    return holds(key < wanted ? -1 : key > wanted ? 1 : 0);
  };
}

/** Policies may be named with their `Tag:`. */
const bare = (kind: UserProperty['kind'], text: string): string => (kind === 'policy' ? policyName(text) : text);

function asFlag(value: FilterValue): boolean {
  if (typeof value === 'boolean') return value;
  if (/^(true|false)$/i.test(String(value))) return String(value).toLowerCase() === 'true';
  throw invalidFilter(`'${String(value)}' is neither $true nor $false.`);
}

function asTime(value: FilterValue): number {
  const time = typeof value === 'string' ? Date.parse(/^\d{4}-\d\d-\d\d(T[\d:.]+)?$/.test(value) && value.includes('T') ? `${value}Z` : value) : Number.NaN;
  if (Number.isNaN(time)) throw invalidFilter(`'${String(value)}' is not a time; write it like '2024-12-31'.`);
  return time;
}
