import { isatty } from 'node:tty';
import type { Host } from '../engine/host.ts';
import { ErrorRecord } from '../engine/error-record.ts';

/** What the command line says about the terminal. */
export interface ConsoleOptions {
  /** false for --no-color. */
  readonly color: boolean;
}

/** Columns when stdout is not a terminal. */
const widthWithoutTerminal = 120;

/** The process's own terminal. The only place besides main.ts that touches `process`. */
export function consoleHost(options: ConsoleOptions): Host {
  const { stdout, stderr, env } = process;
  // process.stdin is a stream, which costs a millisecond or two to make: only when somebody reads.
  const inputIsTerminal = isatty(0);
  let closed = false;
  stdout.on('error', () => {
    closed = true;
  });
  stderr.on('error', () => undefined);
  const outputIsTerminal = stdout.isTTY;
  const errorIsTerminal = stderr.isTTY && env['CI'] === undefined;
  /** One that cannot erase a line has no place for what changes. */
  const errorCanErase = errorIsTerminal && env['TERM'] !== 'dumb';
  return {
    interactive: inputIsTerminal && errorIsTerminal,
    outputIsTerminal,
    get width() {
      return outputIsTerminal && stdout.columns > 0 ? stdout.columns : widthWithoutTerminal;
    },
    get errorWidth() {
      return errorCanErase ? stderr.columns : undefined;
    },
    colorLevel: colorLevel(options.color, outputIsTerminal),
    get input() {
      return inputIsTerminal ? undefined : process.stdin;
    },
    write: (text) =>
      closed || text === ''
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            stdout.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
              // A reader that went away (`| head`) is no error of ours: what is written from then on goes nowhere.
              if (!error || closed || error.code === 'EPIPE') resolve();
              else reject(outputRefused(error));
            });
          }),
    writeError(text) {
      stderr.write(text);
    },
    readLine,
    async openBrowser(url) {
      const { openBrowser } = await import('./browser.ts');
      return openBrowser(url, { platform: process.platform, environment: (name) => env[name] });
    },
  };
}

/** The streams of the terminal itself, for the line editor. */
export const terminalStreams = (): { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream } => ({
  input: process.stdin,
  output: process.stdout,
});

const outputRefused = (cause: NodeJS.ErrnoException): ErrorRecord =>
  new ErrorRecord({
    id: 'FileWriteError',
    category: 'WriteError',
    message: cause.code === 'ENOSPC' ? 'The output cannot be written: the disk is full.' : `The output cannot be written (${cause.code ?? cause.message}).`,
    recommendation: 'What the command changed stays changed; the rest of its output is lost.',
    terminating: true,
    endsScript: true,
    cause,
  });

/** NO_COLOR (any non-empty value) and --no-color turn colours off, FORCE_COLOR on; otherwise the terminal decides. */
function colorLevel(wanted: boolean, outputIsTerminal: boolean): Host['colorLevel'] {
  const { env, stdout } = process;
  if (!wanted || (env['NO_COLOR'] ?? '') !== '') return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : forced === '2' ? 2 : forced === '3' ? 3 : 1;
  if (!outputIsTerminal || env['TERM'] === 'dumb') return 0;
  const depth = stdout.getColorDepth();
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}

/** Asks on stderr, so that a redirected stdout stays clean. */
async function readLine(prompt: string, { secret = false }: { readonly secret?: boolean } = {}): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  const { Writable } = await import('node:stream');
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write(prompt);
  const reader = createInterface({ input: process.stdin, output: secret ? muted : process.stderr, terminal: process.stdin.isTTY, historySize: 0 });
  if (!secret) reader.setPrompt(prompt.slice(prompt.lastIndexOf('\n') + 1));
  try {
    return await new Promise<string | undefined>((resolve, reject) => {
      reader.once('line', (line) => {
        if (secret) process.stderr.write('\n');
        resolve(line);
      });
      reader.once('SIGINT', () => {
        process.stderr.write('\n');
        reject(
          new ErrorRecord({
            id: 'OperationStopped',
            category: 'OperationStopped',
            message: 'Stopped at the prompt; nothing was done.',
            terminating: true,
            endsScript: true,
          }),
        );
      });
      reader.once('close', () => resolve(undefined));
    });
  } finally {
    reader.close();
  }
}
