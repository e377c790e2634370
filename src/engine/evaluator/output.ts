import { ControlSignal } from './flow.ts';
import { checkCollection } from '../limits.ts';
import type { Later } from '../later.ts';
import type { Value } from '../value.ts';

/** Where statements write what they put out. A promise means: wait before writing more, until the consumer has worked off what it got. */
export interface Output {
  write(value: Value): Promise<void> | undefined;
  writeAll(values: readonly Value[]): Promise<void> | undefined;
}

/** Keeps what is written in a list. */
export class Gathering implements Output {
  readonly values: Value[] = [];

  write(value: Value): undefined {
    this.values.push(value);
    if (this.values.length % 4096 === 0) checkCollection(this.values.length);
  }

  writeAll(values: readonly Value[]): undefined {
    checkCollection(this.values.length + values.length);
    for (const value of values) this.values.push(value);
  }
}

/** Forgets what is written. */
export const discarding: Output = { write: () => undefined, writeAll: () => undefined };

/** Unwinds a producer whose consumer wants no more: `finally` blocks run, no `catch` takes it. */
class StopUpstream extends ControlSignal {
  override readonly name = 'StopUpstream';
}

interface Batch {
  readonly values: readonly Value[];
  readonly taken: () => void;
  readonly refused: (reason: Error) => void;
}

/**
 * Hands over one batch at a time: `write` resolves when the consumer asks for more, so that the producer never runs ahead of it, as in
 * PowerShell's own pipeline.
 */
class Channel implements Output {
  #batch: Batch | undefined;
  #arrival: (() => void) | undefined;
  #ended: { readonly error?: unknown } | undefined;
  #closed = false;

  write(value: Value): Promise<void> | undefined {
    return this.writeAll([value]);
  }

  writeAll(values: readonly Value[]): Promise<void> | undefined {
    if (values.length === 0 || this.#closed) return undefined;
    return new Promise((taken, refused) => {
      this.#batch = { values, taken, refused };
      this.#arrival?.();
    });
  }

  end(outcome: { readonly error?: unknown }): void {
    this.#ended = outcome;
    this.#arrival?.();
  }

  async *read(): AsyncGenerator<Value, void, undefined> {
    try {
      for (;;) {
        if (this.#batch === undefined && this.#ended === undefined) await new Promise<void>((resolve) => (this.#arrival = resolve));
        const batch: Batch | undefined = this.#batch;
        if (batch === undefined) break;
        yield* batch.values;
        this.#batch = undefined;
        batch.taken();
      }
    } finally {
      this.#closed = true;
      this.#batch?.refused(new StopUpstream());
    }
  }

  /** Throws what ended the producer, if it was an error. */
  rethrow(): void {
    if (this.#ended !== undefined && 'error' in this.#ended) throw this.#ended.error;
  }
}

/** The output of `produce` as an iterable: it runs as far as values are asked for, and closing the iterable stops it. */
export async function* streamOf(produce: (out: Output) => Later<unknown>): AsyncGenerator<Value, void, undefined> {
  const channel = new Channel();
  const done = start(produce, channel);
  try {
    yield* channel.read();
  } finally {
    await done;
  }
  channel.rethrow();
}

async function start(produce: (out: Output) => Later<unknown>, channel: Channel): Promise<void> {
  try {
    await produce(channel);
    channel.end({});
  } catch (error) {
    channel.end({ error });
  }
}
