import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader } from '../../../src/cmdlets/content/csv-reader.ts';

function records(text: string, chunk = text.length || 1, delimiter = ','): { fields: readonly string[]; line: number }[] {
  const reader = new CsvReader(delimiter);
  const found = [];
  for (let at = 0; at < text.length; at += chunk) found.push(...reader.push(text.slice(at, at + chunk)));
  return [...found, ...reader.end()];
}
const fields = (text: string, delimiter = ','): (readonly string[])[] => records(text, undefined, delimiter).map((record) => record.fields);

describe('CsvReader', () => {
  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['no last line break', 'a,b\n1,2'],
  ])('ends records at %s', (_, text) => {
    expect(fields(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps delimiters, line breaks and doubled quotes inside quotes', () => {
    expect(fields('"a,b","x ""y"" z","1\r\n2"\n')).toEqual([['a,b', 'x "y" z', '1\r\n2']]);
  });

  it('drops blanks around a word and around quotes', () => {
    expect(fields('  a  ,\t"b"  , c\n')).toEqual([['a', 'b', 'c']]);
  });

  it('keeps blanks that are not alone behind a word', () => {
    expect(fields('a b ,"q" z\n')).toEqual([['a b ', 'q z']]);
  });

  it('takes a quote that does not begin a field as text', () => {
    expect(fields('foo "ba,r",x\n')).toEqual([['foo "ba', 'r"', 'x']]);
  });

  it('counts an empty last field before a line break only', () => {
    expect(fields('a,\n')).toEqual([['a', '']]);
    expect(fields('a,')).toEqual([['a']]);
    expect(fields('a,""')).toEqual([['a', '']]);
  });

  it('takes tabs as fields where the tab is the delimiter', () => {
    expect(fields('a\t\t b\n', '\t')).toEqual([['a', '', 'b']]);
  });

  it('numbers the lines', () => {
    expect(records('a\n"1\n2"\nb').map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('names the line of a quote that is never closed', () => {
    expect(() => records('a,b\n1,"2\n3,4\n')).toThrow(
      expect.objectContaining({ id: 'InvalidCsv', message: expect.stringContaining('line 2') as string }) as Error,
    );
  });

  it('gives the same records however the text is cut', () => {
    const text = fc.stringMatching(/^[ab,"\r\n \t]{0,40}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (csv, chunk) => {
        const read = (size?: number): unknown => {
          try {
            return records(csv, size);
          } catch (error) {
            return error instanceof Error ? error.message : error;
          }
        };
        expect(read(chunk)).toEqual(read());
      }),
    );
  });

  it('reads back what is quoted', () => {
    const row = fc.array(fc.string(), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const csv = rows.map((each) => each.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(fields(csv)).toEqual(rows);
      }),
    );
  });
});
