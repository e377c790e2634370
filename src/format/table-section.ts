import type { FormatPacket, TableStart } from './format-record.ts';
import type { LayoutOptions } from './line-layout.ts';
import type { Line } from './line.ts';
import type { DrawTable } from './small-table.ts';
import { TableWriter } from './table-writer.ts';
import type { TextMeasure } from './text-measure.ts';

/** Column widths are decided by the first rows: this many, or those of this time in ms. */
const sampleRows = 300;
const sampleTime = 300;

/** What may stand in a table: rows, and texts and objects of another kind between them. */
export type TablePacket = FormatPacket & { readonly kind: 'row' | 'text' | 'aside' };

/** The rows of one group of a table. Holds back the first ones to find the widths; after that, rows go out as they come. */
export class TableSection {
  readonly #start: TableStart;
  readonly #options: LayoutOptions;
  readonly #measure: TextMeasure;
  readonly #draw: DrawTable;
  readonly #emit: (line: Line) => void;
  /** Prints what is not a row. */
  readonly #other: (packet: TablePacket) => void;
  #writer: TableWriter | undefined;
  #pending: TablePacket[] = [];
  #rows = 0;
  #since = 0;

  constructor(
    start: TableStart,
    options: LayoutOptions,
    measure: TextMeasure,
    draw: DrawTable,
    emit: (line: Line) => void,
    other: (packet: TablePacket) => void,
  ) {
    this.#start = start;
    this.#options = options;
    this.#measure = measure;
    this.#draw = draw;
    this.#emit = emit;
    this.#other = other;
    // As in PowerShell, a first column that knows its width speaks for all: there is nothing to wait for.
    if (start.columns[0]?.width !== undefined && !start.autoSize) this.#open(undefined);
  }

  accept(packet: TablePacket): void {
    if (this.#writer || (packet.kind !== 'row' && this.#rows === 0)) {
      this.#write(packet);
      return;
    }
    const now = this.#options.clock?.now().getTime() ?? 0;
    if (this.#rows === 0) this.#since = now;
    this.#pending.push(packet);
    if (packet.kind === 'row') this.#rows++;
    if (!this.#start.autoSize && (this.#rows >= sampleRows || now - this.#since > sampleTime)) this.flush();
  }

  /** Decides the widths by the rows there are. */
  flush(): void {
    if (this.#rows === 0) return;
    const pending = this.#take();
    this.#open(rowsOf(pending));
    for (const packet of pending) this.#write(packet);
  }

  /** A group of nothing but a few rows is cli-table3's. */
  end(): void {
    const rows = rowsOf(this.#pending);
    if (rows.length === 0) return;
    const whole = rows.length === this.#pending.length ? this.#newWriter(rows).whole(rows, this.#draw) : undefined;
    if (!whole) {
      this.flush();
      return;
    }
    this.#take();
    for (const line of whole) this.#emit(line);
  }

  #take(): TablePacket[] {
    const pending = this.#pending;
    this.#pending = [];
    this.#rows = 0;
    return pending;
  }

  #newWriter(sample: readonly (readonly string[])[] | undefined): TableWriter {
    return new TableWriter(this.#start, sample, this.#options.width, this.#measure);
  }

  #open(sample: readonly (readonly string[])[] | undefined): void {
    this.#writer = this.#newWriter(sample);
    for (const line of this.#writer.header()) this.#emit(line);
  }

  #write(packet: TablePacket): void {
    if (packet.kind === 'row') for (const line of this.#writer?.row(packet.cells) ?? []) this.#emit(line);
    else this.#other(packet);
  }
}

const rowsOf = (packets: readonly TablePacket[]): (readonly string[])[] => packets.flatMap((packet) => (packet.kind === 'row' ? [packet.cells] : []));
