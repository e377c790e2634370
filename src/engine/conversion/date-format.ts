import { dateParts, offsetMinutes, toKind, type DateParts } from './date-parts.ts';
import { invalidFormat } from './number-format.ts';
import type { DateTime } from '../value.ts';

export { parseDate } from './date-parse.ts';
export { formatTimeSpan, parseTimeSpan } from './time-span.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const dayNames: readonly string[] = days;

/** The standard formats of .NET by their letter, US English. */
const standard: Readonly<Record<string, string>> = {
  d: 'M/d/yyyy',
  D: 'dddd, MMMM d, yyyy',
  f: 'dddd, MMMM d, yyyy h:mm tt',
  F: 'dddd, MMMM d, yyyy h:mm:ss tt',
  g: 'M/d/yyyy h:mm tt',
  G: 'M/d/yyyy h:mm:ss tt',
  m: 'MMMM d',
  M: 'MMMM d',
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: 'h:mm tt',
  T: 'h:mm:ss tt',
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  U: 'dddd, MMMM d, yyyy h:mm:ss tt',
  y: 'MMMM yyyy',
  Y: 'MMMM yyyy',
};

/** The invariant culture's text of a date, which casts and string expansion give. */
const invariant = 'MM/dd/yyyy HH:mm:ss';

/** A date in a standard (`d`, `s`, `o`) or custom (`yyyy-MM-dd`) .NET format, US English. Without one: the invariant `MM/dd/yyyy HH:mm:ss`. Throws FormatError. */
export function formatDate(date: DateTime, format?: string): string {
  if (format === undefined || format === '') return custom(date, invariant);
  if (format.length > 1) return custom(date, format);
  const pattern = Object.hasOwn(standard, format) ? standard[format] : undefined;
  if (pattern === undefined) throw invalidFormat();
  return custom(format === 'U' ? toKind(date, 'utc') : date, pattern);
}

const token = /\\([\s\S])|'([^']*)'|"([^"]*)"|%?(d+|M+|y+|h+|H+|m+|s+|f+|F+|t+|z+|g+|K)|([\s\S])/g;

function custom(date: DateTime, pattern: string): string {
  const parts = dateParts(date);
  const text = pattern.replace(token, (all, escaped?: string, single?: string, double?: string, field?: string, other?: string) => {
    if (field !== undefined) return formatField(date, parts, field);
    return escaped ?? single ?? double ?? (other === '%' ? '' : (other ?? all));
  });
  // A fraction that F dropped takes its point along.
  return text.replace(/\.?\0/g, '');
}

function formatField(date: DateTime, parts: DateParts, field: string): string {
  const width = field.length;
  const padded = (value: number): string => String(value).padStart(Math.min(width, 2), '0');
  switch (field.charAt(0)) {
    case 'd':
      return width <= 2 ? padded(parts.day) : named(days, parts.weekday, width);
    case 'M':
      return width <= 2 ? padded(parts.month) : named(months, parts.month - 1, width);
    case 'y':
      return width <= 2 ? padded(parts.year % 100) : String(parts.year).padStart(width, '0');
    case 'h':
      return padded(parts.hour % 12 === 0 ? 12 : parts.hour % 12);
    case 'H':
      return padded(parts.hour);
    case 'm':
      return padded(parts.minute);
    case 's':
      return padded(parts.second);
    case 'f':
      return fraction(date, width);
    case 'F': {
      const digits = fraction(date, width).replace(/0+$/, '');
      return digits === '' ? '\0' : digits;
    }
    case 't':
      return (parts.hour < 12 ? 'AM' : 'PM').slice(0, width);
    case 'g':
      return 'A.D.';
    case 'z':
      return zone(localOffset(date), width);
    default:
      return date.kind === 'utc' ? 'Z' : date.kind === 'local' ? zone(offsetMinutes(date), 3) : '';
  }
}

const named = (names: readonly string[], index: number, width: number): string => (names[index] ?? '').slice(0, width === 3 ? 3 : undefined);

function fraction(date: DateTime, width: number): string {
  if (width > 7) throw invalidFormat();
  const ticks = Math.round((date.ms - Math.floor(date.ms / 1000) * 1000) * 10_000);
  return String(ticks).padStart(7, '0').slice(0, width);
}

/** `z` shows the local offset for a date whose kind is not known. */
const localOffset = (date: DateTime): number => (date.kind === 'unspecified' ? -new Date(date.ms).getTimezoneOffset() : offsetMinutes(date));

function zone(minutes: number, width: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(width === 1 ? 1 : 2, '0');
  return width >= 3 ? `${sign}${hours}:${String(Math.abs(minutes) % 60).padStart(2, '0')}` : `${sign}${hours}`;
}
