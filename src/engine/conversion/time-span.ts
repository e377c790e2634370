import { invalidFormat } from './number-format.ts';
import { TimeSpan } from '../value.ts';

/** A duration taken apart; all parts carry its sign, as .NET's do. `ticks` are the 100 ns within a second. */
export interface TimeSpanParts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly milliseconds: number;
  readonly ticks: number;
}

const totalTicks = (span: TimeSpan): number => Math.round(span.ms * 10_000);

export function timeSpanParts(span: TimeSpan): TimeSpanParts {
  const ticks = totalTicks(span);
  const part = (unit: number, modulus: number): number => Math.trunc(ticks / unit) % modulus || 0;
  return {
    days: Math.trunc(ticks / 864_000_000_000) || 0,
    hours: part(36_000_000_000, 24),
    minutes: part(600_000_000, 60),
    seconds: part(10_000_000, 60),
    milliseconds: part(10_000, 1000),
    ticks: ticks % 10_000_000 || 0,
  };
}

const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');

/** A duration as `[-][d.]hh:mm:ss[.fffffff]`, or in a standard (`c`, `g`, `G`) or custom (`hh\:mm`) .NET format. Throws FormatError. */
export function formatTimeSpan(span: TimeSpan, format = ''): string {
  const parts = timeSpanParts(span);
  const sign = span.ms < 0 ? '-' : '';
  const fraction = String(Math.abs(parts.ticks)).padStart(7, '0');
  const days = Math.abs(parts.days);
  const clock = `${two(parts.minutes)}:${two(parts.seconds)}`;
  if (['', 'c', 't', 'T'].includes(format)) return `${sign}${days > 0 ? `${days}.` : ''}${two(parts.hours)}:${clock}${parts.ticks === 0 ? '' : `.${fraction}`}`;
  if (format === 'g') {
    const rest = fraction.replace(/0+$/, '');
    return `${sign}${days > 0 ? `${days}:` : ''}${Math.abs(parts.hours)}:${clock}${rest === '' ? '' : `.${rest}`}`;
  }
  if (format === 'G') return `${sign}${days}:${two(parts.hours)}:${clock}.${fraction}`;
  return custom(parts, fraction, format);
}

const token = /\\([\s\S])|'([^']*)'|"([^"]*)"|%?(d+|h+|m+|s+|f+|F+)|([\s\S])/g;

function custom(parts: TimeSpanParts, fraction: string, format: string): string {
  return format.replace(token, (_all, escaped?: string, single?: string, double?: string, field?: string) => {
    if (field === undefined) {
      const text = escaped ?? single ?? double;
      if (text === undefined) throw invalidFormat();
      return text;
    }
    const padded = (value: number): string => String(Math.abs(value)).padStart(field.length, '0');
    switch (field.charAt(0)) {
      case 'd':
        return padded(parts.days);
      case 'h':
        return padded(parts.hours);
      case 'm':
        return padded(parts.minutes);
      case 's':
        return padded(parts.seconds);
      case 'f':
        return fraction.slice(0, field.length);
      default:
        return fraction.slice(0, field.length).replace(/0+$/, '');
    }
  });
}

/** A duration from `d`, `hh:mm`, `[d.]hh:mm:ss[.fffffff]` or `d:hh:mm:ss`, with an optional sign; undefined for anything else. */
export function parseTimeSpan(text: string): TimeSpan | undefined {
  const match =
    /^\s*(-)?(?:(\d{1,8})|(?:(\d{1,8})[.:](?=\d+:\d+:))?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?|(\d{1,8})\.(\d{1,2}):(\d{1,2}))\s*$/.exec(text);
  if (!match) return undefined;
  const [, sign, onlyDays, days = match[8], hours = match[9], minutes = match[10], seconds, fraction] = match;
  const numbers = [onlyDays ?? days, hours, minutes, seconds].map((part) => Number(part ?? 0));
  const [d = 0, h = 0, m = 0, s = 0] = numbers;
  if (h > 23 || m > 59 || s > 59) return undefined;
  const ms = d * 86_400_000 + h * 3_600_000 + m * 60_000 + s * 1000 + (fraction === undefined ? 0 : Number(fraction.padEnd(7, '0')) / 10_000);
  return new TimeSpan(sign === undefined ? ms : -ms);
}
