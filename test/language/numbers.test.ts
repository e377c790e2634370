import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberFromText, scanNumber } from '../../src/language/numbers.ts';
import { show } from './show.ts';

describe('number literals', () => {
  it.each<[string, number | bigint, string]>([
    ['0', 0, 'int'],
    ['007', 7, 'int'],
    ['2147483647', 2147483647, 'int'],
    ['2147483648', 2147483648, 'long'],
    ['-2147483648', -2147483648, 'int'],
    ['9007199254740993', 9007199254740993n, 'long'],
    ['9223372036854775808', 9223372036854775808, 'decimal'],
    ['100000000000000000000000000000', 1e29, 'double'],
    ['0x12', 18, 'int'],
    ['0xFF', 255, 'int'],
    ['0xFFFFFFFF', -1, 'int'],
    ['0x0FFFFFFFF', 4294967295, 'long'],
    ['0xFFFFFFFFFFFFFFFF', -1, 'long'],
    ['0xFFFFFFFFu', 4294967295, 'long'],
    ['0x1d', 29, 'int'],
    ['0b1010', 10, 'int'],
    ['0b11111111', -1, 'int'],
    ['1kb', 1024, 'int'],
    ['1MB', 1048576, 'int'],
    ['4gb', 4294967296, 'long'],
    ['1pb', 1125899906842624, 'long'],
    ['1.5kb', 1536, 'double'],
    ['1.0', 1, 'double'],
    ['.5', 0.5, 'double'],
    ['1.', 1, 'double'],
    ['1e3', 1000, 'double'],
    ['1.5E-2', 0.015, 'double'],
    ['1e\u20132', 0.01, 'double'],
    ['\u20135', -5, 'int'],
    ['100d', 100, 'decimal'],
    ['1.5d', 1.5, 'decimal'],
    ['24l', 24, 'long'],
    ['1.5l', 2, 'long'],
    ['2.5l', 2, 'long'],
    ['6n', 6n, 'bigint'],
    ['5u', 5, 'int'],
    ['3000000000u', 3000000000, 'long'],
    ['18446744073709551615ul', 18446744073709551615n, 'bigint'],
    ['127y', 127, 'int'],
  ])('%s', (text, value, numberType) => expect(numberFromText(text)).toEqual({ value, numberType }));

  it.each(['300y', '256uy', '40000s', '9223372036854775808l', '-1u', '99999999999999999999999999999d', '0x1FFFFFFFFFFFFFFFF'])(
    'refuses %s, which its type does not hold',
    (text) => expect(show(`1, ${text}`)).toBe('!BadNumericConstant'),
  );

  it.each(['1_6', '77z', '1e', '1kbx', '0xG', '12.foo', '1ll'])('takes %s for a word', (text) => expect(numberFromText(text)).toBeUndefined());

  it('ends at an operator in an expression only', () => {
    expect(scanNumber('7+1', 0, true, false)?.end).toBe(1);
    expect(scanNumber('7+1', 0, false, false)).toBeUndefined();
    expect(scanNumber('7?1', 0, true, false)).toBeUndefined();
    expect(scanNumber('7?1', 0, true, true)?.end).toBe(1);
    expect(scanNumber('1..3', 0, true, false)?.end).toBe(1);
  });

  it('reads every Int32 as itself', () =>
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(numberFromText(String(value))).toEqual({ value, numberType: 'int' });
      }),
    ));
});
