import { homedir } from 'node:os';
import { isatty } from 'node:tty';
import { readCommandLine } from './command-line.ts';
import type { World } from './world.ts';
import type { Folders } from './config/folders.ts';

/** Put in by the build, from package.json. */
declare const CSTEAMS_VERSION: string;

/** The process: argv in, exit code out. The only file besides the console host that touches `process`. */
async function main(): Promise<number> {
  if (process.argv[2] === '__complete') return complete(process.argv.slice(3));
  const { request, settings } = await readCommandLine(process.argv.slice(2), CSTEAMS_VERSION, {
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    interactive: () => isatty(0) && isatty(1),
  });
  if (request.kind === 'answered') return request.exitCode;
  const [{ run }, world] = await Promise.all([import('./app.ts'), makeWorld(settings.color)]);
  return run(request, settings, world);
}

/** Another shell's Tab, which wants its answer before anything else is loaded. */
async function complete(words: readonly string[]): Promise<number> {
  const { answerCompletion } = await import('./app-completion.ts');
  return answerCompletion(words, {
    write: (text) => process.stdout.write(text),
    folders: ourFolders,
    environment: (name) => process.env[name],
    world: () => makeWorld(false),
    again: (next) => {
      const { spawn } = process.getBuiltinModule('node:child_process');
      spawn(process.execPath, [process.argv[1] ?? '', ...next], { detached: true, stdio: 'ignore' }).unref();
    },
  });
}

async function ourFolders(): Promise<Folders> {
  const { foldersFor } = await import('./config/folders.ts');
  return foldersFor({ environment: process.env, platform: process.platform, home: homedir() });
}

async function makeWorld(color: boolean): Promise<World> {
  let signal: AbortSignal | undefined;
  const [{ consoleHost }, { lazyFileStore }, { systemClock }, folders] = await Promise.all([
    import('./shell/console-host.ts'),
    import('./shell/lazy-file-store.ts'),
    import('./shell/system-clock.ts'),
    ourFolders(),
  ]);
  return {
    host: consoleHost({ color }),
    clock: systemClock,
    files: lazyFileStore(process.cwd(), async () => {
      const { fileStore } = await import('./shell/file-store.ts');
      return fileStore({ workingFolder: process.cwd(), protectedFolders: [folders.config, folders.data] });
    }),
    folders,
    environment: (name) => process.env[name],
    // Made when somebody works under it: an abort controller loads a good part of Node's event machinery.
    get signal() {
      return (signal ??= interrupted());
    },
    version: CSTEAMS_VERSION,
  };
}

/** Ctrl-C and SIGTERM ask the work to stop; a second one does not wait for it. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

main().then(
  // Leaving at once, when everything is written: nothing that is still open (a terminal, a socket) holds the process.
  (code) => process.stdout.write('', () => process.stderr.write('', () => process.exit(code))),
  (error: unknown) => {
    process.stderr.write(`csteams: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
