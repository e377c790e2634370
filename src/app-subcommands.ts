import type { Command } from 'commander';
import { sandboxTools } from './app-local-service.ts';
import { serviceTools } from './app-served-service.ts';
import type { World } from './world.ts';
import type { HostSettings } from './command-line.ts';
import type { CommandIo } from './command-line/command-io.ts';
import { toErrorRecord } from './engine/error-record.ts';
import { exitCodeOf } from './exit-code.ts';

/** Runs `csteams sandbox|service|profile …` and gives the exit code. */
export async function runSubcommand(name: string, words: readonly string[], settings: HostSettings, world: World): Promise<number> {
  const { Command: CommanderCommand, CommanderError } = await import('commander');
  const { host } = world;
  const program = new CommanderCommand('csteams')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void host.write(text), writeErr: (text) => host.writeError(text) });
  await register(name, program, await commandIo(settings, world));
  try {
    await program.parseAsync([name, ...words], { from: 'user' });
    return 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    const record = toErrorRecord(thrown);
    const { renderError } = await import('./format/error-view.ts');
    const { loadStyle } = await import('./format/style.ts');
    host.writeError(renderError(record.with({ command: `csteams ${name}` }), { format: settings.errorFormat, style: await loadStyle(host.colorLevel) }));
    return exitCodeOf(record);
  }
}

async function register(name: string, program: Command, io: CommandIo): Promise<void> {
  switch (name) {
    case 'sandbox':
      (await import('./command-line/sandbox.ts')).registerSandbox(program, io);
      return;
    case 'service':
      (await import('./command-line/service.ts')).registerService(program, io);
      return;
    case 'completion': {
      const [{ registerCompletion }, { commandTable }] = await Promise.all([import('./command-line/completion.ts'), import('./app-commands.ts')]);
      const { commands } = commandTable();
      registerCompletion(program, { write: (text) => io.write(text), functions: commands.names.filter((name) => /-Cs|MicrosoftTeams$/.test(name)) });
      return;
    }
    default:
      (await import('./command-line/profile.ts')).registerProfile(program, io);
  }
}

async function commandIo(settings: HostSettings, world: World): Promise<CommandIo> {
  const { host, files, clock, signal, folders } = world;
  const [{ openProfiles }, { tokenStore }] = await Promise.all([import('./config/profiles.ts'), import('./config/token-store.ts')]);
  const local = { folder: folders.data, now: () => clock.now() };
  return {
    write: (text) => host.write(text),
    writeError: (text) => host.writeError(text),
    interactive: host.interactive,
    readLine: (prompt) => host.readLine(prompt),
    json: settings.output === 'json',
    readText: (path) => files.read(path),
    signal,
    now: () => clock.now(),
    profiles: openProfiles(folders.config),
    tokens: tokenStore({ folder: folders.data, ...(world.keychain && { keychain: world.keychain }) }),
    sandbox: sandboxTools(local),
    service: serviceTools(local),
  };
}
