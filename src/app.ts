import type { Request, HostSettings } from './command-line.ts';
import type { Folders } from './config/folders.ts';
import { exitCodeOf } from './exit-code.ts';
import type { CommandTable } from './engine/command-table.ts';
import type { ErrorRecord } from './engine/error-record.ts';
import type { Clock, FileStore, Host } from './engine/host.ts';

/** What surrounds a run: made by main.ts from the process, by tests from fakes. */
export interface World {
  readonly host: Host;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly folders: Folders;
  readonly environment: (name: string) => string | undefined;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly version: string;
}

/** Does what the command line asked for and gives the exit code. Every costly part is loaded where it is first needed. */
export async function run(request: Exclude<Request, { kind: 'answered' }>, settings: HostSettings, world: World): Promise<number> {
  switch (request.kind) {
    case 'subcommand': {
      const { runSubcommand } = await import('./app-subcommands.ts');
      return runSubcommand(request.name, request.words, settings, world);
    }
    case 'cmdlet':
      return runCmdlet(request.words, settings, world);
  }
}

/** One cmdlet with its words, taken literally. A name that is not known is answered before anything else is loaded. */
async function runCmdlet(words: readonly string[], settings: HostSettings, world: World): Promise<number> {
  const { commandTable } = await import('./app-commands.ts');
  const table = commandTable();
  const [name = ''] = words;
  if (!table.commands.has(name)) return refuse(await unknownCommand(name, table.commands), settings, world);
  const [{ commandFromArgv }, { openApp }] = await Promise.all([import('./engine/argv.ts'), import('./app-session.ts')]);
  const app = await openApp(table, settings, world);
  try {
    return await app.run(commandFromArgv(words));
  } finally {
    await app.close();
  }
}

async function unknownCommand(name: string, commands: CommandTable): Promise<ErrorRecord> {
  const { commandNotFound } = await import('./engine/command-not-found.ts');
  return commandNotFound(name, await commands.suggest(name));
}

async function refuse(record: ErrorRecord, settings: HostSettings, { host }: World): Promise<number> {
  const { renderError } = await import('./format/error-view.ts');
  const { loadStyle } = await import('./format/style.ts');
  host.writeError(renderError(record, { format: settings.errorFormat, style: await loadStyle(host.colorLevel) }));
  return exitCodeOf(record);
}
