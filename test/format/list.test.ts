import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextMeasure } from '../../src/format/text-measure.ts';
import { firstLine, wrap } from '../../src/format/wrap.ts';
import { custom, linesOf } from './lines.ts';

describe('a list', () => {
  it('pads labels to the longest of the object, with a blank line after each object', async () => {
    const values = [custom({ Name: 'Test', Residence: 'Rome' }), custom({ Id: 1 })];
    expect(await linesOf(values, { shape: 'list' })).toEqual(['', 'Name      : Test', 'Residence : Rome', '', 'Id : 1', '']);
  });

  it('shows reals in full', async () => {
    expect(await linesOf([custom({ double: 1234.56789 })], { shape: 'list' })).toEqual(['', 'double : 1234.56789', '']);
  });

  it('continues long values and line feeds under the value', async () => {
    expect(await linesOf([custom({ p: 'one two three', q: 'a\r\nb' })], { shape: 'list' }, { width: 12 })).toEqual([
      '',
      'p : one two ',
      '    three',
      'q : a',
      '    b',
      '',
    ]);
  });

  it('does not wrap where the width is unlimited', async () => {
    expect((await linesOf([custom({ p: 'x'.repeat(500) })], { shape: 'list' }, { listWidth: Infinity }))[1]).toHaveLength(504);
  });

  it('leaves out names that the object has not', async () => {
    expect(await linesOf([custom({ a: 1 })], { shape: 'list', properties: [{ text: 'nosuch' }, { text: 'A', label: 'L' }] })).toEqual(['', 'L : 1', '']);
  });

  it('has headings over groups', async () => {
    expect(await linesOf([custom({ g: 1 }), custom({ g: 2 })], { shape: 'list', groupBy: { text: 'g', label: 'Group' } })).toEqual([
      '',
      '   Group: 1',
      '',
      'g : 1',
      '',
      '',
      '   Group: 2',
      '',
      'g : 2',
      '',
    ]);
  });
});

describe('a wide view', () => {
  const items = (...names: string[]) => names.map((Name) => custom({ Size: 1, Name }));

  it('shows the name in two columns of equal width', async () => {
    expect(await linesOf(items('a', 'b', 'c'), { shape: 'wide' }, { width: 20 })).toEqual(['', `${'a'.padEnd(11)}b`, 'c', '']);
  });

  it('takes the number of columns, or as many as fit', async () => {
    expect(await linesOf(items('a', 'b', 'c'), { shape: 'wide', columns: 3 }, { width: 20 })).toEqual(['', 'a      b      c', '']);
    expect(await linesOf(items('aaaa', 'b', 'c', 'd', 'e'), { shape: 'wide', autoSize: true }, { width: 20 })).toEqual(['', 'aaaa  b    c    d', 'e', '']);
  });
});

describe('wrapping', () => {
  const measure = new TextMeasure();

  it('breaks between words, inside a word only when it must', () => {
    expect(wrap('ab cd', 4, measure)).toEqual(['ab ', 'cd']);
    expect(wrap('LongLongHeader', 4, measure)).toEqual(['Long', 'Long', 'Head', 'er']);
    expect(firstLine('a\r\nb')).toBe('a…');
  });

  it('never exceeds the width and loses no character', async () => {
    await measure.load();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '日', 'é', '👍', '\t') }), fc.integer({ min: 2, max: 12 }), (text, width) => {
        const lines = wrap(text, width, measure);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(measure.width(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
