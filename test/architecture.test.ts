import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');

/** Which folders (or files) of ours each folder may import. Files directly in `src` are the composition root's. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  language: [],
  engine: ['language'],
  policy: [],
  readiness: ['policy'],
  rehearsal: [],
  service: ['policy', 'client/routes.ts', 'client/graph-routes.ts', 'client/transport.ts'],
  client: ['policy'],
  config: [],
  'sign-in': ['client', 'config'],
  rollout: ['policy', 'client'],
  history: ['policy', 'client'],
  format: ['engine', 'language'],
  cmdlets: ['engine', 'language', 'policy', 'readiness', 'rehearsal', 'client', 'config', 'format', 'rollout', 'history'],
  shell: ['engine', 'language', 'format'],
  'command-line': ['client', 'config', 'policy', 'readiness'],
};

/** Packages that one file alone imports, so that the rest does not know them. */
const singleImporter = [
  'undici',
  'conf',
  'cli-table3',
  'chalk',
  '@photostructure/sqlite',
  'node:sqlite',
  '@azure/msal-node',
  '@napi-rs/keyring',
  'jose',
  'node-forge',
  'werift',
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(sep).join('/'));

const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(source, from), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'/gm))
    found.push({ from, to: resolve(from, match[2] ?? ''), typeOnly: match[1] !== undefined });
  for (const match of text.matchAll(/(?<!typeof )import\(\s*'([^']+)'\s*\)/g)) found.push({ from, to: resolve(from, match[1] ?? ''), typeOnly: false });
  return found;
});

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.')
    ? relative(source, join(source, dirname(from), specifier))
        .split(sep)
        .join('/')
    : specifier;
}

const isOurs = (to: string): boolean => to.endsWith('.ts');
const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

describe('the house', () => {
  it('has imports to look at', () => expect(imports.length).toBeGreaterThan(100));

  it.each(Object.entries(allowed))('lets %s import only what lies under it', (folder, below) => {
    const wrong = imports.filter(
      ({ from, to }) =>
        folderOf(from) === folder && isOurs(to) && folderOf(to) !== folder && !below.some((place) => to === place || to.startsWith(`${place}/`)),
    );
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('knows every folder', () => {
    expect([...new Set(files.map(folderOf))].filter((folder) => folder !== '' && !(folder in allowed))).toEqual([]);
  });

  it('lets only the composition root import service and cmdlets', () => {
    const wrong = imports.filter(({ from, to }) => /^(service|cmdlets)\//.test(to) && folderOf(to) !== folderOf(from) && !/^app(-[a-z-]+)?\.ts$/.test(from));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it.each(singleImporter)('lets at most one file import %s', (name) => {
    const importers = new Set(imports.filter(({ to }) => to === name || to.startsWith(`${name}/`)).map(({ from }) => from));
    expect([...importers].length).toBeLessThanOrEqual(1);
  });

  it('has no import cycle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) if (isOurs(to) && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('keeps process, console and global network objects where they belong', () => {
    const wrong = files.filter((file) => !['main.ts', 'shell/console-host.ts'].includes(file) && touchesGlobals(withoutComments(file)));
    expect(wrong).toEqual([]);
    expect(
      ['process.env', "process['env']", 'const { env } = process;', 'globalThis.process', 'console.log(1)'].filter((text) => !touchesGlobals(text)),
    ).toEqual([]);
    expect(["from './process.ts'", 'this.process()', 'shouldProcess.a', 'a.process.b'].filter(touchesGlobals)).toEqual([]);
  });

  it('has no file over 300 lines', () => {
    expect(files.filter((file) => !file.startsWith('policy/types/') && readFileSync(join(source, file), 'utf8').split('\n').length > 301)).toEqual([]);
  });

  it('has no default export, no any, no non-null assertion silenced', () => {
    expect(files.filter((file) => /^export default|@ts-ignore|@ts-expect-error|\bas any\b|: any\b/m.test(withoutComments(file)))).toEqual([]);
  });
});

/** A use of `process` or `console` in any spelling; a property or a module of that name is another thing. */
const touchesGlobals = (text: string): boolean =>
  /(?<![.\w'"`/-])(process|console)(\?)?(\.(?!ts')[a-z]|\[)/.test(text) ||
  /=\s*(process|console)\s*;/.test(text) ||
  /globalThis\.(process|console)\b/.test(text);

function withoutComments(file: string): string {
  return readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}
