import type { Command } from 'commander';
import { sandboxFile } from './app-connection.ts';
import type { World } from './app.ts';
import type { HostSettings } from './command-line.ts';
import type { CommandIo, SandboxTools, ServiceTools } from './command-line/command-io.ts';
import { toErrorRecord } from './engine/error-record.ts';
import { exitCodeOf } from './exit-code.ts';

/** Runs `csteams sandbox|service|profile …` and gives the exit code. */
export async function runSubcommand(name: string, words: readonly string[], settings: HostSettings, world: World): Promise<number> {
  const { Command: CommanderCommand, CommanderError } = await import('commander');
  const { host } = world;
  const program = new CommanderCommand('csteams').exitOverride().configureOutput({ writeOut: (text) => void host.write(text), writeErr: (text) => host.writeError(text) });
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
    default:
      (await import('./command-line/profile.ts')).registerProfile(program, io);
  }
}

async function commandIo(settings: HostSettings, world: World): Promise<CommandIo> {
  const { host, files, clock, signal, folders } = world;
  const [{ openProfiles }, { credentialFile }] = await Promise.all([import('./config/profiles.ts'), import('./config/credentials.ts')]);
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
    credentials: credentialFile(folders.data),
    sandbox: sandboxTools(world),
    service: serviceTools(world),
  };
}

function sandboxTools({ folders, clock }: World): SandboxTools {
  const file = sandboxFile(folders.data);
  const withStore = async <T>(work: (store: import('./service/store.ts').Store) => Promise<T>): Promise<T> => {
    const { openStore } = await import('./service/store.ts');
    const store = await openStore(file);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  return {
    file,
    async reset() {
      const { resetTenant } = await import('./service/tenant-data.ts');
      try {
        await withStore(resetTenant);
        return {};
      } catch (error) {
        const { id } = toErrorRecord(error);
        if (id !== 'StoreDamaged' && id !== 'StoreVersion') throw error;
        const { setAside } = await import('./service/store-file.ts');
        const aside = await setAside(file, clock.now());
        await withStore(async () => undefined);
        return { aside };
      }
    },
    async import(users, groups) {
      const { importUsers } = await import('./service/tenant-import.ts');
      return withStore((store) => importUsers(store, users, groups, () => clock.now()));
    },
    async generate(size) {
      const { generateTenant } = await import('./service/tenant-data.ts');
      await withStore((store) => generateTenant(store, size));
    },
  };
}

function serviceTools({ folders, clock }: World): ServiceTools {
  const tokens = async () => {
    const { accessTokens } = await import('./service/access-tokens.ts');
    const { join } = await import('node:path');
    return accessTokens(join(folders.data, 'access-tokens.json'), () => clock.now());
  };
  return {
    async start({ port, host, data, tls, log }) {
      const [{ openStore }, { createService }, { serve }] = await Promise.all([
        import('./service/store.ts'),
        import('./service/service.ts'),
        import('./service/server.ts'),
      ]);
      const store = await openStore(data);
      const onFailure = (failure: unknown, correlationId: string): void =>
        log({ level: 'error', correlationId, failure: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) });
      const serving = await serve({ transport: createService({ store, clock, onFailure }), tokens: await tokens(), port, host, log, ...(tls && { tls }) });
      return {
        uri: serving.uri,
        async close() {
          await serving.close();
          await store.close();
        },
      };
    },
    tokens: {
      create: async (name, role, expires) => (await tokens()).create(name, role, expires),
      list: async () => (await tokens()).list(),
      revoke: async (name) => (await tokens()).revoke(name),
    },
  };
}
