import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cast, isTrue, matchEnum, toText, typeNameOf } from '../../../src/engine/conversion/convert.ts';
import { DateTime, double, Guid, Hashtable, psObject, Real, TimeSpan, TypeValue, type Value } from '../../../src/engine/value.ts';
import { block, thrownBy } from '../fixture.ts';

const to = (name: string, value: Value, array = false): Value => cast({ name, array }, value);
const refusal = (name: string, value: Value) => thrownBy(() => to(name, value));

describe('text', () => {
  it.each<[Value, string]>([
    [null, ''],
    ['x', 'x'],
    [true, 'True'],
    [false, 'False'],
    [42, '42'],
    [1.5, '1.5'],
    [0.1 + 0.2, '0.30000000000000004'],
    [double(1e15), '1E+15'],
    [double(1e14), '100000000000000'],
    [1e-5, '1E-05'],
    [0.0001, '0.0001'],
    [1.25e-7, '1.25E-07'],
    [double(1.5e300), '1.5E+300'],
    [double(-0), '-0'],
    [-0, '0'],
    [9007199254740993n, '9007199254740993'],
    [new Real(1e21, 'decimal'), '1000000000000000000000'],
    [new Real(1.5, 'decimal'), '1.5'],
    [[1, 'a', null, true], '1 a  True'],
    [[1, [2, 3]], '1 System.Object[]'],
    [new Guid('00000000-0000-0000-0000-000000000001'), '00000000-0000-0000-0000-000000000001'],
    [new DateTime(0, 'utc'), '01/01/1970 00:00:00'],
    [new TimeSpan(93_784_000), '1.02:03:04'],
    [new Hashtable([['a', 1]]), 'System.Collections.Hashtable'],
    [new Hashtable([], true), 'System.Collections.Specialized.OrderedDictionary'],
    [psObject('PSCustomObject', { a: 1, b: [1, 2], c: null }), '@{a=1; b=System.Object[]; c=}'],
    [psObject('PSCustomObject', {}), ''],
    [new TypeValue('int', true), 'int[]'],
    [block(' $_ '), ' $_ '],
  ])('of %o is %o', (value, text) => {
    expect(toText(value)).toBe(text);
  });
});

describe('truth', () => {
  it.each<[Value, boolean]>([
    [null, false],
    [0, false],
    [double(0), false],
    [0n, false],
    ['', false],
    [[], false],
    [[0], false],
    [[[]], false],
    ['False', true],
    ['0', true],
    [[0, 0], true],
    [[[0]], true],
    [new Hashtable(), true],
    [psObject('PSCustomObject', {}), true],
  ])('of %o is %o', (value, truth) => {
    expect(isTrue(value)).toBe(truth);
  });
});

