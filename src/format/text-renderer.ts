import { mapLater, andThen, type Later } from '../engine/later.ts';
import type { Value } from '../engine/value.ts';
import type { FormatPacket } from './format-record.ts';
import type { FormatOptions, FormatRequest } from './format-request.ts';
import { Formatter } from './formatter.ts';
import { LineLayout, type LayoutOptions } from './line-layout.ts';
import type { Line } from './line.ts';

/** Objects in, lines out: the formatter and the layout in a row. `accept` must have settled before the next call. */
export class TextRenderer {
  readonly #formatter: Formatter;
  readonly #layout: LineLayout;
  #packets: FormatPacket[] = [];

  constructor(request: FormatRequest, options: FormatOptions & LayoutOptions, emit: (line: Line) => void) {
    this.#formatter = new Formatter(request, options, (packet) => this.#packets.push(packet));
    this.#layout = new LineLayout(options, emit);
  }

  accept(value: Value): Later<void> {
    return andThen(this.#formatter.accept(value), () => this.#lay());
  }

  /** Gives out what is held back for the sake of column widths. */
  flush(): Later<void> {
    return andThen(this.#formatter.flush(), () => andThen(this.#lay(), () => this.#layout.flush()));
  }

  end(): Later<void> {
    return andThen(this.#formatter.end(), () => this.#lay());
  }

  #lay(): Later<void> {
    const packets = this.#packets;
    if (packets.length === 0) return;
    this.#packets = [];
    return andThen(
      mapLater(packets, (packet) => this.#layout.accept(packet)),
      () => undefined,
    );
  }
}
