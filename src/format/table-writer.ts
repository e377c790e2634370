import { columnWidths } from './column-widths.ts';
import type { TableStart } from './format-record.ts';
import type { Line } from './line.ts';
import { smallTableRows, type DrawTable } from './small-table.ts';
import { cutTo, headerRows, tableRow, wrappedRows, type LaidColumn } from './table-row.ts';
import type { TextMeasure } from './text-measure.ts';
import { firstLine } from './wrap.ts';

/** Narrower than this PowerShell prints no table. */
const narrowest = 5;

/** Writes the lines of one group of a table once its column widths are decided. */
export class TableWriter {
  readonly #start: TableStart;
  readonly #measure: TextMeasure;
  readonly #columns: readonly LaidColumn[];
  /** Which columns are visible. */
  readonly #visible: readonly number[];

  /** `sample`: the rows that decide the widths of the columns that ask for none; undefined shares the room among those. */
  constructor(start: TableStart, sample: readonly (readonly string[])[] | undefined, tableWidth: number, measure: TextMeasure) {
    this.#start = start;
    this.#measure = measure;
    const wishes = start.columns.map(({ label, width }, index) =>
      width !== undefined && !start.autoSize ? width : sample ? widest(label, sample, index, measure) : 0,
    );
    const widths = tableWidth < narrowest ? wishes.map(() => -1) : columnWidths(wishes, tableWidth);
    this.#visible = widths.flatMap((width, index) => (width > 0 ? [index] : []));
    this.#columns = this.#visible.map((index) => ({ width: widths[index] ?? 1, align: start.columns[index]?.align ?? 'left' }));
  }

  header(): Line[] {
    return this.#headerRows().map((cells) => strong(tableRow(cells, this.#columns, this.#measure)));
  }

  row(cells: readonly string[]): string[] {
    if (this.#visible.length === 0) return [];
    return this.#rows(cells).map((row) => tableRow(row, this.#columns, this.#measure));
  }

  /** Header and rows at once, drawn by cli-table3; undefined if there are too many rows for it. */
  whole(rows: readonly (readonly string[])[], draw: DrawTable): Line[] | undefined {
    if (rows.length > smallTableRows || this.#visible.length === 0) return undefined;
    const header = this.#headerRows();
    const body = rows.flatMap((cells) => this.#rows(cells));
    if (body.length > smallTableRows) return undefined;
    const cut = [...header, ...body].map((row) => row.map((text, index) => this.#cut(text, index)));
    return draw(cut, this.#columns).map((text, index) => (index < header.length ? strong(text) : text));
  }

  #headerRows(): string[][] {
    if (this.#start.hideHeaders || this.#visible.length === 0) return [];
    return headerRows(this.#pick(this.#start.columns.map(({ label }) => label)), this.#columns, this.#measure);
  }

  #rows(cells: readonly string[]): string[][] {
    const picked = this.#pick(cells);
    return this.#start.wrap ? wrappedRows(picked, this.#columns, this.#measure) : [picked];
  }

  #pick(cells: readonly string[]): string[] {
    return this.#visible.map((index) => cells[index] ?? '');
  }

  #cut(text: string, index: number): string {
    const column = this.#columns[index];
    return column ? cutTo(firstLine(text), column.width, column.align, this.#measure) : text;
  }
}

const strong = (text: string): Line => ({ text, strong: text.length });

function widest(label: string, rows: readonly (readonly string[])[], index: number, measure: TextMeasure): number {
  let width = measure.width(label);
  for (const cells of rows) width = Math.max(width, measure.width(cells[index] ?? ''));
  return width;
}
