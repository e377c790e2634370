import { describe, expect, it } from 'vitest';
import { fitArgument } from '../../../src/engine/binding/argument-fit.ts';
import type { ParameterType } from '../../../src/engine/parameter.ts';
import { DateTime, double, Guid, Hashtable, Real, TimeSpan, type Value } from '../../../src/engine/value.ts';
import { block } from '../fixture.ts';

const fit = (type: ParameterType, value: Value, array = false): Value | undefined =>
  fitArgument({ name: 'p', type, array, help: '', aliases: [], sets: { '*': {} } }, value);

describe('a value that needs no conversion', () => {
  it.each<[ParameterType, Value]>([
    ['object', 1],
    ['psobject', 'x'],
    ['string', ''],
    ['int', -2147483648],
    ['long', 2147483648],
    ['long', 1n << 60n],
    ['double', 1.5],
    ['double', double(2)],
    ['bool', false],
    ['switch', true],
    ['guid', new Guid('00000000-0000-0000-0000-000000000000')],
    ['datetime', new DateTime(0, 'utc')],
    ['timespan', new TimeSpan(0)],
    ['hashtable', new Hashtable()],
    ['scriptblock', block('')],
    ['object', null],
    ['hashtable', null],
  ])('of a %s', (type, value) => {
    expect(fit(type, value)).toBe(value);
  });
  it('goes into an array', () => {
    expect(fit('int', 1, true)).toEqual([1]);
    expect(fit('int', [1, 2], true)).toEqual([1, 2]);
    expect(fit('object', [1, 'x'], true)).toEqual([1, 'x']);
    expect(fit('string', null, true)).toBeNull();
  });
});

describe('a value that needs a conversion', () => {
  it.each<[ParameterType, Value]>([
    ['string', 1],
    ['string', null],
    ['int', 2147483648],
    ['int', 1.5],
    ['int', '1'],
    ['int', null],
    ['double', 1],
    ['double', new Real(1, 'decimal')],
    ['bool', 1],
    ['guid', '00000000-0000-0000-0000-000000000000'],
    ['datetime', '2020-01-01'],
    ['timespan', '1'],
    ['hashtable', 'x'],
    ['scriptblock', 'x'],
    ['enum', 'x'],
    ['string', ['a']],
  ])('for a %s', (type, value) => {
    expect(fit(type, value)).toBeUndefined();
  });
  it('for an array has one element that does', () => {
    expect(fit('int', [1, '2'], true)).toBeUndefined();
    expect(fit('int', 'x', true)).toBeUndefined();
  });
});
