import { join } from 'node:path';
import './cmdlets/services.ts';
import { teamsViews } from './cmdlets/views.ts';
import type { CommandTable } from './engine/command-table.ts';
import { Session } from './engine/session.ts';
import { ErrorRecord, toErrorRecord } from './engine/error-record.ts';
import type { Streams } from './engine/host.ts';
import type { Argument } from './engine/invocation.ts';
import type { Value } from './engine/value.ts';
import type { ScriptAst } from './language/ast.ts';
import { hostStreams } from './format/host-streams.ts';
import { formatOutput } from './format/output.ts';
import { progressPane } from './format/progress-pane.ts';
import { loadStyle } from './format/style.ts';
import type { Commands } from './app-commands.ts';
import { acceptedNote } from './app-accepted-note.ts';
import { connections, type Connections } from './app-connection.ts';
import { withProfileFlags } from './app-profile-flags.ts';
import type { World } from './world.ts';
import type { HostSettings } from './command-line.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';

/** A session with its terminal: scripts in, formatted objects and errors out. */
export interface App {
  readonly session: Session;
  readonly connections: Connections;
  readonly commands: CommandTable;
  /** Runs one command given as words; any error decides the exit code. */
  runCommand(command: ScriptAst): Promise<number>;
  /** Runs a script. As in PowerShell, text fails when its last statement did, a file only when an error ended it or it said `exit`; --strict counts every error. */
  runScript(script: ScriptAst, words: readonly string[], signal?: AbortSignal): Promise<number>;
  close(): Promise<void>;
}

export interface AppOptions {
  /** Where the terminal says already that the sandbox answers. */
  readonly sandboxNamed?: boolean;
  /** The session is for a single command. */
  readonly oneCommand?: boolean;
}

export async function openApp({ commands, types }: Commands, given: HostSettings, world: World, options: AppOptions = {}): Promise<App> {
  const settings = await withProfileFlags(given, world);
  const { files, clock, signal, environment } = world;
  const style = await loadStyle(world.host.colorLevel);
  const { host, show } = progressPane(world.host, style, { quiet: settings.quiet });
  let flush = (): void => undefined;
  const shown = hostStreams(host, { style, errorFormat: settings.errorFormat, beforeWrite: () => flush(), progress: show });
  const failures: ErrorRecord[] = [];
  const streams: Streams = {
    ...shown,
    error(record) {
      failures.push(record);
      shown.error(record);
    },
  };
  function note(line: string): void {
    flush();
    host.writeError(`${style.faint(line)}\n`);
  }
  let sandboxNamed = options.sandboxNamed ?? settings.quiet;
  const connected = connections(world, {
    ...(settings.history === false && { history: false }),
    ...(settings.timeout !== undefined && { timeout: settings.timeout }),
    ...(settings.profile !== undefined && { profileName: settings.profile }),
    ...(settings.tokenStore !== undefined && { tokenStore: settings.tokenStore }),
    ...(settings.api !== undefined && { api: settings.api }),
    ...(settings.debug === true && { trace: (await import('./app-trace.ts')).traceTo((text) => host.writeError(text)) }),
    oneCommand: options.oneCommand ?? false,
    onWarning: (message) => streams.warning(message),
    onSandbox() {
      if (sandboxNamed) return;
      sandboxNamed = true;
      note('Sandbox: the practice tenant on this machine answers, not Microsoft Teams.');
    },
  });
  const session = new Session({
    commands,
    services: {
      policies: connected.policies,
      connection: connected.service,
      policyTypes: types,
      commands,
      history: connected.history,
      noteAccepted: acceptedNote({ connection: connected.service, quiet: settings.quiet, write: note }),
      rolloutFolder: join(world.folders.data, 'rollouts'),
    },
    host,
    files,
    clock,
    streams,
    environment,
    signal,
    ...(!host.interactive && { standardInput: () => standardInput(host.input) }),
  });
  /** Prints what a script writes; an error that ends it is printed like the others. */
  async function print(script: ScriptAst, args?: readonly Argument[], stop = signal): Promise<ErrorRecord | undefined> {
    failures.length = 0;
    connected.beginCommand();
    try {
      await formatOutput(session.run(script, { signal: stop, ...(args && { arguments: args }) }), {
        host,
        output: settings.output,
        clock,
        views: teamsViews(types),
        onOpen: (flushOutput) => {
          flush = flushOutput;
        },
      });
      return undefined;
    } catch (thrown) {
      const record = toErrorRecord(thrown);
      if (record.id !== 'OperationStopped' || !stop.aborted) streams.error(record);
      return record;
    }
  }

  return {
    session,
    connections: connected,
    commands,
    async runCommand(command) {
      await print(command);
      return signal.aborted ? exitCodes.interrupted : worst(failures);
    },
    async runScript(script, words, stop = signal) {
      const { argumentsFromArgv } = await import('./engine/binding/argv-arguments.ts');
      const ended = await print(script, script.source.name === undefined ? undefined : argumentsFromArgv(words), stop);
      if (stop.aborted) return exitCodes.interrupted;
      if (session.exitCode !== undefined) return session.exitCode;
      if (ended) return exitCodeOf(ended);
      const failed = script.source.name === undefined && !session.lastSucceeded;
      if (failed || settings.strict) return failed ? Math.max(worst(failures), exitCodes.error) : Math.min(worst(failures), exitCodes.error);
      return exitCodes.success;
    },
    close: () => connected.close(),
  };
}

/** Of several errors the one that tells the operator most: stopped at a prompt, no way to the service, refused by it, misused, anything else. */
function worst(failures: readonly ErrorRecord[]): number {
  const codes = failures.map(exitCodeOf);
  for (const code of [exitCodes.interrupted, exitCodes.unreachable, exitCodes.refused]) if (codes.includes(code)) return code;
  if (codes.length === 0) return exitCodes.success;
  return codes.every((code) => code === exitCodes.usage) ? exitCodes.usage : exitCodes.error;
}

async function* standardInput(chunks: AsyncIterable<Uint8Array> | undefined): AsyncGenerator<Value, void, undefined> {
  if (!chunks) return;
  const { standardInputValues } = await import('./cmdlets/content/standard-input.ts');
  yield* standardInputValues(chunks);
}
