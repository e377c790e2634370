import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import '../../src/cmdlets/services.ts';
import { commandTable } from '../../src/app-commands.ts';
import { openApp, type App } from '../../src/app-session.ts';
import type { World } from '../../src/world.ts';
import type { HostSettings } from '../../src/command-line.ts';
import type { ErrorRecord } from '../../src/engine/error-record.ts';
import type { Host } from '../../src/engine/host.ts';
import { fileStore } from '../../src/shell/file-store.ts';
import { systemClock } from '../../src/shell/system-clock.ts';
import { commandFrom } from './setup-command.ts';
import type { Vector } from './vector.ts';

/** A session in an empty folder with a vector's commands and files; what it prints is kept. */
export interface Workplace {
  readonly app: App;
  readonly world: World;
  readonly settings: HostSettings;
  /** Everything written on stdout and stderr, in order. */
  readonly printed: () => string;
  readonly errors: () => readonly ErrorRecord[];
  close(): Promise<void>;
}

export async function workplace(vector: Pick<Vector, 'setup'>): Promise<Workplace> {
  const folder = mkdtempSync(join(tmpdir(), 'csteams-conformance-'));
  for (const [name, content] of Object.entries(vector.setup?.files ?? {})) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  let text = '';
  const host: Host = {
    interactive: false,
    outputIsTerminal: false,
    width: 120,
    errorWidth: undefined,
    colorLevel: 0,
    input: undefined,
    write: async (part) => {
      text += part;
    },
    writeError: (part) => {
      text += part;
    },
    readLine: async () => undefined,
  };
  const settings: HostSettings = { output: 'default', errorFormat: 'text', color: false, quiet: true, strict: false };
  const world: World = {
    host,
    clock: systemClock,
    files: fileStore({ workingFolder: folder, protectedFolders: [] }),
    folders: { config: join(folder, '.csteams'), data: join(folder, '.csteams') },
    environment: () => undefined,
    signal: new AbortController().signal,
    version: '0.0.0',
  };
  const app = await openApp(commandTable(), settings, world);
  for (const command of vector.setup?.commands ?? []) app.session.define(commandFrom(command));
  return {
    app,
    world,
    settings,
    printed: () => text,
    errors: () => app.session.errors,
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
