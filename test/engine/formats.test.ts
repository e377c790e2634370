import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, parseDate } from '../../src/engine/conversion/date-format.ts';
import { formatNumber } from '../../src/engine/conversion/number-format.ts';
import type { NumberValue } from '../../src/engine/conversion/numeric.ts';
import { formatTimeSpan, parseTimeSpan } from '../../src/engine/conversion/time-span.ts';
import { DateTime, Real, TimeSpan } from '../../src/engine/value.ts';

describe('number formats', () => {
  it.each<readonly [NumberValue, string, string]>([
    [7, '00', '07'],
    [1234.567, 'N2', '1,234.57'],
    [-0.5, 'N0', '-1'],
    [0.256, 'P', '25.60%'],
    [0.5, 'P0', '50%'],
    [-5.5, 'C', '-$5.50'],
    [255, 'X4', '00FF'],
    [255, 'x', 'ff'],
    [-1, 'X', 'FFFFFFFF'],
    [5, 'B8', '00000101'],
    [5, 'D3', '005'],
    [-5, 'D3', '-005'],
    [12345.678, 'E2', '1.23E+004'],
    [0.00001234, '', '1.234E-05'],
    [2.5, 'N0', '3'],
    [0.125, 'F2', '0.13'],
    [new Real(1.005, 'decimal'), 'F2', '1.01'],
    [1.005, 'F2', '1.00'],
    [123456, 'G3', '1.23E+05'],
    [1234567, '#,##0', '1,234,567'],
    [1234.5, '0.00', '1234.50'],
    [0, '#', ''],
    [-3, '0;(0)', '(3)'],
    [0, '0;-0;zero', 'zero'],
    [0.4, '0%', '40%'],
    [1234567, '0,,', '1'],
    [5551234567, '(###) ###-####', '(555) 123-4567'],
    [0.5, '#.##', '.5'],
    [1.25, '0.##', '1.25'],
    [5, "0 'x'", '5 x'],
    [12345, '0.00E+00', '1.23E+04'],
    [12345678901234567890n, 'N0', '12,345,678,901,234,567,890'],
    [Infinity, 'N2', '∞'],
  ])('%s in %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });

  it('pads whole numbers as plain JavaScript does', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 15 }), (value, width) => {
        expect(formatNumber(value, `D${width}`)).toBe(String(value).padStart(width, '0'));
      }),
    );
  });

  it.each([
    [1.5, 'D2'],
    [1.5, 'X'],
    [1, 'Q'],
  ])('refuses %s in %s', (value, format) => {
    expect(() => formatNumber(value, format)).toThrow(expect.objectContaining({ id: 'FormatError' }));
  });
});

const moment = new DateTime(Date.UTC(2026, 6, 4, 13, 5, 9, 70), 'utc');

describe('date formats', () => {
  it.each([
    [undefined, '07/04/2026 13:05:09'],
    ['d', '7/4/2026'],
    ['D', 'Saturday, July 4, 2026'],
    ['g', '7/4/2026 1:05 PM'],
    ['G', '7/4/2026 1:05:09 PM'],
    ['s', '2026-07-04T13:05:09'],
    ['u', '2026-07-04 13:05:09Z'],
    ['o', '2026-07-04T13:05:09.0700000Z'],
    ['R', 'Sat, 04 Jul 2026 13:05:09 GMT'],
    ['yyyy-MM-dd', '2026-07-04'],
    ['yyMMdd HHmmss fff', '260704 130509 070'],
    ['ddd d MMM', 'Sat 4 Jul'],
    ['h:mm tt', '1:05 PM'],
    ["'at' HH\\h", 'at 13h'],
    ['%d', '4'],
    ['ss.FFF', '09.07'],
    ['%K', 'Z'],
  ])('%s', (format, expected) => {
    expect(formatDate(moment, format)).toBe(expected);
  });

  it('refuses a letter that is no format', () => {
    expect(() => formatDate(moment, 'q')).toThrow(expect.objectContaining({ id: 'FormatError' }));
  });

  it.each([
    ['2026-07-14', '2026-07-14T00:00:00.0000000'],
    ['7/14/2026 1:30 PM', '2026-07-14T13:30:00.0000000'],
    ['July 14, 2026', '2026-07-14T00:00:00.0000000'],
    ['14 Jul 2026 10:00', '2026-07-14T10:00:00.0000000'],
    ['Jul 2026', '2026-07-01T00:00:00.0000000'],
    ['2026-07-14T10:00:00.25', '2026-07-14T10:00:00.2500000'],
  ])('reads %s', (text, expected) => {
    expect(formatDate(parseDate(text) ?? moment, 'o')).toBe(expected);
  });

  it('takes the time zone of a text into account', () => {
    const read = parseDate('2026-07-14T10:00:00+02:00');
    expect([read?.ms, read?.kind]).toEqual([Date.UTC(2026, 6, 14, 8), 'local']);
  });

  it.each(['2026-02-30', '13/13/2026', 'x', '25:00', '2026-01-01T25:00'])('does not read %s', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('reads back what it writes', () => {
    const day = fc.date({ min: new Date('1601-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('o', 's', 'G', 'yyyy-MM-dd HH:mm:ss'), (date, format) => {
        const whole = new DateTime(Math.floor(date.getTime() / 1000) * 1000, 'unspecified');
        expect(parseDate(formatDate(whole, format))).toEqual(whole);
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    ['1.02:03:04', '1.02:03:04'],
    ['00:05:00', '00:05:00'],
    ['1', '1.00:00:00'],
    ['5:30', '05:30:00'],
    ['-1:00:00', '-01:00:00'],
    ['0:0:0.5', '00:00:00.5000000'],
    ['1:2:3:4', '1.02:03:04'],
  ])('reads %s as %s', (text, expected) => {
    expect(formatTimeSpan(parseTimeSpan(text) ?? new TimeSpan(NaN))).toBe(expected);
  });

  it.each(['25:00', 'x', '', '1:60'])('does not read %j', (text) => {
    expect(parseTimeSpan(text)).toBeUndefined();
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (ms) => {
        expect(parseTimeSpan(formatTimeSpan(new TimeSpan(ms)))?.ms).toBe(ms);
      }),
    );
  });

  it.each([
    ['hh\\:mm', '03:04'],
    ['%d', '1'],
    ['g', '1:3:04:05.006'],
    ['G', '1:03:04:05.0060000'],
  ])('in the format %s', (format, expected) => {
    expect(formatTimeSpan(new TimeSpan(((27 * 60 + 4) * 60 + 5) * 1000 + 6), format)).toBe(expected);
  });
});
