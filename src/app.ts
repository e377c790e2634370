import type { Request, HostSettings } from './command-line.ts';
import type { App } from './app-session.ts';
import { exitCodeOf } from './exit-code.ts';
import type { ErrorRecord } from './engine/error-record.ts';
import type { World } from './world.ts';

/** Does what the command line asked for and gives the exit code. Every costly part is loaded where it is first needed. */
export async function run(request: Exclude<Request, { kind: 'answered' }>, settings: HostSettings, world: World): Promise<number> {
  switch (request.kind) {
    case 'cmdlet':
      return runCmdlet(request.words, settings, world);
    case 'text':
    case 'file':
      return runScript(request, settings, world);
    case 'check': {
      const { runCheck } = await import('./app-check.ts');
      return runCheck(request, settings, world);
    }
    case 'subcommand': {
      const { runSubcommand } = await import('./app-subcommands.ts');
      return runSubcommand(request.name, request.words, settings, world);
    }
    case 'shell': {
      const { runShell } = await import('./app-shell.ts');
      return runShell(settings, world);
    }
  }
}

/** One cmdlet with its words, taken literally. A name that is not known is answered before anything else is loaded. */
async function runCmdlet(words: readonly string[], settings: HostSettings, world: World): Promise<number> {
  const { commandTable } = await import('./app-commands.ts');
  const table = commandTable();
  const [name = ''] = words;
  if (!(await table.commands.resolve(name))) {
    const { commandNotFound } = await import('./engine/command-not-found.ts');
    return refuse(commandNotFound(name, await table.commands.suggest(name)), settings, world);
  }
  const [{ commandFromArgv }, { openApp }] = await Promise.all([import('./engine/binding/argv.ts'), import('./app-session.ts')]);
  return using(await openApp(table, settings, world, { oneCommand: true }), (app) => app.runCommand(commandFromArgv(words)));
}

/** Script text, or a script file with its arguments. Nothing of it runs unless all of it parses. */
async function runScript(request: Extract<Request, { kind: 'text' | 'file' }>, settings: HostSettings, world: World): Promise<number> {
  const [{ commandTable }, { openApp }, { readScript }, { parseScript }] = await Promise.all([
    import('./app-commands.ts'),
    import('./app-session.ts'),
    import('./app-script.ts'),
    import('./engine/parse-script.ts'),
  ]);
  try {
    const { text, name } = await readScript(request, world);
    const script = parseScript(text, name);
    return await using(await openApp(commandTable(), settings, world), (app) => app.runScript(script, request.kind === 'file' ? request.words : []));
  } catch (thrown) {
    const { toErrorRecord } = await import('./engine/error-record.ts');
    return refuse(toErrorRecord(thrown), settings, world);
  }
}

async function using(app: App, work: (app: App) => Promise<number>): Promise<number> {
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function refuse(record: ErrorRecord, settings: HostSettings, { host }: World): Promise<number> {
  const [{ renderError }, { loadStyle }] = await Promise.all([import('./format/error-view.ts'), import('./format/style.ts')]);
  host.writeError(renderError(record, { format: settings.errorFormat, style: await loadStyle(host.colorLevel) }));
  return exitCodeOf(record);
}
