import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../src/format/column-widths.ts';
import { loadSmallTable } from '../../src/format/small-table.ts';
import { cutTo, fit, tableRow, type LaidColumn } from '../../src/format/table-row.ts';
import { TextMeasure } from '../../src/format/text-measure.ts';
import { custom, linesOf } from './lines.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'Z', '0', ' ', '-', '.', 'é', '日', '한', '👍', '👨‍👩‍👧', '␛', '…'), maxLength: 24 });

const column: fc.Arbitrary<LaidColumn> = fc.record({ width: fc.integer({ min: 1, max: 20 }), align: fc.constantFrom('left', 'right', 'center') });

const table = fc
  .array(column, { minLength: 1, maxLength: 6 })
  .chain((columns) => fc.record({ columns: fc.constant(columns), rows: fc.array(fc.tuple(...columns.map(() => text)), { minLength: 1, maxLength: 12 }) }));

describe('the table writer', () => {
  it('writes the bytes that cli-table3 writes', async () => {
    const draw = await loadSmallTable();
    const measure = new TextMeasure();
    await measure.load();
    fc.assert(
      fc.property(table, ({ columns, rows }) => {
        const cut = rows.map((row) => row.map((cell, index) => cutTo(cell, columns[index]?.width ?? 1, columns[index]?.align ?? 'left', measure)));
        expect(draw(cut, columns)).toEqual(rows.map((row) => tableRow(row, columns, measure)));
      }),
      { numRuns: 500 },
    );
  });

  it('fits every cell to its column', async () => {
    const measure = new TextMeasure();
    await measure.load();
    fc.assert(
      fc.property(text, column, (cell, laid) => {
        expect(measure.width(fit(cell, laid, measure))).toBe(laid.width);
      }),
    );
  });

  it('prints the same with few rows and with many', async () => {
    const rows = Array.from({ length: 150 }, (_, n) => custom({ n: n % 7, name: `name ${n % 7} 日` }));
    const many = await linesOf(rows);
    const few = await linesOf(rows.slice(0, 50));
    expect(few).toEqual([...many.slice(0, 53), '']);
  });
});

describe('column widths', () => {
  it('never exceed the table, keep what fits and hide from the right', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 5, max: 120 }), (wishes, width) => {
        const widths = columnWidths(wishes, width);
        const visible = widths.filter((one) => one > 0);
        expect(visible.reduce((sum, one) => sum + one, 0) + Math.max(visible.length - 1, 0)).toBeLessThanOrEqual(width);
        const firstHidden = widths.findIndex((one) => one < 0);
        if (firstHidden >= 0) expect(widths.slice(firstHidden).every((one) => one < 0)).toBe(true);
        wishes.slice(0, visible.length - 1).forEach((wish, index) => wish > 0 && expect(widths[index]).toBe(wish));
      }),
    );
  });

  it('share what is left among those that are undecided', () => {
    expect(columnWidths([0, 0], 20)).toEqual([10, 9]);
    expect(columnWidths([30, 0], 120)).toEqual([30, 89]);
    expect(columnWidths([12, 20, 1], 20)).toEqual([12, 7, -1]);
    expect(columnWidths([200], 20)).toEqual([20]);
  });
});
