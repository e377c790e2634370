import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arithmetic } from '../../../src/engine/operators/arithmetic.ts';
import { numberTypeOf, isNumber, toDouble } from '../../../src/engine/conversion/numeric.ts';
import { Real, type Value } from '../../../src/engine/value.ts';

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const asNumber = (value: Value): number => (isNumber(value) ? toDouble(value) : NaN);
const typeOf = (value: Value): string => (isNumber(value) ? numberTypeOf(value) : 'none');

describe('arithmetic of Int32', () => {
  it('gives what plain numbers give', () => {
    fc.assert(
      fc.property(int, int, fc.constantFrom('+', '-'), (a, b, operator) => {
        expect(asNumber(arithmetic(operator, a, b))).toBe(operator === '+' ? a + b : a - b);
      }),
    );
  });

  it('becomes a Double exactly when it leaves Int32', () => {
    fc.assert(
      fc.property(int, int, (a, b) => {
        const inRange = a * b >= -(2 ** 31) && a * b < 2 ** 31;
        expect(typeOf(arithmetic('*', a, b))).toBe(inRange ? 'int' : 'double');
      }),
    );
  });

  it('divides into an Int32 exactly when nothing remains', () => {
    fc.assert(
      fc.property(
        int,
        int.filter((b) => b !== 0),
        (a, b) => {
          expect(asNumber(arithmetic('/', a, b))).toBeCloseTo(a / b, 10);
          expect(typeOf(arithmetic('/', a, b)) === 'int').toBe(a % b === 0 && a / b < 2 ** 31);
          expect(asNumber(arithmetic('%', a, b))).toBe((a % b) | 0);
        },
      ),
    );
  });
});

describe('wider numbers', () => {
  it('keeps Int64 exact beyond 2^53', () => {
    expect(arithmetic('+', 9007199254740993n, 1)).toBe(9007199254740994n);
    expect(arithmetic('*', 3037000500, 3)).toBe(9111001500);
    expect(arithmetic('-', 9223372036854775807n, 9223372036854775806n)).toBe(1);
  });

  it('becomes a Double when it leaves Int64', () => {
    expect(arithmetic('+', 9223372036854775807n, 1)).toEqual(new Real(9223372036854775808, 'double'));
  });

  it('keeps decimals decimal', () => {
    expect(arithmetic('+', new Real(0.1, 'decimal'), new Real(0.2, 'decimal'))).toEqual(new Real(0.3, 'decimal'));
    expect(typeOf(arithmetic('*', new Real(1.5, 'decimal'), 2))).toBe('decimal');
  });

  it('gives a Double for a Double and an Int32, whole or not', () => {
    expect(arithmetic('+', new Real(1, 'double'), 1)).toEqual(new Real(2, 'double'));
    expect(arithmetic('/', 7, 2)).toBe(3.5);
  });
});
