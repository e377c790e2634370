import { DateTime } from '../value.ts';

/** A moment on the calendar and the clock of its own kind; `month` and `day` from 1, `weekday` 0 for Sunday. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number;
}

const dayMs = 86_400_000;

/** Minutes east of UTC that the moment's wall clock shows; 0 but for local times. */
export const offsetMinutes = (date: DateTime): number => (date.kind === 'local' ? -new Date(date.ms).getTimezoneOffset() : 0);

export function dateParts(date: DateTime): DateParts {
  const wall = new Date(date.ms + offsetMinutes(date) * 60_000);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
    weekday: wall.getUTCDay(),
  };
}

/** The moment at which a clock of that kind shows these parts; undefined for a day or time that does not exist, or years outside 1 to 9999. */
export function fromParts(parts: Omit<DateParts, 'weekday'>, kind: DateTime['kind']): DateTime | undefined {
  const { year, month, day, hour, minute, second, millisecond } = parts;
  if (year < 1 || year > 9999 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return new DateTime(kind === 'local' ? localInstant(date.getTime()) : date.getTime(), kind);
}

/** The instant at which a local clock shows what a UTC clock shows at `wallMs`. */
function localInstant(wallMs: number): number {
  const guess = wallMs + new Date(wallMs).getTimezoneOffset() * 60_000;
  return wallMs + new Date(guess).getTimezoneOffset() * 60_000;
}

/** The same moment on a clock of the other kind; an unspecified one counts as local on the way to UTC, and as UTC on the way to local. */
export function toKind(date: DateTime, kind: 'utc' | 'local'): DateTime {
  if (date.kind === kind) return date;
  return new DateTime(date.kind === 'unspecified' && kind === 'utc' ? localInstant(date.ms) : date.ms, kind);
}

/** Months later, on the same day of the month or the month's last; the time stays. */
export function addMonths(date: DateTime, months: number): DateTime {
  const parts = dateParts(date);
  const index = parts.year * 12 + parts.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const lastDay = new Date(Date.UTC(2000, month, 0)).getUTCDate() === 29 && !isLeap(year) ? 28 : new Date(Date.UTC(2000, month, 0)).getUTCDate();
  return fromParts({ ...parts, year, month, day: Math.min(parts.day, lastDay) }, date.kind) ?? date;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function dayOfYear(date: DateTime): number {
  const { year, month, day } = dateParts(date);
  return Math.round((Date.UTC(2000 + (year % 400), month - 1, day) - Date.UTC(2000 + (year % 400), 0, 1)) / dayMs) + 1;
}
