import { fromParts } from './date-parts.ts';
import { DateTime } from '../value.ts';

const time = String.raw`(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm|a|p)?)`;
const zone = String.raw`\s*(z|gmt|utc|[+-]\d{1,2}(?::?\d{2})?)?`;
const month = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const weekday = String.raw`(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s+)?`;
const tail = String.raw`(?:(?:\s*t\s*|,?\s+)${time})?${zone}\s*$`;

/** The ways to write a date, month first as the invariant culture has it; the groups are put in order year, month, day. */
const shapes: readonly { readonly shape: RegExp; readonly order: readonly [number, number, number] }[] = [
  { shape: new RegExp(String.raw`^\s*${weekday}(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?${tail}`, 'i'), order: [1, 2, 3] },
  { shape: new RegExp(String.raw`^\s*${weekday}(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${tail}`, 'i'), order: [3, 1, 2] },
  { shape: new RegExp(String.raw`^\s*${weekday}${month}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${tail}`, 'i'), order: [3, 1, 2] },
  { shape: new RegExp(String.raw`^\s*${weekday}(\d{1,2})[\s-]+${month}[\s,-]+(\d{4}|\d{2})${tail}`, 'i'), order: [3, 2, 1] },
  { shape: new RegExp(String.raw`^\s*${month}\s+()(\d{4})${tail}`, 'i'), order: [3, 1, 2] },
  { shape: new RegExp(String.raw`^\s*(\d{4})(\d{2})(\d{2})(?:t(\d{2})(\d{2})(\d{2})()())?${zone}\s*$`, 'i'), order: [1, 2, 3] },
];

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date from text: ISO 8601, `7/14/2026 1:30 PM`, `July 14, 2026`, `14 Jul 2026`. A time zone in the text makes it a local time. undefined for anything else. */
export function parseDate(text: string): DateTime | undefined {
  if (text.length > 100) return undefined;
  for (const { shape, order } of shapes) {
    const match = shape.exec(text);
    if (match) return assemble(match, order);
  }
  return undefined;
}

function assemble(match: RegExpExecArray, order: readonly [number, number, number]): DateTime | undefined {
  const [year = 0, monthNumber = 0, day = 0] = order.map((group) => datePart(match[group] ?? ''));
  const [hours = '', minutes = '', seconds = '', fraction = '', half = '', offset] = match.slice(4);
  const hour = clockHour(Number(hours), half.toLowerCase());
  if (hour === undefined) return undefined;
  const milliseconds = fraction === '' ? 0 : Number(`0.${fraction.slice(0, 7)}`) * 1000;
  const parts = { year: fullYear(year), month: monthNumber, day, hour, minute: Number(minutes), second: Number(seconds), millisecond: 0 };
  const date = fromParts(parts, offset === undefined ? 'unspecified' : 'utc');
  if (!date) return undefined;
  const ms = date.ms + Math.round(milliseconds * 10_000) / 10_000;
  return offset === undefined ? new DateTime(ms, 'unspecified') : new DateTime(ms - zoneMinutes(offset) * 60_000, 'local');
}

const datePart = (text: string): number => (text === '' ? 1 : /^\d/.test(text) ? Number(text) : monthStarts.indexOf(text.slice(0, 3).toLowerCase()) + 1);

const fullYear = (year: number): number => (year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year);

function clockHour(hour: number, half: string): number | undefined {
  if (half === '') return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}

function zoneMinutes(text: string): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}
