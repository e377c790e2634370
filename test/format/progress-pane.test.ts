import { describe, expect, it } from 'vitest';
import type { ProgressCounts } from '../../src/engine/host.ts';
import { progressPane } from '../../src/format/progress-pane.ts';
import { plainStyle } from '../../src/format/style.ts';
import { memoryHost } from './memory-host.ts';

const counted = (counts: ProgressCounts) => ({ activity: 'Rollout', counts });
const drawn = () => new Promise((resolve) => setTimeout(resolve, 300));
const erase = '\r\u001b[2K';

describe('progress without a terminal', () => {
  it('is a line every five seconds', () => {
    const host = memoryHost();
    const { show } = progressPane(host, plainStyle);
    for (let seconds = 1; seconds <= 11; seconds++) show(counted({ done: seconds * 20, failed: seconds > 8 ? 2 : 0, total: 1000, seconds }));
    show({ activity: 'Rollout', completed: true });
    expect(host.writtenErrors()).toBe('Rollout: 100 of 1000, 20/s, 45 s left\nRollout: 200 of 1000, 2 failed, 20/s, 40 s left\n');
  });

  it('says nothing of the time left where nobody knows how much there is, nor where nothing is done', () => {
    const host = memoryHost();
    const { show } = progressPane(host, plainStyle);
    show(counted({ done: 60, failed: 0, seconds: 6 }));
    show({ activity: 'Rollout', completed: true });
    show(counted({ done: 0, failed: 0, total: 10, seconds: 6 }));
    expect(host.writtenErrors()).toBe('Rollout: 60 done, 10/s\nRollout: 0 of 10, 0/s\n');
  });

  it('is nothing for what is told in words, nor when csteams is to be quiet', () => {
    const host = memoryHost();
    progressPane(host, plainStyle).show({ activity: 'Reading', status: 'users' });
    progressPane(host, plainStyle, { quiet: true }).show(counted({ done: 60, failed: 0, seconds: 6 }));
    expect(host.writtenErrors()).toBe('');
  });
});

describe('progress on a terminal', () => {
  it('is a bar that goes away', async () => {
    const host = memoryHost({ errorWidth: 100 });
    const { show } = progressPane(host, plainStyle);
    show(counted({ done: 400, failed: 3, total: 1000, seconds: 8 }));
    await drawn();
    show(counted({ done: 500, failed: 3, total: 1000, seconds: 10 }));
    await drawn();
    expect(host.writtenErrors()).toContain('500/1000, 3 failed  50/s, 10 s left');
    show({ activity: 'Rollout', completed: true });
    expect(host.writtenErrors().endsWith(erase)).toBe(true);
    const ended = host.writtenErrors();
    await drawn();
    expect(host.writtenErrors()).toBe(ended);
  });

  it('counts what comes in without an end in sight', async () => {
    const host = memoryHost({ errorWidth: 100 });
    const { show } = progressPane(host, plainStyle);
    show(counted({ done: 400, failed: 0, seconds: 8 }));
    await drawn();
    expect(host.writtenErrors()).toContain('Rollout 400 done  50/s');
    show({ activity: 'Rollout', completed: true });
  });

  it('makes room for what is written, comes back, and never moves to where the cursor was before', async () => {
    const terminal = memoryHost({ errorWidth: 100, outputIsTerminal: true });
    const { host, show } = progressPane(terminal, plainStyle);
    show(counted({ done: 1, failed: 0, total: 2, seconds: 2 }));
    await drawn();
    const before = terminal.writtenErrors().length;
    await host.write('row\n');
    expect(terminal.writtenErrors().slice(before)).toBe(erase);
    await drawn();
    expect(terminal.writtenErrors().slice(before)).toContain('1/2');
    show({ activity: 'Rollout', completed: true });

    expect(terminal.writtenErrors()).not.toMatch(/\u001b[78]/);
  });

  it('is as narrow as the terminal has become', async () => {
    let errorWidth = 100;
    const terminal = memoryHost();
    const { show } = progressPane(
      {
        ...terminal,
        get errorWidth() {
          return errorWidth;
        },
      },
      plainStyle,
    );
    show(counted({ done: 400, failed: 3, total: 1000, seconds: 8 }));
    await drawn();
    errorWidth = 40;
    const before = terminal.writtenErrors().length;
    await drawn();
    const drawnLater = terminal
      .writtenErrors()
      .slice(before)
      .split(/(?:\u001b\[\d*[A-Z]|\r)+/u);
    expect(Math.max(...drawnLater.map((text) => text.length))).toBe(39);
    show({ activity: 'Rollout', completed: true });
  });

  it('leaves a redirected stdout alone', async () => {
    const terminal = memoryHost({ errorWidth: 100 });
    const { host, show } = progressPane(terminal, plainStyle);
    show({ activity: 'Reading', status: 'users' });
    await host.write('row\n');
    expect([terminal.written(), terminal.writtenErrors()]).toEqual(['row\n', 'Reading: users']);
  });

  it('keeps away from a question until it is answered', async () => {
    const terminal = memoryHost({ errorWidth: 100 });
    const { host, show } = progressPane({ ...terminal, readLine: () => drawn().then(() => 'y') }, plainStyle);
    show(counted({ done: 1, failed: 0, total: 2, seconds: 2 }));
    await drawn();
    host.writeError('Are you sure?\n');
    const asked = terminal.writtenErrors();
    expect(await host.readLine('[Y] ')).toBe('y');
    expect(terminal.writtenErrors()).toBe(asked);
    await drawn();
    expect(terminal.writtenErrors().slice(asked.length)).toContain('1/2');
    show({ activity: 'Rollout', completed: true });
  });

  it('is no bar when the work is over before there is one', async () => {
    const host = memoryHost({ errorWidth: 100 });
    const { show } = progressPane(host, plainStyle);
    show(counted({ done: 1, failed: 0, total: 2, seconds: 2 }));
    show({ activity: 'Rollout', completed: true });
    await drawn();
    expect(host.writtenErrors()).toBe('');
  });
});
