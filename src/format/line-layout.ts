import type { Clock } from '../engine/host.ts';
import type { Later } from '../engine/later.ts';
import type { FormatPacket, ListField } from './format-record.ts';
import type { Line } from './line.ts';
import { listLines } from './list-lines.ts';
import { loadSmallTable, type DrawTable } from './small-table.ts';
import { TableSection, type TablePacket } from './table-section.ts';
import { TextMeasure } from './text-measure.ts';
import { WideSection } from './wide-section.ts';
import { wrap } from './wrap.ts';

export interface LayoutOptions {
  /** Cells a table may take. */
  readonly width: number;
  /** Where list values wrap; `width` where absent, Infinity for never. */
  readonly listWidth?: number;
  /** Tells when the first rows of a table have waited long enough. */
  readonly clock?: Pick<Clock, 'now'>;
}

/**
 * Turns formatted output into lines of a known width. `accept` must have settled before the next call; it waits only where a package has
 * to be loaded.
 */
export class LineLayout {
  readonly #options: LayoutOptions;
  readonly #emit: (line: Line) => void;
  readonly #measure = new TextMeasure();
  #draw: DrawTable | undefined;
  #start: (FormatPacket & { readonly kind: 'start' }) | undefined;
  #table: TableSection | undefined;
  #wide: WideSection | undefined;

  constructor(options: LayoutOptions, emit: (line: Line) => void) {
    this.#options = options;
    this.#emit = emit;
  }

  accept(packet: FormatPacket): Later<void> {
    const needsDrawing = packet.kind === 'start' && packet.shape === 'table' && !this.#draw;
    if (needsDrawing || !textsOf(packet).every((text) => this.#measure.ready(text))) return this.#load(packet, needsDrawing);
    this.#lay(packet);
  }

  /** Decides the widths of a table by the rows there are. */
  flush(): void {
    this.#table?.flush();
  }

  async #load(packet: FormatPacket, needsDrawing: boolean): Promise<void> {
    if (needsDrawing) this.#draw = await loadSmallTable();
    if (!textsOf(packet).every((text) => this.#measure.ready(text))) await this.#measure.load();
    this.#lay(packet);
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
        if (this.#table) this.#table.accept(packet);
        else this.#write(packet);
        break;
      case 'entry':
        this.#list(packet.fields);
        break;
      case 'item':
        this.#wide?.accept(packet.text);
        break;
      case 'groupEnd':
        this.#table?.end();
        this.#wide?.end();
        this.#table = this.#wide = undefined;
        break;
      case 'end':
        if (this.#start?.shape !== 'list') this.#emit('');
        this.#start = undefined;
    }
  }

  #group(heading: string | undefined): void {
    if (heading !== undefined) {
      for (const line of wrap(heading, this.#listWidth, this.#measure)) this.#emit(line);
      this.#emit('');
    }
    const start = this.#start;
    if (start?.shape === 'wide') this.#wide = new WideSection(start.columns, this.#options, this.#measure, this.#emit);
    if (start?.shape === 'table' && this.#draw) {
      this.#table = new TableSection(start, this.#options, this.#measure, this.#draw, this.#emit, (packet) => this.#write(packet));
    }
  }

  #write(packet: TablePacket): void {
    if (packet.kind === 'text') this.#emit(packet.text);
    else if (packet.kind === 'aside') {
      this.#emit('');
      this.#list(packet.fields);
    }
  }

  #list(fields: readonly ListField[]): void {
    for (const line of listLines(fields, this.#listWidth, this.#measure)) this.#emit(line);
    this.#emit('');
  }

  get #listWidth(): number {
    return this.#options.listWidth ?? this.#options.width;
  }
}

/** The texts whose width matters. */
function textsOf(packet: FormatPacket): readonly string[] {
  if (packet.kind === 'row') return packet.cells;
  if (packet.kind === 'entry' || packet.kind === 'aside') return packet.fields.map(({ label, text }) => label + text);
  if (packet.kind === 'item') return [packet.text];
  if (packet.kind === 'group') return [packet.heading ?? ''];
  return packet.kind === 'start' && packet.shape === 'table' ? packet.columns.map(({ label }) => label) : [];
}
