import type { ProgressCounts } from '../engine/host.ts';

/** `850/s` and `22 s left`; nothing can be said of the time left before something is done, or where nobody knows how much there is. */
export function paceOf({ done, total, seconds }: ProgressCounts): { readonly speed: string; readonly left: string } {
  const rate = seconds > 0 ? done / seconds : 0;
  return {
    speed: `${rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10}/s`,
    left: rate > 0 && total !== undefined ? `${duration(Math.max(0, total - done) / rate)} left` : '',
  };
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
