import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const home = mkdtempSync(join(tmpdir(), 'csteams-start-up-'));
const hook = join(home, 'loaded.cjs');
writeFileSync(
  hook,
  `const builtin = new Set(process.moduleLoadList);
   process.on('exit', () => {
     const load = require(${JSON.stringify(join(root, 'dist', 'load.js'))});
     require('node:fs').writeSync(2, JSON.stringify({
       packs: [...load.packs.keys()],
       modules: [...load.modules.keys(), ...Object.keys(require.cache).map((file) => file.replace(/\\\\/g, '/'))],
       builtin: process.moduleLoadList.filter((name) => name.startsWith('NativeModule ') && !builtin.has(name)).map((name) => name.slice(13)),
     }));
   });`,
);

interface Loaded {
  readonly packs: readonly string[];
  readonly modules: readonly string[];
  readonly builtin: readonly string[];
}

/** What a run of csteams has loaded when it ends. */
function loadedBy(...words: readonly string[]): Loaded {
  const { stderr } = spawnSync(process.execPath, ['--require', hook, join(root, 'bin', 'csteams.cjs'), '--quiet', ...words], {
    encoding: 'utf8',
    input: '',
    env: { ...process.env, CSTEAMS_HOME: home },
  });
  return JSON.parse(stderr.slice(stderr.lastIndexOf('{"packs"'))) as Loaded;
}

/** Costly parts, by a piece of their module's name, that have no business in most runs. */
const costly = ['undici', 'pool-', 'conf-', 'commander', 'yaml', 'cli-progress', 'werift', 'msal', 'keyring', 'repl-', 'sign-in-', 'graph-service-'];
const found = ({ modules }: Loaded): string[] => costly.filter((part) => modules.some((module) => module.split('/').at(-1)?.startsWith(part) ?? false));

describe('starting', () => {
  it('loads for --version the command line alone', () => {
    const { packs, modules } = loadedBy('--version');
    expect(packs).toEqual(['start']);
    expect(modules.filter((module) => module.includes('/dist/chunks/'))).toEqual([]);
  });

  it('loads for --help commander besides', () => expect(loadedBy('--help').packs).toEqual(['start', 'usage']));

  it('answers a mistyped cmdlet without an engine, a service or a definition', () => {
    const { packs, modules, builtin } = loadedBy('Get-CsTeamsEnhancedEncriptionPolicy');
    expect(packs).toEqual(['start', 'commands']);
    expect(modules.filter((module) => module.includes('policy-') || module.includes('app-session'))).toEqual([]);
    expect(builtin.filter((name) => ['crypto', 'http', 'fs/promises', 'child_process'].includes(name))).toEqual([]);
  });

  it('reads a policy of the sandbox without anything that speaks HTTP or writes settings', () => {
    const loaded = loadedBy('Get-CsTeamsEnhancedEncryptionPolicy');
    expect(loaded.packs).toEqual(['start', 'commands', 'session', 'sandbox']);
    expect(found(loaded)).toEqual([]);
    expect(loaded.builtin.filter((name) => ['crypto', 'http', 'https', 'tls', 'fs/promises', 'readline'].includes(name))).toEqual([]);
  });

  it('loads only the named type', () => {
    const types = loadedBy('Get-CsTeamsCallParkPolicy').modules.filter((module) =>
      /(^|\/)(teams-|online-|external-|tenant-dial|calling-line|application-access)[a-z-]*policy-/.test(module),
    );
    expect(
      types.map((module) =>
        module
          .replace(/-[A-Z0-9]{8}\.js$/, '')
          .split('/')
          .at(-1),
      ),
    ).toEqual(['teams-call-park-policy']);
  });

  it('grants on the sandbox with the same parts', () => {
    const loaded = loadedBy('Grant-CsTeamsEnhancedEncryptionPolicy', 'ana@contoso.com', 'UserControlled');
    expect(found(loaded)).toEqual([]);
    expect(loaded.packs).not.toContain('http');
  });

  it('evaluates text without a service', () => {
    const loaded = loadedBy('-c', '1');
    expect(loaded.packs).toEqual(['start', 'commands', 'session']);
    expect(found(loaded)).toEqual([]);
  });
});
