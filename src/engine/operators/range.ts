import { cast } from '../conversion/convert.ts';
import { defaultLimits, limitExceeded } from '../limits.ts';
import type { Value } from '../value.ts';

/** `low..high`: whole numbers up or down, or characters when both ends are single characters other than digits. Throws LimitExceeded beyond a million elements. */
export function range(low: Value, high: Value): readonly Value[] {
  const [firstChar, lastChar] = [character(low), character(high)];
  if (firstChar !== undefined && lastChar !== undefined) return span(firstChar, lastChar).map((code) => String.fromCharCode(code));
  return span(bound(low), bound(high));
}

function character(value: Value): number | undefined {
  return typeof value === 'string' && value.length === 1 && !/\d/.test(value) ? value.charCodeAt(0) : undefined;
}

const bound = (value: Value): number => Number(cast({ name: 'int', array: false }, value));

function span(first: number, last: number): number[] {
  const length = Math.abs(last - first) + 1;
  if (length > defaultLimits.rangeLength) throw limitExceeded('elements in a range', defaultLimits.rangeLength, 'Count with a for loop instead.');
  const step = first <= last ? 1 : -1;
  const numbers = new Array<number>(length);
  for (let i = 0; i < length; i++) numbers[i] = first + i * step;
  return numbers;
}
