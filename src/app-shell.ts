import { openApp } from './app-session.ts';
import { commandTable } from './app-commands.ts';
import { completionSources } from './app-shell-completion.ts';
import type { World } from './world.ts';
import { isSandboxName } from './config/profile.ts';
import type { HostSettings } from './command-line.ts';
import type { Host } from './engine/host.ts';
import { parseScript } from './engine/parse-script.ts';
import { toErrorRecord } from './engine/error-record.ts';
import { exitCodes } from './exit-code.ts';
import { renderError } from './format/error-view.ts';
import { printable } from './format/printable.ts';
import { loadStyle, type Style } from './format/style.ts';
import { parse } from './language/parser.ts';
import { complete } from './shell/completer.ts';
import { completionTarget } from './shell/completion-target.ts';
import { terminalStreams } from './shell/console-host.ts';
import { historyFile } from './shell/history.ts';
import { startRepl, type Repl } from './shell/repl.ts';

/** `csteams shell`: reads and runs scripts at a prompt, in one session, until `exit`. */
export async function runShell(settings: HostSettings, world: World): Promise<number> {
  const { host, folders } = world;
  if (!host.interactive || !host.outputIsTerminal) return refuseWithoutTerminal(host, settings);
  const style = await loadStyle(host.colorLevel);
  const open: { repl?: Repl } = {};
  const shellHost = hostAt(host, (prompt, options) => (open.repl ? open.repl.ask(prompt, options) : host.readLine(prompt, options)));
  // The prompt says where one is, so that no other line has to.
  const app = await openApp(commandTable(), settings, { ...world, host: shellHost }, { sandboxNamed: true });
  const run = async (text: string, signal: AbortSignal): Promise<{ readonly exit?: number }> => {
    try {
      await app.runScript(parseScript(text), [], AbortSignal.any([signal, world.signal]));
    } catch (thrown) {
      host.writeError(renderError(toErrorRecord(thrown), { format: settings.errorFormat, style }));
    }
    const { exitCode } = app.session;
    return exitCode === undefined ? {} : { exit: exitCode };
  };
  const sources = completionSources(app, world, () => open.repl?.history ?? []);
  host.writeError(style.faint(`csteams ${world.version}. Tab completes, F1 explains, exit or Ctrl-D leaves.\n`));
  try {
    const repl = await startRepl({
      ...terminalStreams(),
      prompt: () => promptOf(app.connections.service, style),
      isIncomplete: (text) => parse(text).errors.some(({ incomplete }) => incomplete),
      run,
      complete: (text) => complete(text, sources),
      async help(text) {
        const { command, word } = completionTarget(text);
        const name = command?.name ?? word;
        const known = (await app.commands.resolve(name))?.name;
        await run(known === undefined ? 'Get-Help' : `Get-Help '${known.replaceAll("'", "''")}'`, world.signal);
      },
      history: historyFile(historyPath(folders.data)),
      signal: world.signal,
    });
    open.repl = repl;
    return await repl.ended;
  } finally {
    host.writeError('\n');
    await app.close();
  }
}

const historyPath = (folder: string): string => `${folder}/history`;

/** The profile; one that is no sandbox is a real tenant, and looks like it with and without colours. */
async function promptOf(connection: { current(): Promise<{ readonly name: string }> }, style: Style): Promise<string> {
  try {
    const { name } = await connection.current();
    return isSandboxName(name) ? `${style.faint(`PS ${name}>`)} ` : `${style.error(style.strong(`PS ${printable(name)} (live)>`))} `;
  } catch {
    return `${style.error('PS (not connected)>')} `;
  }
}

/** The terminal, with questions asked by the line editor, which has the keyboard. */
const hostAt = (host: Host, readLine: Host['readLine']): Host => ({
  interactive: true,
  outputIsTerminal: true,
  get width() {
    return host.width;
  },
  get errorWidth() {
    return host.errorWidth;
  },
  colorLevel: host.colorLevel,
  write: (text) => host.write(text),
  writeError: (text) => host.writeError(text),
  readLine,
  ...(host.openBrowser && { openBrowser: (url: string) => host.openBrowser?.(url) ?? Promise.resolve(false) }),
  input: undefined,
});

async function refuseWithoutTerminal(host: Host, { errorFormat }: HostSettings): Promise<number> {
  const { ErrorRecord } = await import('./engine/error-record.ts');
  const record = new ErrorRecord({
    id: 'InvalidCommandLine',
    category: 'InvalidOperation',
    message: 'The shell needs a terminal.',
    recommendation: 'To run text from standard input: csteams -c - < script.ps1',
    command: 'csteams shell',
  });
  host.writeError(renderError(record, { format: errorFormat }));
  return exitCodes.usage;
}
