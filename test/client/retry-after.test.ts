import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff } from '../../src/client/backoff.ts';
import { retryAfter } from '../../src/client/retry-after.ts';

const now = new Date('2026-01-02T03:04:05.000Z');

describe('Retry-After', () => {
  it.each([
    ['10', 10_000],
    ['0', 0],
    ['2.128', 2128],
    ['0.0001', 1],
    [' 3 ', 3000],
    ['Fri, 02 Jan 2026 03:04:15 GMT', 10_000],
    ['Friday, 02-Jan-26 03:04:06 GMT', 1000],
    ['Fri, 02 Jan 2026 03:04:00 GMT', 0],
    ['Fri, 01 Jan 2027 00:00:00 GMT', 3_600_000],
    ['999999999', 3_600_000],
  ])('%j asks for %i ms', (header, ms) => expect(retryAfter(header, now)).toBe(ms));

  it.each([undefined, '', 'soon', '-5', '1,5', 'Infinity', '0x10', 'Fri, 99 Foo 2026'])('%j says nothing', (header) =>
    expect(retryAfter(header, now)).toBeUndefined(),
  );

  it('never asks for a negative wait', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const ms = retryAfter(header, now);
        expect(ms === undefined || (ms >= 0 && ms <= 3_600_000)).toBe(true);
      }),
    );
  });
});

describe('backoff', () => {
  it('doubles its upper limit up to the cap, and spreads over all of it', () => {
    expect([1, 2, 3, 4, 20].map((attempt) => backoff(attempt, 0.999_999, { base: 100, cap: 5000 }))).toEqual([100, 200, 400, 800, 5000]);
    expect(backoff(5, 0)).toBe(0);
    expect(backoff(3, 0.5, { base: 100 })).toBe(200);
  });
});
