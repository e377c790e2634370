import type { Clock, Streams } from '../host.ts';

/** Work that is over before this (in milliseconds) is not reported on. */
const tooShort = 1000;

export interface CountedWork {
  readonly streams: Pick<Streams, 'progress'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Ctrl-C: nothing is shown from then on, though what is under way goes on to its end. */
  readonly signal: AbortSignal;
}

/**
 * Reports on the progress stream how far work on many things has come. Short work and work on a single thing are not worth a word; `total` is undefined
 * where it is not known.
 */
export class CountedProgress {
  readonly #work: CountedWork;
  readonly #activity: string;
  readonly #total: number | undefined;
  readonly #began: number;
  #shown = false;
  #closed = false;

  constructor(work: CountedWork, activity: string, total?: number) {
    this.#work = work;
    this.#activity = activity;
    this.#total = total;
    this.#began = work.clock.now().getTime();
  }

  /** `failed`: of those done. */
  update({ done, failed }: { readonly done: number; readonly failed: number }): void {
    const { clock, signal, streams } = this.#work;
    if (this.#closed || signal.aborted || this.#total === 1 || (this.#total === undefined && done < 2)) return;
    const elapsed = clock.now().getTime() - this.#began;
    if (elapsed < tooShort) return;
    streams.progress({ activity: this.#activity, counts: { done, failed, seconds: elapsed / 1000, ...(this.#total !== undefined && { total: this.#total }) } });
    if (this.#shown) return;
    this.#shown = true;
    signal.addEventListener('abort', this.close, { once: true });
  }

  /** Takes the report away. */
  readonly close = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    if (!this.#shown) return;
    this.#work.signal.removeEventListener('abort', this.close);
    this.#work.streams.progress({ activity: this.#activity, completed: true });
  };
}
