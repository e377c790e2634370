import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, equals } from '../../../src/engine/operators/comparison.ts';
import { DateTime, Guid, Real, TimeSpan, type Value } from '../../../src/engine/value.ts';

const scalar: fc.Arbitrary<Value> = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }), fc.constant(null));

describe('compare', () => {
  it('is an order over numbers and null', () => {
    fc.assert(
      fc.property(scalar, scalar, scalar, (a, b, c) => {
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('is an order over texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(Math.sign(compare(a, b, true)) + Math.sign(compare(b, a, true))).toBe(0);
      }),
    );
  });

  it('puts lower case first where nothing else differs', () => {
    expect(['B', 'a', 'A', 'b'].sort((a, b) => compare(a, b, true))).toEqual(['a', 'A', 'b', 'B']);
  });

  it('keeps Int64 apart that a Double cannot', () => {
    expect(compare(9007199254740993n, 9007199254740992n)).toBe(1);
    expect(equals(9007199254740993n, 9007199254740992n)).toBe(false);
  });
});

describe('equals', () => {
  it('agrees with compare on numbers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -5, max: 5 }), (a, b) => {
        expect(equals(a, a + b)).toBe(compare(a, a + b) === 0);
      }),
    );
  });

  it.each<readonly [Value, Value, boolean]>([
    [1, '1.0', true],
    ['1.0', 1, false],
    [1, new Real(1, 'double'), true],
    ['é', 'e\u0301', true],
    ['straße', 'strasse', false],
    [new Guid('00000000-0000-0000-0000-000000000001'), '{00000000-0000-0000-0000-000000000001}', true],
    [new TimeSpan(60_000), '00:01:00', true],
    [new DateTime(0, 'utc'), new DateTime(0, 'utc'), true],
    [true, 'False', true],
    [false, null, false],
    [1, [1], false],
  ])('%s -eq %s', (a, b, expected) => {
    expect(equals(a, b)).toBe(expected);
  });
});
