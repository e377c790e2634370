import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { sandboxTools } from '../../src/app-local-service.ts';
import { serviceTools } from '../../src/app-served-service.ts';
import type { CommandIo } from '../../src/command-line/command-io.ts';
import { credentialFile } from '../../src/config/credentials.ts';
import { openProfiles } from '../../src/config/profiles.ts';
import { textChunks } from '../../src/engine/text-chunks.ts';

/** A terminal that remembers what was written, with the real tools behind it, in a folder of its own. */
export interface Terminal {
  readonly folder: string;
  readonly io: CommandIo;
  readonly stop: AbortController;
  /** What stands on stdout and stderr since the last call. */
  readonly take: () => { out: string; err: string };
  readonly run: (...words: string[]) => Promise<{ out: string; err: string }>;
  readonly remove: () => void;
}

interface Setting {
  /** What the person types; absent: nobody is there. */
  readonly answers?: string[];
  readonly json?: boolean;
  readonly now?: () => Date;
}

export function terminal(register: (program: Command, io: CommandIo) => void, { answers, json = false, now = () => new Date() }: Setting = {}): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'csteams-command-'));
  const stop = new AbortController();
  const written = { out: '', err: '' };
  const take = () => {
    const { out, err } = written;
    Object.assign(written, { out: '', err: '' });
    return { out, err };
  };
  const io: CommandIo = {
    write: async (text) => void (written.out += text),
    writeError: (text) => void (written.err += text),
    interactive: answers !== undefined,
    readLine: async (prompt) => {
      written.err += prompt;
      return answers?.shift();
    },
    json,
    readText: (path) => textChunks(createReadStream(path) as AsyncIterable<Uint8Array>, path),
    signal: stop.signal,
    now,
    profiles: openProfiles(folder),
    credentials: credentialFile(folder),
    sandbox: sandboxTools({ folder, now }),
    service: serviceTools({ folder, now }),
  };
  return {
    folder,
    io,
    stop,
    take,
    async run(...words) {
      const program = new Command('csteams')
        .exitOverride()
        .configureOutput({ writeOut: (text) => void (written.out += text), writeErr: (text) => void (written.err += text) });
      register(program, io);
      await program.parseAsync(words, { from: 'user' });
      return take();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
