export interface BreakerOptions {
  /** More failures than this stop the run. */
  readonly maxErrors?: number | undefined;
  /** A larger share of failures than this stops the run, once enough rows are done to tell. */
  readonly maxErrorPercent?: number | undefined;
}

/** Rows after which a share of them means something. */
const sample = 20;
/** Failures of the service itself, one after the other, after which going on is pointless. */
const inARow = 25;

/** Counts what happens to rows, and says when too much goes wrong. */
export class Breaker {
  readonly #options: BreakerOptions;
  #done = 0;
  #failed = 0;
  #faultsInARow = 0;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  get done(): number {
    return this.#done;
  }

  get failed(): number {
    return this.#failed;
  }

  succeeded(): void {
    this.#done += 1;
    this.#faultsInARow = 0;
  }

  /** `fault`: the service is to blame, not the row. */
  failedRow(fault: boolean): void {
    this.#done += 1;
    this.#failed += 1;
    this.#faultsInARow = fault ? this.#faultsInARow + 1 : 0;
  }

  /** Why the run must stop; undefined while it may go on. */
  get reason(): string | undefined {
    const { maxErrors, maxErrorPercent } = this.#options;
    if (maxErrors !== undefined && this.#failed > maxErrors) return `${this.#failed} rows failed, more than the ${maxErrors} allowed.`;
    const percent = (100 * this.#failed) / this.#done;
    if (maxErrorPercent !== undefined && this.#done >= sample && percent > maxErrorPercent)
      return `${this.#failed} of ${this.#done} rows failed, more than the ${maxErrorPercent} % allowed.`;
    return this.#faultsInARow >= inARow ? `The service failed ${inARow} times in a row.` : undefined;
  }
}
