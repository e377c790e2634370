import type { REPLServer } from 'node:repl';
import { ErrorRecord } from '../engine/error-record.ts';
import type { Completions } from './completer.ts';
import { historyLength, mayBeKept, type HistoryFile } from './history.ts';
import { screenOn } from './screen.ts';

/** What the prompt needs from the application. */
export interface ReplOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** The prompt's text, asked for before every input. */
  readonly prompt: () => Promise<string>;
  /** Whether more text could make a script of this: it goes on on the next line then. */
  readonly isIncomplete: (text: string) => boolean;
  /** Runs one input and reports its errors itself. `signal` is aborted by Ctrl-C. `exit` ends the shell with that code. */
  readonly run: (text: string, signal: AbortSignal) => Promise<{ readonly exit?: number }>;
  readonly complete: (text: string) => Promise<Completions>;
  /** Prints help on the command at the end of the text, for F1. */
  readonly help: (text: string) => Promise<void>;
  readonly history: HistoryFile;
  /** Ends the shell. */
  readonly signal: AbortSignal;
}

/** A shell that is running. */
export interface Repl {
  /** Resolves with the exit code when the shell ends. */
  readonly ended: Promise<number>;
  /** Lines of now and before, newest first. */
  readonly history: readonly string[];
  /** Asks a question while something runs. undefined at end of input; rejects with OperationStopped on Ctrl-C. */
  ask(prompt: string, options?: { readonly secret?: boolean }): Promise<string | undefined>;
}

/** Reads and runs inputs until `exit` or end of input. Line editing and Ctrl-R are Node's own; what a line means is not. */
export async function startRepl(options: ReplOptions): Promise<Repl> {
  const { start } = await import('node:repl');
  const { output, history } = options;
  const screen = screenOn(output);
  const state: { buffer: string; prompt: string; running?: AbortController; asking?: AbortController; code: number } = {
    buffer: '',
    prompt: await options.prompt(),
    code: 0,
  };
  const waiting: string[] = [];
  const server = start({
    prompt: state.prompt,
    input: options.input,
    output: screen.stream,
    terminal: true,
    useColors: false,
    preview: false,
    completer: (line: string, done: (error: Error | null, result: [string[], string]) => void) => {
      // An answer to what is no longer there is none: the person typed on, or pressed Tab twice.
      const isCurrent = (): boolean => server.line.slice(0, server.cursor) === line;
      completeLine(line, state.buffer, options).then(
        (result) => done(null, isCurrent() ? result : [[], line]),
        () => done(null, [[], line]),
      );
    },
  });
  takeOver(server);
  const lines = historyOf(server);
  lines.splice(0, lines.length, ...history.read());
  let kept = lines[0];
  const show = (): void => {
    server.setPrompt(state.buffer === '' ? state.prompt : '>> ');
    server.prompt();
  };

  server.on('line', (line: string) => {
    waiting.push(line);
    if (!state.running) void next();
  });
  async function next(): Promise<void> {
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      const text = state.buffer + line;
      if (options.isIncomplete(text)) {
        state.buffer = `${text}\n`;
        continue;
      }
      state.buffer = '';
      state.running = new AbortController();
      const { exit } = text.trim() === '' ? {} : await options.run(text, state.running.signal);
      delete state.running;
      if (exit !== undefined) {
        state.code = exit;
        server.close();
        return;
      }
      state.prompt = await options.prompt();
    }
    show();
  }

  server.on('history', (found: string[]) => {
    const [newest] = found;
    if (newest === undefined) return;
    if (state.asking || !mayBeKept(newest)) {
      if (newest !== kept) found.shift();
    } else if (newest !== kept) history.add(newest);
    kept = found[0];
  });

  server.on('SIGINT', () => {
    if (state.asking) state.asking.abort();
    else if (state.running) {
      waiting.length = 0;
      state.running.abort();
    } else {
      state.buffer = '';
      output.write('^C');
      clearLine(server);
      show();
    }
  });

  options.input.on('keypress', (_text: string | undefined, key: { readonly name?: string } | undefined) => {
    if (key?.name !== 'f1' || state.running || state.asking) return;
    state.running = new AbortController();
    const { cursor } = server;
    const text = state.buffer + server.line.slice(0, cursor);
    output.write('\n');
    void options.help(text).then(() => {
      delete state.running;
      server.prompt(true);
      if (waiting.length > 0) void next();
    });
  });

  const ended = new Promise<number>((resolve) => {
    server.once('close', () => {
      state.running?.abort();
      resolve(state.code);
    });
  });
  options.signal.addEventListener('abort', () => server.close(), { once: true });

  return {
    ended,
    history: lines,
    async ask(prompt, { secret = false } = {}) {
      const asking = (state.asking = new AbortController());
      const last = prompt.lastIndexOf('\n') + 1;
      output.write(prompt.slice(0, last));
      try {
        return await new Promise<string | undefined>((resolve, reject) => {
          server.once('close', () => resolve(undefined));
          asking.signal.addEventListener('abort', () => reject(stoppedAtPrompt()), { once: true });
          server.question(prompt.slice(last), { signal: asking.signal }, resolve);
          screen.mute(secret);
        });
      } finally {
        screen.mute(false);
        if (secret) output.write('\n');
        delete state.asking;
      }
    },
  };
}

/** What Node's prompt does with a line, an interrupt and `.commands` is for JavaScript. */
function takeOver(server: REPLServer): void {
  for (const event of ['line', 'SIGINT', 'SIGCONT']) server.removeAllListeners(event);
  server.on('SIGCONT', () => server.prompt(true));
}

/** Leaves what is typed on the screen and begins a new line. Node's types do not show the method. */
function clearLine(server: REPLServer): void {
  const method: unknown = Reflect.get(server, 'clearLine');
  if (typeof method === 'function') Reflect.apply(method, server, []);
}

/** The editor's own list, which Node's types do not show: newest first. */
function historyOf(server: REPLServer): string[] {
  const found: unknown = Reflect.get(server, 'history');
  Reflect.set(server, 'historySize', historyLength);
  return Array.isArray(found) ? (found as string[]) : [];
}

const stoppedAtPrompt = (): ErrorRecord =>
  new ErrorRecord({
    id: 'OperationStopped',
    category: 'OperationStopped',
    message: 'Stopped at the prompt; nothing was done.',
    terminating: true,
    endsScript: true,
  });

/** Node puts a candidate in the place of the text it is told, which must be the end of the line. */
async function completeLine(line: string, buffer: string, { complete }: ReplOptions): Promise<[string[], string]> {
  const { start, items } = await complete(buffer + line);
  if (start < buffer.length) return [[], line];
  return [items.map(({ text }) => text), line.slice(start - buffer.length)];
}
