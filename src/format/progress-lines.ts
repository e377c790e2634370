import type { ProgressRecord } from '../engine/host.ts';
import { paceOf } from './progress-pace.ts';
import { printable } from './printable.ts';

/** Seconds between two lines. */
const interval = 5;

/** Progress where there is no terminal: a line every few seconds for what is counted, none if it is over before that. */
export function progressLines(write: (line: string) => void): (record: ProgressRecord) => void {
  const next = new Map<string, number>();
  return ({ activity, counts, completed }) => {
    if (completed === true) next.delete(activity);
    if (!counts || counts.seconds < (next.get(activity) ?? interval)) return;
    next.set(activity, counts.seconds + interval);
    const { done, failed, total } = counts;
    const { speed, left } = paceOf(counts);
    const parts = [
      total === undefined ? `${done} done` : `${done} of ${total}`,
      ...(failed > 0 ? [`${failed} failed`] : []),
      speed,
      ...(left === '' ? [] : [left]),
    ];
    write(`${printable(activity)}: ${parts.join(', ')}\n`);
  };
}
