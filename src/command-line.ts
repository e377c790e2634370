import { splitCommandLine, hostOptions, outputFormats } from './command-line/host-options.ts';

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
  readonly color: boolean;
  readonly quiet: boolean;
  readonly strict: boolean;
}

export interface CommandLine {
  readonly request: Request;
  readonly settings: HostSettings;
}

/** Where the command line's own texts go. */
export interface CommandLineOutput {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

export const subcommands: Readonly<Record<string, string>> = {
  shell: 'Read and run commands at a prompt.',
  sandbox: 'Look after the built-in tenant: reset, import, generate, path.',
  service: 'Serve the policy service over HTTP; manage its access tokens.',
  profile: 'List, show, choose, rename and remove connections.',
};

const usage = `Usage: csteams [options] <Cmdlet-Name> [-Parameter value …]
       csteams [options] -c '<script text>'
       csteams [options] -f <script.ps1> [arguments …]
       csteams --check <script.ps1 …>
       csteams <${Object.keys(subcommands).join('|')}> …`;

const afterwards = `
Sub-commands:
${Object.entries(subcommands)
  .map(([name, help]) => `  ${name.padEnd(23)} ${help}`)
  .join('\n')}

Start here:
  csteams Get-Help                                   what there is, by task
  csteams Get-Help Grant-CsTeamsEnhancedEncryptionPolicy -Examples
  csteams Get-CsTeamsEnhancedEncryptionPolicy        the sandbox answers until you connect
`;

/** Reads argv (without node and script). commander knows the options and prints help; from the cmdlet's name on the engine's binder reads. */
export async function readCommandLine(argv: readonly string[], version: string, output: CommandLineOutput): Promise<CommandLine> {
  const { Command, Option, CommanderError } = await import('commander');
  const { options, words } = splitCommandLine(argv);
  const [first] = words;
  // After a cmdlet's or a sub-command's name, `--help` is its own.
  if (first !== undefined && options.includes('--help')) return { request: requestOf({}, [first, isSubcommand(first) ? '--help' : '-?']), settings: defaults };
  const program = new Command('csteams')
    .description('Administer Microsoft Teams policies with the cmdlets you know, without PowerShell.')
    .exitOverride()
    .configureOutput({ writeOut: output.write, writeErr: output.writeError })
    .configureHelp({ styleTitle: (title) => title })
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .argument('[words...]')
    .usage('[options] <Cmdlet-Name> [-Parameter value …]')
    .addHelpText('after', afterwards)
    .passThroughOptions()
    .allowExcessArguments();
  program.helpInformation = () => helpText(usage, hostOptions);
  for (const { name, short, value, choices, help } of hostOptions) {
    if (name === 'version' || name === 'help') continue;
    const flags = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`;
    const option = new Option(flags, help);
    program.addOption(choices ? option.choices([...choices]) : option);
  }
  try {
    program.parse([...options, '--', ...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { request: { kind: 'answered', exitCode: error.exitCode === 0 ? 0 : 2 }, settings: defaults };
  }
  const given = program.opts<GivenOptions>();
  const settings: HostSettings = {
    output: given.output ?? 'default',
    errorFormat: given.errorFormat ?? 'text',
    color: given.color ?? true,
    quiet: given.quiet ?? false,
    strict: given.strict ?? false,
    ...(given.profile !== undefined && { profile: given.profile }),
  };
  return { request: requestOf(given, words), settings };
}

interface GivenOptions {
  readonly output?: HostSettings['output'];
  readonly profile?: string;
  readonly errorFormat?: 'text' | 'json';
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  readonly check?: boolean;
  readonly command?: string;
  readonly file?: string;
}

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

function helpText(usageText: string, options: typeof hostOptions): string {
  const rows = options.map(({ name, short, value, choices, help }) => {
    const flags = `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`;
    return `  ${flags.padEnd(27)} ${help}${choices ? ` One of: ${choices.join(', ')}.` : ''}`;
  });
  return `${usageText}\n\nOptions (before the cmdlet in any spelling, after it as --name):\n${rows.join('\n')}\n`;
}
