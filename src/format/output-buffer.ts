import type { Host } from '../engine/host.ts';
import type { Later } from '../engine/later.ts';

/** Characters that are written at once. */
const block = 16_384;

/** Gathers text for stdout into blocks. What is left goes out as soon as the process has nothing else to do, so that slow rows show at once. */
export class OutputBuffer {
  readonly #host: Pick<Host, 'write'>;
  #text = '';
  #scheduled = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(host: Pick<Host, 'write'>) {
    this.#host = host;
  }

  add(text: string): void {
    this.#text += text;
    if (this.#scheduled || text === '') return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.drain().catch((error: unknown) => {
        this.#failure ??= { error };
      });
    });
  }

  /** Writes and waits for stdout, if a block is full. */
  drainIfFull(): Later<void> {
    return this.#text.length < block ? undefined : this.drain();
  }

  /** Rejects with what stdout refused, now or while nobody waited. */
  async drain(): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    const text = this.#text;
    this.#text = '';
    if (text !== '') await this.#host.write(text);
  }
}
