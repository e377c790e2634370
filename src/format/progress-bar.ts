import { Writable } from 'node:stream';
import type { ProgressCounts } from '../engine/host.ts';
import { paceOf } from './progress-pace.ts';

export interface ProgressBar {
  update(counts: ProgressCounts): void;
  /** Ends it; nothing of it stays on the terminal. */
  close(): void;
}

/** cli-progress keeps the cursor's place from its start to its end. Output that came in between has moved on from there. */
const cursorKeeping = /\u001b[78]/g;

/** A bar of what is counted, drawn again several times a second, so that what is written over it does not hide it for long. `columns`: the terminal's width at the time. */
export async function openProgressBar(title: string, counts: ProgressCounts, columns: () => number, draw: (text: string) => void): Promise<ProgressBar> {
  const { default: progress } = await import('cli-progress');
  const stream = new Writable({
    write(chunk, _encoding, done) {
      draw(String(chunk).replace(cursorKeeping, ''));
      done();
    },
  });
  const known = counts.total !== undefined;
  const bar = new progress.SingleBar({
    format: `${title} ${known ? '[{bar}] {value}/{total}' : '{value} done'}{failures}  {speed}{left}`,
    stream: Object.defineProperty(Object.assign(stream, { isTTY: true }), 'columns', { get: () => columns() - 1 }),
    barsize: 24,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    hideCursor: false,
    // The terminal's own wrapping is left as it is; what is too long is cut.
    linewrap: true,
    clearOnComplete: true,
    gracefulExit: false,
    forceRedraw: true,
    fps: 8,
  });
  bar.start(counts.total ?? 0, counts.done, payloadOf(counts));
  return {
    update: (latest) => bar.update(latest.done, payloadOf(latest)),
    close: () => bar.stop(),
  };
}

function payloadOf(counts: ProgressCounts): { readonly failures: string; readonly speed: string; readonly left: string } {
  const { speed, left } = paceOf(counts);
  return { failures: counts.failed > 0 ? `, ${counts.failed} failed` : '', speed, left: left === '' ? '' : `, ${left}` };
}
