import type { Clock, Host } from '../engine/host.ts';

/** How far something long has come. */
export interface ProgressCounts {
  readonly done: number;
  /** Of those done. */
  readonly failed: number;
}

export interface ProgressReport {
  update(counts: ProgressCounts): void;
  /** Takes the bar away. */
  close(): void;
}

/** Milliseconds between two lines where there is no terminal. */
const lineInterval = 5000;

/**
 * Reports on stderr how far something has come: as a bar where a person sits at a terminal, otherwise as a line every few seconds, none if it is over
 * before that. `total` counts what there is to do.
 */
export async function openProgress({ host, clock }: { readonly host: Host; readonly clock: Clock }, title: string, total: number): Promise<ProgressReport> {
  const began = clock.now().getTime();
  const elapsed = (): number => (clock.now().getTime() - began) / 1000;
  return host.interactive ? bar(host, title, total, elapsed) : lines(host, title, total, elapsed);
}

async function bar(host: Host, title: string, total: number, elapsed: () => number): Promise<ProgressReport> {
  const [{ default: progress }, { Writable }] = await Promise.all([import('cli-progress'), import('node:stream')]);
  const stream = new Writable({
    write(chunk, _encoding, done) {
      host.writeError(String(chunk));
      done();
    },
  });
  const shown = new progress.SingleBar({
    format: `${title} [{bar}] {value}/{total}{failures}  {speed}{left}`,
    stream: Object.assign(stream, { isTTY: true, columns: host.width }),
    barsize: 24,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    hideCursor: false,
    clearOnComplete: true,
    gracefulExit: false,
    fps: 8,
  });
  shown.start(total, 0, { failures: '', speed: '', left: '' });
  return {
    update({ done, failed }) {
      const { speed, left } = pace(done, total, elapsed());
      shown.update(done, { failures: failed > 0 ? `, ${failed} failed` : '', speed, left: left === '' ? '' : `, ${left}` });
    },
    close: () => shown.stop(),
  };
}

function lines(host: Host, title: string, total: number, elapsed: () => number): ProgressReport {
  let next = lineInterval / 1000;
  return {
    update({ done, failed }) {
      const seconds = elapsed();
      if (seconds < next) return;
      next = seconds + lineInterval / 1000;
      const { speed, left } = pace(done, total, seconds);
      host.writeError(`${[`${title}: ${done} of ${total}`, ...(failed > 0 ? [`${failed} failed`] : []), speed, ...(left === '' ? [] : [left])].join(', ')}\n`);
    },
    close: () => undefined,
  };
}

/** `850/s` and `22 s left`; nothing can be said of the time left before something is done. */
function pace(done: number, total: number, seconds: number): { readonly speed: string; readonly left: string } {
  const rate = seconds > 0 ? done / seconds : 0;
  return { speed: `${rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10}/s`, left: rate > 0 ? `${duration((total - done) / rate)} left` : '' };
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
