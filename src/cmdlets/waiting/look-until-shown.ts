import type { CmdletContext } from '../../engine/cmdlet.ts';

const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/** What one look at the tenant came to. */
export interface Look<T> {
  readonly shown: boolean;
  readonly seen: T;
}

/**
 * Looks at the tenant again and again, less and less often, until it shows what is waited for or the time (milliseconds since 1970) is over; gives the last
 * look. `onPause` is told of every look that was in vain. Rejects when it is stopped.
 */
export async function lookUntilShown<T>(
  look: () => Promise<Look<T>>,
  deadline: number,
  { clock, signal }: Pick<CmdletContext, 'clock' | 'signal'>,
  onPause?: (seen: T, first: boolean) => void,
): Promise<Look<T>> {
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const last = await look();
    const left = deadline - clock.now().getTime();
    if (last.shown || left <= 0) return last;
    onPause?.(last.seen, pause === firstPauseMs);
    // A little chance keeps many waiting processes from asking all at once.
    await clock.sleep(Math.min(left, Math.round(pause * (0.8 + 0.4 * clock.random()))), signal);
    signal.throwIfAborted();
  }
}
