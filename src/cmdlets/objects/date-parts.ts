import { DateTime } from '../../engine/value.ts';

/** A moment by the clock on the wall; `month` from 1. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export function datePartsOf({ ms, kind }: DateTime): DateParts {
  const date = new Date(ms);
  if (kind === 'local') {
    return {
      year: date.getFullYear(),
      month: date.getMonth() + 1,
      day: date.getDate(),
      hour: date.getHours(),
      minute: date.getMinutes(),
      second: date.getSeconds(),
      millisecond: date.getMilliseconds(),
    };
  }
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** The moment of these parts. A day past the month's last becomes the last, as when years or months are added. */
export function dateFromParts(parts: DateParts, kind: DateTime['kind']): DateTime {
  const { year, month, hour, minute, second, millisecond } = parts;
  const day = Math.min(parts.day, daysIn(year, month));
  const date = new Date(0);
  if (kind === 'local') {
    date.setFullYear(year, month - 1, day);
    date.setHours(hour, minute, second, millisecond);
  } else {
    date.setUTCFullYear(year, month - 1, day);
    date.setUTCHours(hour, minute, second, millisecond);
  }
  return new DateTime(date.getTime(), kind);
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}
