import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/app.ts';
import type { World } from '../../src/world.ts';
import { readCommandLine } from '../../src/command-line.ts';
import { keychainUnavailable } from '../../src/config/keychain.ts';
import type { SecretPlaces } from '../../src/config/secret-text.ts';
import type { Host } from '../../src/engine/host.ts';
import { fileStore } from '../../src/shell/file-store.ts';

export interface AdministratorOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Answers to questions, in their order. Without it nobody sits at the terminal. */
  readonly answers?: readonly string[];
  readonly openBrowser?: NonNullable<Host['openBrowser']>;
  /** Absent: this machine has no keychain. */
  readonly keychain?: SecretPlaces;
  /** What is written to stderr, as it comes. */
  readonly onError?: (text: string) => unknown;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Somebody who runs csteams in a home of their own: the whole application but for the process. */
export interface Administrator {
  readonly home: string;
  /** Seconds that the clock is ahead. */
  readonly clock: { ahead: number };
  readonly environment: Record<string, string>;
  run(...words: readonly string[]): Promise<Outcome>;
  /** Stops what is running, as Ctrl-C does. */
  stop(): void;
  /** All that was ever printed. */
  readonly printed: () => string;
  /** Path and content of every file in the home. */
  files(): readonly (readonly [path: string, content: string])[];
  remove(): void;
}

export function administrator(options: AdministratorOptions = {}): Administrator {
  const home = mkdtempSync(join(tmpdir(), 'csteams-administrator-'));
  const folders = { config: join(home, 'config'), data: join(home, 'data') };
  const environment: Record<string, string> = { ...options.environment };
  const clock = { ahead: 0 };
  const answers = [...(options.answers ?? [])];
  let printed = '';
  let stopping = new AbortController();
  return {
    home,
    clock,
    environment,
    async run(...words) {
      let out = '';
      let err = '';
      stopping = new AbortController();
      const writeError = (text: string): void => {
        err += text;
        printed += text;
        options.onError?.(text);
      };
      const host: Host = {
        interactive: options.answers !== undefined,
        outputIsTerminal: false,
        width: 120,
        errorWidth: undefined,
        colorLevel: 0,
        write: async (text) => {
          out += text;
          printed += text;
        },
        writeError,
        readLine: async (prompt) => {
          writeError(prompt);
          return answers.shift();
        },
        ...(options.openBrowser && { openBrowser: options.openBrowser }),
        input: undefined,
      };
      const world: World = {
        host,
        clock: {
          now: () => new Date(Date.now() + clock.ahead * 1000),
          sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
          random: Math.random,
        },
        files: fileStore({ workingFolder: home, protectedFolders: [folders.config, folders.data] }),
        folders,
        environment: (name) => environment[name],
        keychain: async () => options.keychain,
        signal: stopping.signal,
        version: '0.0.0',
      };
      const { request, settings } = await readCommandLine(words, '0.0.0', { write: () => undefined, writeError });
      if (request.kind === 'answered') throw new Error(`${words.join(' ')}: ${err}`);
      return { code: await run(request, settings, world), out, err };
    },
    stop: () => stopping.abort(),
    printed: () => printed,
    files: () =>
      readdirSync(home, { recursive: true, encoding: 'utf8' })
        .map((name) => join(home, name))
        .filter((path) => statSync(path).isFile())
        .map((path) => [path, readFileSync(path, 'latin1')] as const),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** A keychain in memory. It takes only short texts where `longest` says so, and can be locked. */
export function memoryKeychain(): SecretPlaces & { readonly held: Map<string, string>; locked: boolean } {
  const held = new Map<string, string>();
  const keychain = {
    held,
    locked: false,
    async get(account: string) {
      check();
      return held.get(account);
    },
    async set(account: string, text: string) {
      check();
      held.set(account, text);
    },
    async remove(account: string) {
      check();
      held.delete(account);
    },
  };
  function check(): void {
    if (keychain.locked) throw keychainUnavailable('it is locked');
  }
  return keychain;
}
