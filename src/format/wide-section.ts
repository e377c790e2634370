import { columnWidths } from './column-widths.ts';
import type { LayoutOptions } from './line-layout.ts';
import type { Line } from './line.ts';
import { tableRow, type LaidColumn } from './table-row.ts';
import type { TextMeasure } from './text-measure.ts';

/** The items of one group of a wide view, in columns of equal width. Without a number of columns, all items decide how many fit. */
export class WideSection {
  readonly #columns: number | undefined;
  readonly #options: LayoutOptions;
  readonly #measure: TextMeasure;
  readonly #emit: (line: Line) => void;
  #items: string[] = [];

  constructor(columns: number | undefined, options: LayoutOptions, measure: TextMeasure, emit: (line: Line) => void) {
    this.#columns = columns;
    this.#options = options;
    this.#measure = measure;
    this.#emit = emit;
  }

  accept(item: string): void {
    this.#items.push(item);
    if (this.#items.length === this.#columns) this.end();
  }

  end(): void {
    const count = this.#columns ?? fittingColumns(this.#items, this.#options.width, this.#measure);
    const columns = columnWidths(Array<number>(count).fill(0), this.#options.width).flatMap((width): LaidColumn[] =>
      width > 0 ? [{ width, align: 'left' }] : [],
    );
    for (let from = 0; from < this.#items.length; from += count) {
      this.#emit(tableRow(this.#items.slice(from, from + count), columns, this.#measure));
    }
    this.#items = [];
  }
}

/** How many columns of the widest item fit side by side with a blank between, and one cell to spare as in PowerShell. */
function fittingColumns(items: readonly string[], width: number, measure: TextMeasure): number {
  const widest = Math.max(0, ...items.map((item) => measure.width(item)));
  return widest === 0 ? 2 : Math.max(1, Math.ceil((width + 1) / (widest + 1)) - 1);
}
