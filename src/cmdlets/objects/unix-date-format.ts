import { formatDate } from '../../engine/conversion/date-format.ts';
import { dateParts, dayOfYear } from '../../engine/conversion/date-parts.ts';
import type { DateTime } from '../../engine/value.ts';

/** Specifiers that a .NET format says exactly. */
const dotNet: Readonly<Record<string, string>> = {
  A: 'dddd',
  a: 'ddd',
  B: 'MMMM',
  b: 'MMM',
  h: 'MMM',
  D: 'MM/dd/yy',
  d: 'dd',
  F: 'yyyy-MM-dd',
  H: 'HH',
  I: 'hh',
  M: 'mm',
  m: 'MM',
  p: 'tt',
  R: 'HH:mm',
  r: 'hh:mm:ss tt',
  S: 'ss',
  T: 'HH:mm:ss',
  X: 'HH:mm:ss',
  x: 'MM/dd/yy',
  y: 'yy',
  Y: 'yyyy',
  Z: 'zz',
};

const fixed: Readonly<Record<string, string>> = { n: '\n', t: '\t', '%': '%' };

/** A date in the manner of strftime: `%Y-%m-%d`. A leading `+` is dropped; a specifier that is not known stands for itself. */
export function formatUnixDate(date: DateTime, format: string): string {
  return format.replace(/^\+/, '').replace(/%(.)/gs, (_, specifier: string) => {
    const pattern = dotNet[specifier];
    return pattern === undefined ? (fixed[specifier] ?? computed(date, specifier)) : formatDate(date, pattern);
  });
}

function computed(date: DateTime, specifier: string): string {
  const { year, month, day, hour, weekday } = dateParts(date);
  const iso = isoWeek(Date.UTC(year, month - 1, day));
  switch (specifier) {
    case 'C':
      return String(Math.floor(year / 100));
    case 'c':
      return `${formatDate(date, 'ddd MMM')} ${pad(day, 2, ' ')} ${formatDate(date, 'HH:mm:ss yyyy')}`;
    case 'e':
      return pad(day, 2, ' ');
    case 'G':
      return String(iso.year);
    case 'g':
      return pad(iso.year % 100, 2, '0');
    case 'j':
      return pad(dayOfYear(date), 3, '0');
    case 'k':
      return pad(hour, 2, ' ');
    case 'l':
      return pad(((hour + 11) % 12) + 1, 2, ' ');
    case 's':
      return String(Math.floor(date.ms / 1000));
    case 'u':
      return String(weekday === 0 ? 7 : weekday);
    case 'U':
    case 'W':
      return String(Math.floor(dayOfYear(date) / 7));
    case 'V':
      return pad(iso.week, 2, '0');
    case 'w':
      return String(weekday);
    default:
      return specifier;
  }
}

/** Weeks begin on Monday; the first one is that of the year's first Thursday. */
function isoWeek(day: number): { readonly year: number; readonly week: number } {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const thursday = new Date(day + (3 - weekday) * 86_400_000);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1 };
}

const pad = (value: number, width: number, fill: string): string => String(value).padStart(width, fill);
