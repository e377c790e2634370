import { requestStopped } from './client-error.ts';

/** A place among the requests under way. Exactly one of its methods is called, once. */
export interface Place {
  /** The service coped. */
  done(): void;
  /** The service asked for less (429, 503). */
  throttled(): void;
}

interface Waiting {
  readonly enter: () => void;
}

/**
 * How many requests may be under way at once, for everyone who shares it. The limit halves when the service says that it is too much, and grows by
 * one for every full round of requests that went well. Requests that were under way when it halved do not halve it again: they tell of the same crowd.
 */
export class AdaptiveConcurrency {
  readonly #maximum: number;
  #limit: number;
  #underWay = 0;
  /** Counts the halvings, so that a place knows whether it is older than the last. */
  #halvings = 0;
  readonly #waiting: Waiting[] = [];

  constructor(maximum = 64) {
    this.#maximum = maximum;
    this.#limit = maximum;
  }

  /** The present limit, a whole number from 1. */
  get limit(): number {
    return Math.max(1, Math.floor(this.#limit));
  }

  /** Waits for a place, in order of arrival. Rejects with OperationStopped when the signal is aborted by then. */
  async enter(signal?: AbortSignal): Promise<Place> {
    if (signal?.aborted === true) throw requestStopped({ cause: signal.reason });
    if (this.#underWay >= this.limit || this.#waiting.length > 0) await this.#turn(signal);
    else this.#underWay += 1;
    const halvings = this.#halvings;
    return {
      done: () => {
        this.#limit = Math.min(this.#maximum, this.#limit + 1 / this.#limit);
        this.#leave();
      },
      throttled: () => {
        if (halvings === this.#halvings) {
          this.#limit = Math.max(1, this.#limit / 2);
          this.#halvings += 1;
        }
        this.#leave();
      },
    };
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      const stop = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(requestStopped({ cause: signal?.reason }));
      };
      signal?.addEventListener('abort', stop, { once: true });
      this.#waiting.push(waiting);
    });
  }

  #leave(): void {
    this.#underWay -= 1;
    while (this.#underWay < this.limit) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#underWay += 1;
      next.enter();
    }
  }
}
