import { CommandTable } from '../../../src/engine/command-table.ts';
import type { CmdletServices } from '../../../src/engine/cmdlet.ts';
import { ErrorRecord } from '../../../src/engine/error-record.ts';
import type { Clock, FileStore, Host, InformationRecord, ProgressRecord, Streams } from '../../../src/engine/host.ts';
import { Session } from '../../../src/engine/session.ts';
import { DateTime, Guid, Hashtable, PSObject, Real, TimeSpan, type Value } from '../../../src/engine/value.ts';
import { parse } from '../../../src/language/parser.ts';
import { commandIndex } from '../../../src/cmdlets/command-index.ts';
import type { PolicyTypes } from '../../../src/cmdlets/policy-types.ts';

export interface ScriptRun {
  readonly output: readonly Value[];
  /** Non-terminating errors, and the one that ended the script. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly verbose: readonly string[];
  readonly debug: readonly string[];
  readonly information: readonly InformationRecord[];
  readonly progress: readonly ProgressRecord[];
  readonly whatIf: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly slept: readonly number[];
  readonly prompts: readonly string[];
}

export interface ScriptOptions {
  readonly files?: Readonly<Record<string, string>>;
  /** What the person types, line by line; without it the host is not interactive. */
  readonly answers?: readonly string[];
  readonly now?: Date;
}

/** Runs a script in a session of its own, on files in memory and a clock that stands still. */
export async function runScript(text: string, options: ScriptOptions = {}): Promise<ScriptRun> {
  const files = new Map(Object.entries(options.files ?? {}));
  const run = {
    output: [] as Value[],
    errors: [] as string[],
    warnings: [] as string[],
    verbose: [] as string[],
    debug: [] as string[],
    information: [] as InformationRecord[],
    progress: [] as ProgressRecord[],
    whatIf: [] as string[],
    files,
    slept: [] as number[],
    prompts: [] as string[],
  };
  const streams: Streams = {
    error: (record) => void run.errors.push(record.fullyQualifiedErrorId),
    warning: (message) => void run.warnings.push(message),
    verbose: (message) => void run.verbose.push(message),
    debug: (message) => void run.debug.push(message),
    information: (record) => void run.information.push(record),
    progress: (record) => void run.progress.push(record),
    whatIf: (message) => void run.whatIf.push(message),
  };
  const clock: Clock = {
    now: () => options.now ?? new Date('2024-05-06T07:08:09.123Z'),
    sleep: async (ms) => void run.slept.push(ms),
    random: () => 0.5,
  };
  const answers = [...(options.answers ?? [])];
  const host: Host = {
    interactive: options.answers !== undefined,
    outputIsTerminal: false,
    width: 120,
    errorWidth: undefined,
    colorLevel: 0,
    write: async () => undefined,
    writeError: () => undefined,
    readLine: async (prompt, how) => {
      run.prompts.push(how?.secret === true ? `${prompt}(secret)` : prompt);
      return answers.shift();
    },
    input: undefined,
  };
  const index = commandIndex(noPolicyTypes);
  const session = new Session({
    commands: new CommandTable(index),
    services: noServices,
    host,
    files: memoryFiles(files),
    clock,
    streams,
    environment: {},
  });
  const parsed = parse(text);
  if (parsed.ast === undefined) throw new Error(parsed.errors[0].message);
  try {
    for await (const value of session.run(parsed.ast)) run.output.push(value);
  } catch (thrown) {
    if (!(thrown instanceof ErrorRecord)) throw thrown;
    run.errors.push(thrown.fullyQualifiedErrorId);
  }
  return run;
}

/** The output as plain data: objects and hashtables as records, dates as ISO text, reals as numbers. */
export async function outputOf(text: string, options?: ScriptOptions): Promise<unknown[]> {
  const run = await runScript(text, options);
  if (run.errors.length > 0) throw new Error(run.errors.join(', '));
  return run.output.map(plain);
}

export const errorsOf = async (text: string, options?: ScriptOptions): Promise<readonly string[]> => (await runScript(text, options)).errors;

export function plain(value: Value): unknown {
  if (value instanceof PSObject) return Object.fromEntries([...value.properties].map(([name, each]) => [name, plain(each)]));
  if (value instanceof Hashtable) return Object.fromEntries([...value.entries()].map(([name, each]) => [String(plain(name)), plain(each)]));
  if (value instanceof Real) return value.value;
  if (value instanceof DateTime) return new Date(value.ms).toISOString();
  if (value instanceof TimeSpan) return value.ms;
  if (value instanceof Guid) return value.text;
  if (Array.isArray(value)) return (value as readonly Value[]).map(plain);
  return value;
}

const noPolicyTypes: PolicyTypes = {
  names: [],
  configurations: [],
  load: () => Promise.reject(new Error('no policy types')),
  loadDefinition: () => Promise.reject(new Error('no policy types')),
  loaded: () => undefined,
};

// The cmdlets under test reach no other service of the application.
const noServices = { policyTypes: noPolicyTypes } as CmdletServices;

function memoryFiles(files: Map<string, string>): FileStore {
  return {
    workingFolder: '/work',
    list: async (folder) => (folder === '.' ? [...files.keys()].sort() : []),
    kind: async (path) => (files.has(path) ? 'file' : path === 'folder' || path === '.' ? 'folder' : undefined),
    async *read(path) {
      const text = files.get(path);
      if (path === 'folder') throw failure('GetContainerContentException', path);
      if (text === undefined) throw failure('PathNotFound', path);
      for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7);
    },
    write: async (path, mode) => {
      if (path.includes('/')) throw failure('PathNotFound', path);
      if (mode === 'exclusive' && files.has(path)) throw failure('NoClobber', path);
      files.set(path, mode === 'append' ? (files.get(path) ?? '') : '');
      return {
        write: async (text) => void files.set(path, (files.get(path) ?? '') + text),
        close: async () => undefined,
      };
    },
  };
}

const failure = (id: 'PathNotFound' | 'NoClobber' | 'GetContainerContentException', path: string): ErrorRecord =>
  new ErrorRecord({ id, category: 'ObjectNotFound', message: `${id} ${path}`, target: path });
