import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a program is on the path. */
export const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** A program in a real pseudo-terminal. */
export interface Terminal {
  /** Keys by tmux's names (`Enter`, `Tab`, `C-c`, `F1`) or literal text. */
  keys(...names: readonly string[]): void;
  type(text: string): void;
  /** The screen now, without blank lines at its end. */
  screen(): string;
  /** Waits until the screen shows `expected`; throws with the screen when it does not within ten seconds. */
  shows(expected: string | RegExp): Promise<string>;
  /** Whether the program has ended. */
  ended(): boolean;
  readonly close: () => void;
}

/** Runs a command line in tmux, 100 columns by 40 rows, with exactly this environment and a locale of UTF-8. */
export function terminal(command: string, environment: Readonly<Record<string, string>>): Terminal {
  const socket = `csteams-test-${randomUUID()}`;
  const tmux = (...words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('tmux', ['-L', socket, '-f', '/dev/null', ...words], { encoding: 'utf8', env: environment });
    if (status !== 0) throw new Error(`tmux ${words.join(' ')}: ${stderr}`);
    return stdout;
  };
  tmux('new-session', '-d', '-x', '100', '-y', '40', command);
  const screen = (): string => tmux('capture-pane', '-p', '-J').trimEnd();
  return {
    keys: (...names) => void tmux('send-keys', ...names),
    type: (text) => void tmux('send-keys', '-l', '--', text),
    screen,
    async shows(expected) {
      const found = (text: string): boolean => (typeof expected === 'string' ? text.includes(expected) : expected.test(text));
      const end = Date.now() + 10_000;
      let text = '';
      while (Date.now() < end) {
        text = screen();
        if (found(text)) return text;
        await wait(50);
      }
      throw new Error(`The screen does not show ${String(expected)}:\n${text}`);
    },
    ended: () => spawnSync('tmux', ['-L', socket, 'has-session'], { env: environment }).status !== 0,
    close: () => void spawnSync('tmux', ['-L', socket, 'kill-server']),
  };
}
