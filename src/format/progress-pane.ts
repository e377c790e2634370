import type { Host, ProgressRecord } from '../engine/host.ts';
import { printable } from './printable.ts';
import type { ProgressBar } from './progress-bar.ts';
import { progressLines } from './progress-lines.ts';
import type { Style } from './style.ts';

/** A host with a line for progress at the foot of its terminal. */
export interface ProgressPane {
  /** Whatever is written through it, and every question, comes in the place of the line, which is drawn again below. */
  readonly host: Host;
  readonly show: (record: ProgressRecord) => void;
}

/**
 * Shows progress on stderr: a bar for what is counted and a line for what is told in words, where that is a terminal; elsewhere plain lines for what is
 * counted. `quiet` shows nothing.
 */
export function progressPane(inner: Host, style: Style, { quiet = false }: { readonly quiet?: boolean } = {}): ProgressPane {
  if (quiet) return { host: inner, show: () => undefined };
  if (inner.errorWidth === undefined) return { host: inner, show: progressLines((line) => inner.writeError(line)) };
  const pane = new TerminalPane(inner, style);
  return { host: hostAbove(inner, pane), show: (record) => pane.show(record) };
}

class TerminalPane {
  readonly #host: Host;
  readonly #style: Style;
  #visible = false;
  /** A question is being asked. */
  #covered = 0;
  /** What is counted; others wait until that is over. */
  #counted: { readonly activity: string; latest: ProgressRecord; bar?: ProgressBar } | undefined;

  constructor(host: Host, style: Style) {
    this.#host = host;
    this.#style = style;
  }

  show(record: ProgressRecord): void {
    if (this.#counted && record.activity !== this.#counted.activity) return;
    if (record.completed === true) {
      this.#counted?.bar?.close();
      this.#counted = undefined;
      this.clear();
    } else if (record.counts) this.#showCounts(record);
    else this.#showWords(record);
  }

  clear(): void {
    if (this.#visible) this.#host.writeError('\r\u001b[2K');
    this.#visible = false;
  }

  /** Nothing is drawn while `work` has the terminal. */
  async coverWhile<T>(work: () => Promise<T>): Promise<T> {
    this.clear();
    this.#covered += 1;
    try {
      return await work();
    } finally {
      this.#covered -= 1;
    }
  }

  #showCounts(record: ProgressRecord): void {
    if (this.#counted) {
      this.#counted.latest = record;
      if (record.counts) this.#counted.bar?.update(record.counts);
      return;
    }
    const counted = { activity: record.activity, latest: record };
    this.#counted = counted;
    void this.#open(counted);
  }

  /** The bar's library is loaded now that there is something for it to show; the work may be over by then. */
  async #open(counted: { readonly activity: string; latest: ProgressRecord; bar?: ProgressBar }): Promise<void> {
    const { openProgressBar } = await import('./progress-bar.ts');
    const { counts } = counted.latest;
    if (this.#counted !== counted || !counts) return;
    const bar = await openProgressBar(
      printable(counted.activity),
      counts,
      () => this.#host.errorWidth ?? 80,
      (text) => this.#draw(text),
    );
    if (this.#counted === counted) counted.bar = bar;
    else bar.close();
  }

  #showWords({ activity, status, percentComplete }: ProgressRecord): void {
    const percent = percentComplete === undefined || percentComplete < 0 ? '' : ` ${Math.round(percentComplete)}%`;
    const text = printable(`${activity}${status === undefined ? '' : `: ${status}`}${percent}`).replaceAll('\n', ' ');
    this.clear();
    this.#draw(this.#style.faint(text.slice(0, (this.#host.errorWidth ?? 80) - 1)));
  }

  #draw(text: string): void {
    if (this.#covered > 0) return;
    this.#host.writeError(text);
    this.#visible = true;
  }
}

const hostAbove = (host: Host, pane: TerminalPane): Host => ({
  interactive: host.interactive,
  outputIsTerminal: host.outputIsTerminal,
  get width() {
    return host.width;
  },
  get errorWidth() {
    return host.errorWidth;
  },
  colorLevel: host.colorLevel,
  get input() {
    return host.input;
  },
  write(text) {
    if (host.outputIsTerminal && text !== '') pane.clear();
    return host.write(text);
  },
  writeError(text) {
    pane.clear();
    host.writeError(text);
  },
  readLine: (prompt, options) => pane.coverWhile(() => host.readLine(prompt, options)),
});
