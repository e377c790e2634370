import { readOptions, splitCommandLine, type GivenOptions, type outputFormats } from './command-line/host-options.ts';

/** What the person asked for, before anything of it is run. */
export type Request =
  | { readonly kind: 'cmdlet'; readonly words: readonly string[] }
  | ScriptRequest
  /** Nothing of them is run. The text `-` stands for standard input. */
  | { readonly kind: 'check'; readonly scripts: readonly ScriptRequest[] }
  | { readonly kind: 'subcommand'; readonly name: string; readonly words: readonly string[] }
  | { readonly kind: 'shell' }
  /** Answered by the command line itself: help, the version, or a complaint. */
  | { readonly kind: 'answered'; readonly exitCode: number };

/** Script text, or a script file. */
export type ScriptRequest =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly path: string; readonly words: readonly string[] };

export interface HostSettings {
  readonly output: 'default' | (typeof outputFormats)[number];
  readonly profile?: string;
  readonly errorFormat: 'text' | 'json';
  /** The command line says which. */
  readonly errorFormatGiven?: boolean;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly strict: boolean;
  /** Seconds that a command may go on asking a service; no limit where absent. */
  readonly timeout?: number;
  /** Which API serves what both could. */
  readonly api?: 'auto' | 'graph' | 'configapi';
  /** Where a new connection keeps its secrets. */
  readonly tokenStore?: 'keychain' | 'file' | 'memory';
  /** Requests and answers are traced on stderr. */
  readonly debug?: boolean;
  /** false: what is written is not noted in the change history. */
  readonly history?: boolean;
}

export interface CommandLine {
  readonly request: Request;
  readonly settings: HostSettings;
}

/** Where the command line's own texts go. */
export interface CommandLineOutput {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Whether a person can be given a prompt; without one, no words at all ask for help. Taken as true where absent. */
  readonly interactive?: () => boolean;
}

export const subcommands: Readonly<Record<string, string>> = {
  shell: 'Read and run commands at a prompt.',
  sandbox: 'Look after the built-in tenant: reset, import, generate, path.',
  service: 'Serve the policy service over HTTP; manage its access tokens.',
  completion: 'Print a completion script for bash, zsh, fish or PowerShell.',
  profile: 'List, show, choose, change, rename and remove connections.',
};

/**
 * Reads argv (without node and script). Options that are all known and fit are read from the table; for help, the version and mistakes
 * commander is loaded. From the cmdlet's name on the engine's binder reads.
 */
export async function readCommandLine(argv: readonly string[], version: string, output: CommandLineOutput): Promise<CommandLine> {
  const { options, words } = splitCommandLine(argv);
  const [first] = words;
  const given = readOptions(options);
  if (given?.version === true) {
    output.write(`${version}\n`);
    return { request: { kind: 'answered', exitCode: 0 }, settings: defaults };
  }
  if (given === undefined || (given.help === true && first === undefined)) {
    const { answerUsage } = await import('./command-line/usage.ts');
    return { request: { kind: 'answered', exitCode: answerUsage(options, version, subcommands, output) }, settings: defaults };
  }
  const bare = first === undefined && given.command === undefined && given.file === undefined && given.check !== true;
  if (bare && output.interactive?.() === false) {
    const { answerUsage } = await import('./command-line/usage.ts');
    return { request: { kind: 'answered', exitCode: answerUsage(['--help'], version, subcommands, output) }, settings: defaults };
  }
  // After a cmdlet's or a sub-command's name, `--help` is its own.
  const asked = given.help === true && first !== undefined ? (isSubcommand(first) ? [...words, '--help'] : [first, '-?']) : words;
  return { request: requestOf(given, asked), settings: settingsOf(given) };
}

const settingsOf = (given: GivenOptions): HostSettings => ({
  ...defaults,
  ...(given.output !== undefined && { output: given.output }),
  ...(given['error-format'] !== undefined && { errorFormat: given['error-format'], errorFormatGiven: true }),
  ...(given.timeout !== undefined && { timeout: Number(given.timeout) }),
  ...(given['no-color'] === true && { color: false }),
  ...(given.quiet === true && { quiet: true }),
  ...(given.strict === true && { strict: true }),
  ...(given['no-history'] === true && { history: false }),
  ...(given.api !== undefined && { api: given.api }),
  ...(given['token-store'] !== undefined && { tokenStore: given['token-store'] }),
  ...(given.debug === true && { debug: true }),
  ...(given.profile !== undefined && { profile: given.profile }),
});

const defaults: HostSettings = { output: 'default', errorFormat: 'text', color: true, quiet: false, strict: false };

const isSubcommand = (word: string): boolean => Object.hasOwn(subcommands, word.toLowerCase());

function requestOf(given: GivenOptions, words: readonly string[]): Request {
  if (given.check === true) return { kind: 'check', scripts: scriptsOf(given, words) };
  if (given.file !== undefined) return { kind: 'file', path: given.file, words };
  if (given.command !== undefined) return { kind: 'text', text: [given.command, ...words].join(' ') };
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'shell' };
  if (Object.hasOwn(subcommands, first.toLowerCase()))
    return first.toLowerCase() === 'shell' ? { kind: 'shell' } : { kind: 'subcommand', name: first.toLowerCase(), words: rest };
  if (/\.ps1$/i.test(first)) return { kind: 'file', path: first, words: rest };
  return { kind: 'cmdlet', words };
}

/** What `--check` looks at: what would be run, or else every word as a file. */
function scriptsOf({ file, command }: GivenOptions, words: readonly string[]): readonly ScriptRequest[] {
  if (file !== undefined) return [{ kind: 'file', path: file, words }];
  if (command !== undefined) return [{ kind: 'text', text: [command, ...words].join(' ') }];
  if (words.length === 0) return [{ kind: 'text', text: '-' }];
  return words.map((word) => (word === '-' ? { kind: 'text', text: word } : { kind: 'file', path: word, words: [] }));
}
