import { compare } from '../operators/comparison.ts';
import { cast } from '../conversion/convert.ts';
import { formatDate } from '../conversion/date-format.ts';
import { addMonths, toKind } from '../conversion/date-parts.ts';
import { method, type MethodArguments, type MethodTable } from './method.ts';
import { formatTimeSpan } from '../conversion/time-span.ts';
import { DateTime, TimeSpan, type Value } from '../value.ts';

const later = (unit: number) => method<DateTime>(1, (date, args) => new DateTime(date.ms + args.number(0) * unit, date.kind));

function spanOf(args: MethodArguments): TimeSpan {
  const span = cast({ name: 'timespan', array: false }, args.value(0));
  return span instanceof TimeSpan ? span : new TimeSpan(0);
}

function subtract(date: DateTime, args: MethodArguments): Value {
  const other = args.value(0);
  if (other instanceof DateTime) return new TimeSpan(date.ms - other.ms);
  return new DateTime(date.ms - spanOf(args).ms, date.kind);
}

export const dateTimeMethods: MethodTable<DateTime> = {
  Add: method(1, (date, args) => new DateTime(date.ms + spanOf(args).ms, date.kind)),
  AddDays: later(86_400_000),
  AddHours: later(3_600_000),
  AddMilliseconds: later(1),
  AddMinutes: later(60_000),
  AddMonths: method(1, (date, args) => addMonths(date, args.int(0))),
  AddSeconds: later(1000),
  AddTicks: later(1 / 10_000),
  AddYears: method(1, (date, args) => addMonths(date, args.int(0) * 12)),
  CompareTo: method(1, (date, args) => Math.sign(compare(date, args.value(0)))),
  Equals: method(1, (date, args) => args.value(0) instanceof DateTime && compare(date, args.value(0)) === 0),
  Subtract: method(1, subtract),
  ToLocalTime: method(0, (date) => toKind(date, 'local')),
  ToLongDateString: method(0, (date) => formatDate(date, 'D')),
  ToLongTimeString: method(0, (date) => formatDate(date, 'T')),
  ToShortDateString: method(0, (date) => formatDate(date, 'd')),
  ToShortTimeString: method(0, (date) => formatDate(date, 't')),
  ToString: method(0, (date, args) => formatDate(date, args.count > 0 ? args.text(0) : 'G'), 2),
  ToUniversalTime: method(0, (date) => toKind(date, 'utc')),
};

export const timeSpanMethods: MethodTable<TimeSpan> = {
  Add: method(1, (span, args) => new TimeSpan(span.ms + spanOf(args).ms)),
  CompareTo: method(1, (span, args) => Math.sign(compare(span, args.value(0)))),
  Duration: method(0, (span) => new TimeSpan(Math.abs(span.ms))),
  Negate: method(0, (span) => new TimeSpan(-span.ms)),
  Subtract: method(1, (span, args) => new TimeSpan(span.ms - spanOf(args).ms)),
  ToString: method(0, (span, args) => formatTimeSpan(span, args.count > 0 ? args.text(0) : ''), 2),
};
