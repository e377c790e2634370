import type { REPLServer } from 'node:repl';
import { commonPrefix } from './common-prefix.ts';
import type { Completions } from './completer.ts';
import { mayBeKept } from './history.ts';

/** What the prompt needs from the application. */
export interface ReplOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** The prompt's text, asked for before every line. */
  readonly prompt: () => Promise<string>;
  /** Whether the text is a complete script: what is not goes on on the next line. */
  readonly isIncomplete: (text: string) => boolean;
  /** Runs one input. `signal` is aborted by Ctrl-C. `exit` ends the shell. */
  readonly run: (text: string, signal: AbortSignal) => Promise<{ readonly exit?: number }>;
  readonly complete: (text: string) => Promise<Completions>;
  /** Help on the command at the cursor, for F1. */
  readonly help: (text: string) => Promise<string>;
  /** undefined: history is not kept. The file is made for its owner's eyes only. */
  readonly historyFile?: string;
}

/** Reads and runs commands until `exit` or end of input; resolves with the exit code. Line editing, history and Ctrl-R are Node's own. */
export async function runRepl(options: ReplOptions): Promise<number> {
  const { Recoverable, start } = await import('node:repl');
  let running: AbortController | undefined;
  let continuing = false;
  let code = 0;
  let prompt = await options.prompt();
  return new Promise((resolve) => {
    const server = start({
      prompt,
      input: options.input,
      output: options.output,
      terminal: options.input.isTTY,
      preview: false,
      ignoreUndefined: true,
      writer: () => '',
      completer: (line: string, done: (error: Error | null, result: [string[], string]) => void) => {
        completeLine(line, options).then(
          (result) => done(null, result),
          () => done(null, [[], line]),
        );
      },
      eval: (input: string, _context, _file, done) => {
        const text = input.replace(/\n$/, '');
        if (options.isIncomplete(text)) {
          continuing = true;
          done(new Recoverable(new SyntaxError('incomplete')), undefined);
          return;
        }
        continuing = false;
        running = new AbortController();
        options.run(text, running.signal).then(
          async ({ exit }) => {
            running = undefined;
            if (exit !== undefined) {
              code = exit;
              server.close();
              return;
            }
            prompt = await options.prompt();
            done(null, undefined);
          },
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), undefined),
        );
      },
    });
    forgetDotCommands(server);
    server.displayPrompt = (preserveCursor) => {
      server.setPrompt(continuing ? '>> ' : prompt);
      server.prompt(preserveCursor);
    };
    // Secrets are taken out before Node writes the file.
    server.on('history', (history: string[]) => {
      const [newest] = history;
      if (newest !== undefined && !mayBeKept(newest)) history.shift();
    });
    server.removeAllListeners('SIGINT');
    server.on('SIGINT', () => {
      if (running) {
        running.abort();
        return;
      }
      continuing = false;
      server.clearBufferedCommand();
      options.output.write('^C\n');
      server.displayPrompt();
    });
    options.input.on('keypress', (_text: string | undefined, key: { readonly name?: string } | undefined) => {
      if (key?.name !== 'f1' || running) return;
      void options.help(server.line.slice(0, server.cursor)).then((text) => {
        options.output.write(`\n${text}\n`);
        server.displayPrompt(true);
      });
    });
    server.once('exit', () => resolve(code));
    if (options.historyFile !== undefined) server.setupHistory(options.historyFile, () => undefined);
  });
}

/** Node's own `.break`, `.save` and the like are no part of the language. */
function forgetDotCommands(server: REPLServer): void {
  const commands: Record<string, unknown> = { ...server.commands };
  for (const name of Object.keys(commands)) Reflect.deleteProperty(server.commands, name);
}

/** Node completes the end of the line by candidates for its last part; ours replace from `start`. */
async function completeLine(line: string, { complete }: ReplOptions): Promise<[string[], string]> {
  const { start, items } = await complete(line);
  const texts = items.map(({ text }) => text);
  const word = line.slice(start);
  // Node only ever appends: candidates whose spelling differs from the word's in case are offered with the word's own beginning.
  const shared = commonPrefix(texts);
  if (texts.length === 1 || shared.length > word.length)
    return [texts.map((text) => (text.toLowerCase().startsWith(word.toLowerCase()) ? word + text.slice(word.length) : text)), word];
  return [texts, word];
}
