import { describe, expect, it } from 'vitest';
import { openProgress } from '../../src/format/progress-report.ts';
import type { Host } from '../../src/engine/host.ts';

/** A terminal or none, and a clock that is set by hand. */
function place(interactive: boolean) {
  const written: string[] = [];
  const time = { seconds: 0 };
  const host = { interactive, width: 100, writeError: (text: string) => void written.push(text) } as unknown as Host;
  return { written, time, io: { host, clock: { now: () => new Date(time.seconds * 1000), sleep: async () => undefined, random: () => 0 } } };
}

describe('progress', () => {
  it('is a line every five seconds where nobody looks', async () => {
    const { written, time, io } = place(false);
    const report = await openProgress(io, 'Rollout', 1000);
    for (let seconds = 1; seconds <= 11; seconds++) {
      time.seconds = seconds;
      report.update({ done: seconds * 20, failed: seconds > 8 ? 2 : 0 });
    }
    report.close();
    expect(written).toEqual(['Rollout: 100 of 1000, 20/s, 45 s left\n', 'Rollout: 200 of 1000, 2 failed, 20/s, 40 s left\n']);
  });

  it('says nothing of what is over at once, nor a rate of nothing', async () => {
    const { written, time, io } = place(false);
    const report = await openProgress(io, 'Rollout', 10);
    report.update({ done: 10, failed: 0 });
    time.seconds = 6;
    report.update({ done: 0, failed: 0 });
    expect(written).toEqual(['Rollout: 0 of 10, 0/s\n']);
  });

  it('is a bar where somebody does, and goes away', async () => {
    const { written, time, io } = place(true);
    const report = await openProgress(io, 'Rollout', 1000);
    time.seconds = 10;
    report.update({ done: 500, failed: 3 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    report.close();
    const text = written.join('');
    expect(text).toContain('500/1000, 3 failed  50/s, 10 s left');
    expect(written.at(-1)).not.toContain('Rollout');
  });
});
