import type { Clock } from '../engine/host.ts';
import type { Later } from '../engine/later.ts';
import type { FormatPacket, TableStart, WideStart } from './format-record.ts';
import { type Line } from './line.ts';
import { listLines } from './list-lines.ts';
import { loadSmallTable, type DrawTable } from './small-table.ts';
import { TableWriter } from './table-writer.ts';
import { TextMeasure } from './text-measure.ts';
import { fittingColumns, wideColumns, wideLine } from './wide-lines.ts';
import { wrap } from './wrap.ts';
import type { LaidColumn } from './table-row.ts';

export interface LayoutOptions {
  /** Cells a table may take. */
  readonly width: number;
  /** Where list values wrap; `width` where absent, Infinity for never. */
  readonly listWidth?: number;
  /** Tells when the sample has waited long enough. */
  readonly clock?: Pick<Clock, 'now'>;
}

/** Column widths are decided by the first rows: this many, or those of this time in ms. */
const sampleRows = 300;
const sampleTime = 300;

type Pending = FormatPacket & { readonly kind: 'row' | 'text' | 'aside' };

/**
 * Turns formatted output into lines of a known width. Holds back the first rows of a table to find the widths; after that, rows go out as
 * they come. `accept` must have settled before the next call; it waits only where a package has to be loaded.
 */
export class LineLayout {
  readonly #options: LayoutOptions;
  readonly #emit: (line: Line) => void;
  readonly #measure = new TextMeasure();
  #draw: DrawTable | undefined;
  #start: TableStart | WideStart | { readonly shape: 'list' } | undefined;
  #table: TableWriter | undefined;
  #pending: Pending[] = [];
  #pendingRows = 0;
  #pendingSince = 0;
  #items: string[] = [];
  #wide: readonly LaidColumn[] | undefined;

  constructor(options: LayoutOptions, emit: (line: Line) => void) {
    this.#options = options;
    this.#emit = emit;
  }

  accept(packet: FormatPacket): Later<void> {
    if (packet.kind === 'start' && packet.shape === 'table' && !this.#draw) return this.#load(packet);
    if (!this.#isReady(packet)) return this.#measure.load().then(() => this.#lay(packet));
    this.#lay(packet);
  }

  /** Decides the widths now, by the rows there are. */
  flush(): void {
    if (this.#pending.length > 0) this.#decide();
  }

  async #load(packet: FormatPacket): Promise<void> {
    this.#draw = await loadSmallTable();
    return this.accept(packet);
  }

  #isReady(packet: FormatPacket): boolean {
    if (packet.kind === 'row') return packet.cells.every((cell) => this.#measure.ready(cell));
    if (packet.kind === 'entry' || packet.kind === 'aside') return packet.fields.every(({ label, text }) => this.#measure.ready(label + text));
    if (packet.kind === 'item') return this.#measure.ready(packet.text);
    if (packet.kind === 'group') return this.#measure.ready(packet.heading ?? '');
    return packet.kind !== 'start' || packet.shape !== 'table' || packet.columns.every(({ label }) => this.#measure.ready(label));
  }

  #lay(packet: FormatPacket): void {
    switch (packet.kind) {
      case 'start':
        this.#start = packet;
        this.#emit('');
        break;
      case 'group':
        this.#group(packet.heading);
        break;
      case 'row':
      case 'text':
      case 'aside':
        this.#sample(packet);
        break;
      case 'entry':
        this.#list(packet.fields);
        this.#emit('');
        break;
      case 'item':
        this.#item(packet.text);
        break;
      case 'groupEnd':
        this.#groupEnd();
        break;
      case 'end':
        if (this.#start?.shape !== 'list') this.#emit('');
        this.#start = undefined;
    }
  }

  #group(heading: string | undefined): void {
    if (heading !== undefined) {
      for (const line of wrap(heading, this.#listWidth(), this.#measure)) this.#emit(line);
      this.#emit('');
    }
    if (this.#start?.shape === 'table') {
      if (this.#start.columns[0]?.width !== undefined && !this.#start.autoSize) this.#openTable(undefined);
    } else if (this.#start?.shape === 'wide' && this.#start.columns !== undefined) {
      this.#wide = wideColumns(this.#start.columns, this.#options.width);
    }
  }

  /** Rows wait while the widths are undecided, and what stands between them with them. */
  #sample(packet: Pending): void {
    const sampling = this.#start?.shape === 'table' && !this.#table && (packet.kind === 'row' || this.#pending.length > 0);
    if (!sampling) {
      this.#write(packet);
      return;
    }
    const now = this.#options.clock?.now().getTime() ?? 0;
    if (this.#pending.length === 0) this.#pendingSince = now;
    this.#pending.push(packet);
    if (packet.kind === 'row') this.#pendingRows++;
    const enough = this.#pendingRows >= sampleRows || now - this.#pendingSince > sampleTime;
    if (enough && this.#start?.shape === 'table' && !this.#start.autoSize) this.#decide();
  }

  #decide(): void {
    const pending = this.#pending;
    this.#forget();
    this.#openTable(pending.flatMap((packet) => (packet.kind === 'row' ? [packet.cells] : [])));
    for (const packet of pending) this.#write(packet);
  }

  #openTable(sample: readonly (readonly string[])[] | undefined): void {
    if (this.#start?.shape !== 'table') return;
    this.#table = new TableWriter(this.#start, sample, this.#options.width, this.#measure);
    for (const line of this.#table.header()) this.#emit(line);
  }

  #write(packet: Pending): void {
    if (packet.kind === 'text') this.#emit(packet.text);
    else if (packet.kind === 'row') for (const line of this.#table?.row(packet.cells) ?? []) this.#emit(line);
    else {
      this.#emit('');
      this.#list(packet.fields);
      this.#emit('');
    }
  }

  #groupEnd(): void {
    if (this.#pending.length > 0 && !this.#drawWhole()) this.#decide();
    this.#table = undefined;
    if (this.#start?.shape === 'wide') this.#endWide(this.#start.columns === undefined);
  }

  /** A whole group of nothing but rows is cli-table3's, if it is small. */
  #drawWhole(): boolean {
    if (this.#start?.shape !== 'table' || !this.#draw) return false;
    const rows = this.#pending.flatMap((packet) => (packet.kind === 'row' ? [packet.cells] : []));
    if (rows.length !== this.#pending.length) return false;
    const lines = new TableWriter(this.#start, rows, this.#options.width, this.#measure).whole(rows, this.#draw);
    if (!lines) return false;
    this.#forget();
    for (const line of lines) this.#emit(line);
    return true;
  }

  #forget(): void {
    this.#pending = [];
    this.#pendingRows = 0;
  }

  #list(fields: Parameters<typeof listLines>[0]): void {
    for (const line of listLines(fields, this.#listWidth(), this.#measure)) this.#emit(line);
  }

  #listWidth(): number {
    return this.#options.listWidth ?? this.#options.width;
  }

  #item(text: string): void {
    this.#items.push(text);
    if (this.#wide && this.#items.length === this.#wide.length) this.#endWide(false);
  }

  #endWide(fit: boolean): void {
    if (fit) this.#wide = wideColumns(fittingColumns(this.#items, this.#options.width, this.#measure), this.#options.width);
    const columns = this.#wide ?? [];
    for (let from = 0; from < this.#items.length; from += Math.max(columns.length, 1)) {
      this.#emit(wideLine(this.#items.slice(from, from + Math.max(columns.length, 1)), columns, this.#measure));
    }
    this.#items = [];
    if (fit) this.#wide = undefined;
  }
}
