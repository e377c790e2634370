/** Values that are forgotten after a while. When there are too many, the oldest are forgotten first. */
export class ExpiringMap<T> {
  readonly #entries = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #now: () => Date;
  readonly #most: number;

  constructor(now: () => Date, most = 10_000) {
    this.#now = now;
    this.#most = most;
  }

  set(key: string, value: T, seconds: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.#now().getTime() + seconds * 1000 });
    for (const [oldest, { until }] of this.#entries) {
      if (this.#entries.size <= this.#most && until > this.#now().getTime()) break;
      this.#entries.delete(oldest);
    }
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > this.#now().getTime() ? entry.value : undefined;
  }

  /** Gives a value for the last time. */
  take(key: string): T | undefined {
    const value = this.get(key);
    this.#entries.delete(key);
    return value;
  }
}
