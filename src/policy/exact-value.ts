import { durationSeconds, durationText } from './duration.ts';
import { refusedAs, type Outcome } from './outcome.ts';
import type { TimeSpanSetting } from './setting.ts';

const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const momentPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)?$/;

/** A GUID with or without braces, in any case. */
export function guidValue(value: unknown): Outcome {
  const text = typeof value === 'string' ? value.toLowerCase().replace(/^\{(.*)\}$/, '$1') : '';
  return guidPattern.test(text) ? { value: text } : refusedAs('a GUID');
}

export function timeSpanValue({ min, max }: TimeSpanSetting, value: unknown): Outcome {
  const seconds = typeof value === 'string' ? durationSeconds(value) : undefined;
  const bound = (text: string | undefined, otherwise: number): number => (text === undefined ? undefined : durationSeconds(text)) ?? otherwise;
  if (seconds !== undefined && seconds >= bound(min, 0) && seconds <= bound(max, Infinity)) return { value: durationText(seconds) };
  return refusedAs(`a time span as hh:mm:ss${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` to ${max}`}`);
}

/** ISO 8601 with a date that exists; kept as it was written. */
export function dateTimeValue(value: unknown): Outcome {
  if (typeof value === 'string' && momentPattern.test(value) && isDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))) return { value };
  return refusedAs('a date and time in ISO 8601, such as 2026-01-31T18:00:00');
}

/** JavaScript takes the 31st of February for a day in March. */
function isDate(date: string): boolean {
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}
