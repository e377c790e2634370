import { ErrorRecord } from './error-record.ts';

/**
 * The guard rails: every bound on what a script may use up, with its default. Passing one is the error `LimitExceeded`
 * (`CallDepthOverflow` for recursion), which ends the script.
 */
export interface Limits {
  /** Statements, loop rounds and block calls of one run. */
  readonly steps: number;
  /** Function calls inside one another. */
  readonly callDepth: number;
  /** Elements of one `a..b`. */
  readonly rangeLength: number;
  /** Elements of one list that a script builds. */
  readonly collectionLength: number;
  /** UTF-16 units of one string that a script builds. */
  readonly textLength: number;
}

export const defaultLimits: Limits = {
  steps: 100_000_000,
  callDepth: 1000,
  rangeLength: 1_000_000,
  collectionLength: 5_000_000,
  textLength: 50_000_000,
};

/** The error for a bound that was passed. `what` names it as a plural: `elements in a range`. */
export function limitExceeded(what: string, limit: number, recommendation: string): ErrorRecord {
  return new ErrorRecord({
    id: 'LimitExceeded',
    category: 'LimitsExceeded',
    message: `The script needs more than ${limit.toLocaleString('en-US')} ${what}.`,
    recommendation,
    terminating: true,
    endsScript: true,
  });
}

/** The length, or LimitExceeded when a list so long may not be built. */
export function checkCollection(length: number, limit: number = defaultLimits.collectionLength): number {
  if (length > limit) throw limitExceeded('elements in a list', limit, 'Send the objects down the pipeline instead of gathering them in a variable.');
  return length;
}

/** The text, or LimitExceeded when it is too long. */
export function checkText(text: string): string {
  checkTextLength(text.length);
  return text;
}

/** Called before a long text is built. */
export function checkTextLength(length: number): void {
  if (length > defaultLimits.textLength)
    throw limitExceeded('characters in a text', defaultLimits.textLength, 'Write the parts to a file one after the other.');
}

const turnEvery = 512;
const turnMs = 40;

/** Counts the steps of one run, notices cancellation, and lets other events have their turn in a long computation. */
export class StepBudget {
  #steps = 0;
  #lastTurn = Date.now();
  readonly #limit: number;
  readonly #signal: AbortSignal;
  constructor(signal: AbortSignal, limit: number = defaultLimits.steps) {
    this.#signal = signal;
    this.#limit = limit;
  }

  /**
   * Takes one step. A promise must be awaited: the event loop takes its turn, so that Ctrl-C reaches a busy loop.
   * Throws LimitExceeded, or OperationStopped after cancellation.
   */
  step(): Promise<void> | undefined {
    if (++this.#steps % turnEvery !== 0) return undefined;
    if (this.#signal.aborted) throw operationStopped();
    if (this.#steps > this.#limit) throw limitExceeded('steps', this.#limit, 'Look for a loop that does not end, or split the script.');
    const now = Date.now();
    if (now - this.#lastTurn < turnMs) return undefined;
    this.#lastTurn = now;
    return new Promise((resolve) => setImmediate(resolve));
  }
}

/** The error a run ends with when it is cancelled. */
export function operationStopped(): ErrorRecord {
  return new ErrorRecord({ id: 'OperationStopped', category: 'OperationStopped', message: 'The operation was stopped.', terminating: true, endsScript: true });
}