describe('casts', () => {
  it.each<[string, Value, Value]>([
    ['int', ' 12 ', 12],
    ['int', '', 0],
    ['int', null, 0],
    ['int', '0x10', 16],
    ['int', '1kb', 1024],
    ['int', '1,000', 1000],
    ['int', 21.5, 22],
    ['int', 20.5, 20],
    ['int', '21.5', 22],
    ['int', true, 1],
    ['long', '3000000000', 3000000000],
    ['long', '9223372036854775807', 9223372036854775807n],
    ['byte', '255', 255],
    ['double', '5', double(5)],
    ['double', '1e3', double(1000)],
    ['double', '2.5', 2.5],
    ['decimal', '2.5', new Real(2.5, 'decimal')],
    ['string', [1, 2, 3], '1 2 3'],
    ['bool', 'False', true],
    ['char', 65, 'A'],
    ['guid', '{0123ABCD-0123-0123-0123-0123456789AB}', new Guid('0123abcd-0123-0123-0123-0123456789ab')],
    ['guid', '0123ABCD012301230123 0123456789AB'.replace(' ', ''), new Guid('0123abcd-0123-0123-0123-0123456789ab')],
    ['timespan', '00:05:00', new TimeSpan(300_000)],
    ['timespan', 10_000_000, new TimeSpan(1000)],
    ['array', 1, [1]],
    ['array', null, null],
    ['pscustomobject', new Hashtable([['a', 1]]), psObject('PSCustomObject', { a: 1 })],
    ['switch', 1, true],
  ])('[%s]%o', (name, value, expected) => {
    expect(to(name, value)).toEqual(expected);
  });

  it('convert each element for an array', () => {
    expect(to('int', ['1', '2'], true)).toEqual([1, 2]);
    expect(to('string', 5, true)).toEqual(['5']);
    expect(to('string', null, true)).toBeNull();
  });

  it('count a date’s ticks from year 1', () => {
    expect(to('datetime', 621_355_968_000_000_000n)).toEqual(new DateTime(0, 'unspecified'));
  });

  it.each<[string, Value, string, string]>([
    [
      'int',
      'x',
      'InvalidCastFromStringToInteger',
      `Cannot convert value "x" to type "System.Int32". Error: "The input string 'x' was not in a correct format."`,
    ],
    ['int', '3000000000', 'InvalidCastFromStringToInteger', 'Error: "Value was either too large or too small for an Int32."'],
    ['int', 3e9, 'InvalidCastIConvertible', 'too large or too small for an Int32'],
    ['int', [1, 2], 'ConvertToFinalInvalidCastException', 'Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Int32".'],
    ['double', 'x', 'InvalidCastFromStringToDoubleOrSingle', 'was not in a correct format'],
    ['guid', 'nope', 'InvalidCastParseTargetInvocation', 'Cannot convert value "nope" to type "System.Guid". Error: "Unrecognized Guid format."'],
    ['guid', null, 'nullToObjectInvalidCast', 'Cannot convert null to type "System.Guid".'],
    ['datetime', 'never', 'InvalidCastParseTargetInvocationWithFormatProvider', "String 'never' was not recognized as a valid DateTime."],
    ['timespan', 'x', 'InvalidCastParseTargetInvocationWithFormatProvider', "String 'x' was not recognized as a valid TimeSpan."],
    ['char', 'ab', 'InvalidCastIConvertible', 'exactly one character long'],
    ['hashtable', 1, 'ConvertToFinalInvalidCastException', 'to type "System.Collections.Hashtable"'],
    ['scriptblock', 'x', 'ConvertToFinalInvalidCastException', 'System.Management.Automation.ScriptBlock'],
    ['version', '1.2', 'InvalidCast', 'scripts here cannot use that type'],
  ])('refuse [%s]%o', (name, value, id, text) => {
    const error = refusal(name, value);
    expect(error.id).toBe(id);
    expect(error.message).toContain(text);
  });

  it('read back every number they write', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => number !== 0),
        (number) => {
          const back = to('double', toText(double(number)));
          expect(Number(toText(back))).toBe(Number(toText(double(number))));
          expect(Number(toText(double(number)))).toBe(number);
        },
      ),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }), (number) => {
        expect(toText(to('long', number.toString()))).toBe(number.toString());
      }),
    );
  });
});

describe('enum names', () => {
  const names = ['Disabled', 'DisabledUserOverride', 'Other'];
  it('match whole before a beginning', () => {
    expect(matchEnum('disabled', names)).toEqual({ found: 'Disabled' });
    expect(matchEnum('ot', names)).toEqual({ found: 'Other' });
    expect(matchEnum('d', names)).toEqual({ candidates: ['Disabled', 'DisabledUserOverride'] });
    expect(matchEnum('', names)).toEqual({ candidates: [] });
  });
});

describe('type names', () => {
  it.each<[Value, string]>([
    [1, 'System.Int32'],
    [3_000_000_000, 'System.Int64'],
    [1.5, 'System.Double'],
    [new Real(1, 'decimal'), 'System.Decimal'],
    ['', 'System.String'],
    [true, 'System.Boolean'],
    [[], 'System.Object[]'],
    [psObject('PSCustomObject', {}), 'System.Management.Automation.PSCustomObject'],
    [psObject('Teams.Policy', {}), 'Teams.Policy'],
    [null, ''],
  ])('of %o is %s', (value, name) => {
    expect(typeNameOf(value)).toBe(name);
  });
});
