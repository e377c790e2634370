import { describe, expect, it } from 'vitest';
import { DateTime, Guid, Hashtable, psObject, Real, TimeSpan } from '../../src/engine/value.ts';
import type { View } from '../../src/format/view.ts';
import { custom, linesOf } from './lines.ts';

describe('a table', () => {
  it('stands between blank lines, header and dashes above, columns as wide as their widest text', async () => {
    expect(await linesOf([custom({ abc: '1234', bcd: '123' }), custom({ abc: '1', bcd: '1234' })])).toEqual([
      '',
      'abc  bcd',
      '---  ---',
      '1234 123',
      '1    1234',
      '',
    ]);
  });

  it('aligns by the first value of a column: numbers and booleans right, the rest left', async () => {
    const first = custom({ Number: 1, Truth: true, Word: 'a', Nothing: null });
    const second = custom({ Number: 'left?', Truth: 'no', Word: 123456, Nothing: 'x' });
    expect(await linesOf([first, second])).toEqual([
      '',
      'Number Truth Word   Nothing',
      '------ ----- ----   -------',
      '     1  True a',
      ' left?    no 123456 x',
      '',
    ]);
  });

  it('shows reals with two decimals', async () => {
    expect(await linesOf([custom({ real: 1234.56789, whole: new Real(2, 'double') })])).toContain('1234.57  2.00');
  });

  it('shrinks the last visible column that is too wide and hides those without room', async () => {
    const wide = custom({ a: 'x'.repeat(12), b: 'y'.repeat(20), c: 'z' });
    expect(await linesOf([wide], {}, { width: 20 })).toEqual(['', 'a            b', '-            -', 'xxxxxxxxxxxx yyyyyy…', '']);
  });

  it('cuts the head of what is aligned to the right', async () => {
    expect(await linesOf([custom({ n: 12345678 })], { properties: [{ text: 'n', width: 7 }] })).toContain('…345678');
    expect(await linesOf([custom({ n: 12345678 })], { properties: [{ text: 'n', width: 1 }] })).toContain('8');
    expect(await linesOf([custom({ n: 'abc' })], { properties: [{ text: 'n', width: 1 }] })).toContain('a');
  });

  it('wraps a header that is wider than its column', async () => {
    const lines = await linesOf([custom({ First: '1', Second: '2', Third: '3' })], {
      properties: [
        { text: 'First', label: 'LongLongHeader', width: 4 },
        { text: 'Second', label: 'Header2', width: 7 },
        { text: 'Third', label: 'Header3', width: 4 },
      ],
    });
    expect(lines).toEqual(['', 'Long Header2 Head', 'Long         er3', 'Head', 'er', '---- ------- ----', '1    2       3', '']);
  });

  it('shows the first line of a text of several, or all of them when it wraps', async () => {
    const value = custom({ Name: 'This\nIs some random\nmultiline content', A: 1, B: 2 });
    expect(await linesOf([value], { shape: 'table' })).toContain(`${'This…'.padEnd(37)} 1 2`);
    expect(await linesOf([value], { shape: 'table', wrap: true })).toEqual([
      '',
      `${'Name'.padEnd(37)} A B`,
      `${'----'.padEnd(37)} - -`,
      `${'This'.padEnd(37)} 1 2`,
      'Is some random',
      'multiline content',
      '',
    ]);
  });

  it('counts wide characters as two cells', async () => {
    expect(await linesOf([custom({ name: '日本語', n: 1 }), custom({ name: '👍', n: 2 })])).toEqual(['', 'name   n', '----   -', '日本語 1', '👍     2', '']);
  });

  it('takes named columns in order, keeps names that are missing, gives patterns in the order of the object', async () => {
    const value = custom({ beta: '1', alpha: '2', other: '3' });
    expect(await linesOf([value], { properties: [{ text: 'OTHER' }, { text: 'none' }, { text: '*a', matches: (name) => name.endsWith('a') }] })).toEqual([
      '',
      'other none beta alpha',
      '----- ---- ---- -----',
      '3          1    2',
      '',
    ]);
  });

  it('leaves out what is excluded, and the header where it is hidden', async () => {
    const value = custom({ Name: 'Test', Age: 30, City: 'Seattle' });
    expect(await linesOf([value], { shape: 'table', exclude: (name) => name === 'Age' })).toContain('Name City');
    expect(await linesOf([value], { shape: 'table', hideHeaders: true })).toEqual(['', 'Test  30 Seattle', '']);
  });

  it('shows ten properties that nobody named', async () => {
    const value = custom(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${i}`, i])));
    expect((await linesOf([value], { shape: 'table' }))[1]).toBe('p0 p1 p2 p3 p4 p5 p6 p7 p8 p9');
  });

  it('begins a group where the key changes', async () => {
    const values = [custom({ g: 'a', n: 1 }), custom({ g: 'A', n: 2 }), custom({ g: 'b', n: 300 })];
    expect(await linesOf(values, { shape: 'table', groupBy: { text: 'G' } })).toEqual([
      '',
      '   g: a',
      '',
      'g n',
      '- -',
      'a 1',
      'A 2',
      '',
      '   g: b',
      '',
      'g   n',
      '-   -',
      'b 300',
      '',
    ]);
  });

  it('formats calculated columns', async () => {
    const value = custom({ n: 2.5 });
    expect(await linesOf([value], { properties: [{ text: 'n', format: '{0:N2} EUR', label: 'Price', align: 'left' }] })).toEqual([
      '',
      'Price',
      '-----',
      '2.50 EUR',
      '',
    ]);
  });

  it('prints the entries of a hashtable, the name thirty wide', async () => {
    expect(
      await linesOf([
        new Hashtable([
          ['key', 'value'],
          ['n', 1],
        ]),
      ]),
    ).toEqual([
      '',
      'Name                           Value',
      '----                           -----',
      'key                            value',
      'n                              1',
      '',
    ]);
  });
});

describe('cells', () => {
  const cell = async (value: Parameters<typeof custom>[0][string], enumerationLimit?: number) =>
    (await linesOf([custom({ p: value })], { shape: 'list' }, enumerationLimit === undefined ? {} : { enumerationLimit }))[1];

  it('show collections up to the limit', async () => {
    expect(await cell(['a', 'b', 'c', 'd', 'e'])).toBe('p : {a, b, c, d…}');
    expect(await cell(['a', 'b', 'c', 'd'])).toBe('p : {a, b, c, d}');
    expect(await cell(['a', null, 3], -1)).toBe('p : {a, $null, 3}');
    expect(await cell([])).toBe('p : {}');
    expect(await cell(['a'], 0)).toBe('p : {…}');
  });

  it('show hashtables, objects, dates, nothing', async () => {
    expect(
      await cell(
        new Hashtable([
          ['a', 1],
          ['b', 2],
        ]),
      ),
    ).toBe('p : {[a, 1], [b, 2]}');
    expect(await cell(custom({ a: 1, b: 'x' }))).toBe('p : @{a=1; b=x}');
    expect(await cell([custom({ Name: 'n' })])).toBe('p : {@{Name=n}}');
    expect(await cell([psObject('CsThing', { Size: 1, Name: 'n' })])).toBe('p : {n}');
    expect(await cell(new DateTime(Date.UTC(2024, 1, 3, 4, 5, 6, 70), 'utc'))).toBe('p : 2024-02-03T04:05:06.07Z');
    expect(await cell(null)).toBe('p : ');
  });

  it('never hold what steers a terminal', async () => {
    expect(await cell('a\u001b[31m\u202eb')).toBe('p : a␛[31m<U+202E>b');
  });
});

describe('the view', () => {
  it('prints scalars one a line and nothing for null', async () => {
    expect(await linesOf(['a', 1, true, null, new Guid('12345678-1234-1234-1234-123456789abc'), 2.5])).toEqual([
      'a',
      '1',
      'True',
      '12345678-1234-1234-1234-123456789abc',
      '2.5',
    ]);
  });

  it('is a table up to four properties and a list from five', async () => {
    expect((await linesOf([custom({ a: 1, b: 2, c: 3, d: 4 })]))[1]).toBe('a b c d');
    expect((await linesOf([custom({ a: 1, b: 2, c: 3, d: 4, e: 5 })]))[1]).toBe('a : 1');
  });

  it('keeps the columns of the first object', async () => {
    expect(await linesOf([custom({ a: 1 }), custom({ b: 2 })])).toEqual(['', 'a', '-', '1', '', '']);
  });

  it('prints objects of another type between the rows as lists, strings as they are', async () => {
    expect(await linesOf([custom({ a: 1 }), 'text', new Hashtable([['k', 'v']]), custom({ a: 22 })])).toEqual([
      '',
      ' a',
      ' -',
      ' 1',
      'text',
      '',
      'Name  : k',
      'Value : v',
      '',
      '22',
      '',
    ]);
  });

  it('takes lists apart and prints empty objects as text', async () => {
    expect(await linesOf([['a', ['b', null]], custom({})])).toEqual(['a', 'b', '', '']);
  });

  it('prints time spans as lists', async () => {
    expect((await linesOf([new TimeSpan(86_400_000)]))[1]).toBe('Days              : 1');
  });

  const listing: View = {
    table: { columns: [{ property: 'Identity' }, { property: 'Kind', align: 'right' }] },
    list: ['Identity', 'Kind', 'Note'],
    listing: true,
  };
  const views = (typeName: string): View | undefined => (typeName === 'CsPolicy' || typeName === 'CsOther' ? listing : undefined);
  const policy = (identity: string, typeName = 'CsPolicy') => psObject(typeName, { Identity: identity, Kind: 'x', Note: '' });

  it('of a listing is a list for one object and a table for several', async () => {
    expect(await linesOf([policy('Global')], {}, { views })).toEqual(['', 'Identity : Global', 'Kind     : x', 'Note     : ', '']);
    expect(await linesOf([policy('Global'), policy('Tag:A')], {}, { views })).toEqual([
      '',
      'Identity Kind',
      '-------- ----',
      'Global      x',
      'Tag:A       x',
      '',
    ]);
  });

  it('of a listing begins anew with the next type, and gives out a lone object before text', async () => {
    expect(await linesOf([policy('a'), 'text', policy('b', 'CsOther')], {}, { views })).toEqual([
      '',
      'Identity : a',
      'Kind     : x',
      'Note     : ',
      '',
      'text',
      '',
      'Identity : b',
      'Kind     : x',
      'Note     : ',
      '',
    ]);
  });

  it('is kept to by an explicit shape', async () => {
    expect((await linesOf([policy('Global')], { shape: 'table' }, { views }))[1]).toBe('Identity Kind');
    expect((await linesOf([policy('a'), policy('b')], { shape: 'list' }, { views }))[1]).toBe('Identity : a');
  });
});
