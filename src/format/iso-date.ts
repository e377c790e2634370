import type { DateTime } from '../engine/value.ts';

/** ISO 8601 as JSON has it: a fraction only where there is one, `Z` for UTC, the offset for local time, neither for an unspecified kind. */
export function isoDate({ ms, kind }: DateTime): string {
  const offset = kind === 'local' ? -new Date(ms).getTimezoneOffset() : 0;
  const wall = new Date(ms + offset * 60_000);
  if (Number.isNaN(wall.getTime())) return '';
  const text = wall
    .toISOString()
    .replace(/(\.\d*?)0*Z$/, '$1')
    .replace(/\.$/, '');
  if (kind === 'unspecified') return text;
  return text + (kind === 'utc' ? 'Z' : offsetText(offset));
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
