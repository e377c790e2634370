/** Milliseconds. */
interface BackoffOptions {
  readonly base?: number;
  readonly cap?: number;
}

/**
 * How long to wait before the next attempt, in milliseconds: anything between nothing and an upper limit that doubles with every attempt ("full
 * jitter"), so that clients that failed together do not come back together. `attempt` counts from 1; `chance` is in [0, 1).
 */
export const backoff = (attempt: number, chance: number, { base = 250, cap = 20_000 }: BackoffOptions = {}): number =>
  Math.round(chance * Math.min(cap, base * 2 ** (attempt - 1)));
