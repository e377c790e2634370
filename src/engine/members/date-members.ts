import { dateParts, dayOfYear } from '../conversion/date-parts.ts';
import { dayNames } from '../conversion/date-format.ts';
import { integer } from '../conversion/numeric.ts';
import { timeSpanParts } from '../conversion/time-span.ts';
import { DateTime, double, TimeSpan, type Value } from '../value.ts';

/** Ticks of 100 ns from year 1 to 1970. */
const epochTicks = 621_355_968_000_000_000n;

const kinds = { utc: 'Utc', local: 'Local', unspecified: 'Unspecified' } as const;

const startOfDay = (date: DateTime): DateTime => {
  const { hour, minute, second } = dateParts(date);
  const seconds = (hour * 60 + minute) * 60 + second;
  return new DateTime(Math.floor(date.ms / 1000) * 1000 - seconds * 1000, date.kind);
};

/** Midnight of the day, by the local clock. */
export const startOfToday = (now: Date): DateTime => startOfDay(new DateTime(now.getTime(), 'local'));

export const dateTimeMembers: Readonly<Record<string, (date: DateTime) => Value>> = {
  Date: startOfDay,
  Day: (date) => dateParts(date).day,
  DayOfWeek: (date) => dayNames[dateParts(date).weekday] ?? '',
  DayOfYear: dayOfYear,
  Hour: (date) => dateParts(date).hour,
  Kind: (date) => kinds[date.kind],
  Millisecond: (date) => dateParts(date).millisecond,
  Minute: (date) => dateParts(date).minute,
  Month: (date) => dateParts(date).month,
  Second: (date) => dateParts(date).second,
  Ticks: (date) => integer(epochTicks + BigInt(Math.round(date.ms)) * 10_000n),
  TimeOfDay: (date) => new TimeSpan(date.ms - startOfDay(date).ms),
  Year: (date) => dateParts(date).year,
};

export const timeSpanMembers: Readonly<Record<string, (span: TimeSpan) => Value>> = {
  Ticks: (span) => Math.round(span.ms * 10_000),
  Days: (span) => timeSpanParts(span).days,
  Hours: (span) => timeSpanParts(span).hours,
  Milliseconds: (span) => timeSpanParts(span).milliseconds,
  Minutes: (span) => timeSpanParts(span).minutes,
  Seconds: (span) => timeSpanParts(span).seconds,
  TotalDays: (span) => double(span.ms / 86_400_000),
  TotalHours: (span) => double(span.ms / 3_600_000),
  TotalMilliseconds: (span) => double(span.ms),
  TotalMinutes: (span) => double(span.ms / 60_000),
  TotalSeconds: (span) => double(span.ms / 1000),
};
