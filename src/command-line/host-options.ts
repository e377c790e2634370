/** The outer command line's own options: everything else belongs to the cmdlet. One table behind parsing, help and completion. */
export interface HostOption {
  /** Without dashes, lower case. */
  readonly name: string;
  readonly short?: string;
  /** The value's name in help; absent for a flag. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** What any other value must look like. */
  readonly accepts?: RegExp;
  readonly help: string;
  /** PowerShell's spellings of the same, accepted before the first word. */
  readonly powershell?: readonly string[];
}

export const outputFormats = ['table', 'list', 'json', 'ndjson', 'csv', 'tsv', 'yaml'] as const;

export const hostOptions: readonly HostOption[] = [
  { name: 'output', short: 'o', value: 'format', choices: outputFormats, help: 'How to print objects.' },
  { name: 'profile', value: 'name', help: 'The connection to use, instead of the current one.' },
  { name: 'api', value: 'name', choices: ['auto', 'graph', 'configapi'], help: "Which of a tenant's APIs serves what both could." },
  { name: 'token-store', value: 'place', choices: ['keychain', 'file', 'memory'], help: 'Where Connect-MicrosoftTeams keeps what it must keep secret.' },
  { name: 'debug', help: 'Trace requests and answers on standard error, without secrets.' },
  {
    name: 'timeout',
    value: 'seconds',
    accepts: /^[1-9]\d{0,6}$/,
    help: 'How long a command may go on asking a service, repeated attempts included; no limit without it.',
  },
  { name: 'error-format', value: 'format', choices: ['text', 'json'], help: 'How to print errors.' },
  { name: 'no-color', help: 'Print without colours.' },
  { name: 'quiet', short: 'q', help: 'Leave out notes and progress; results, warnings and errors stay.' },
  { name: 'no-history', help: 'Leave what the command changes out of the change history.' },
  { name: 'command', short: 'c', value: 'text', help: 'Run this text (- reads it from standard input).', powershell: ['command', 'c'] },
  { name: 'file', short: 'f', value: 'path', help: 'Run this script; the words after it are its arguments.', powershell: ['file', 'f'] },
  { name: 'check', help: 'Say what is wrong with a script, without running it.', powershell: ['check'] },
  { name: 'strict', help: 'Exit with 1 when a script wrote any error.' },
  { name: 'version', short: 'V', help: 'Print the version.', powershell: ['version', 'v'] },
  { name: 'help', short: 'h', help: 'Print this help.', powershell: ['help', '?', 'h'] },
];

/** The command line taken apart: host options in their long spelling with their values, then the words that follow. */
export interface SplitCommandLine {
  readonly options: readonly string[];
  readonly words: readonly string[];
}

/**
 * Takes the host options out of `argv`. Before the first word (the cmdlet, a sub-command or a script's path) they may have any spelling;
 * after it only the long one (`--output json`), because single dashes are the cmdlet's parameters. `--` ends them.
 * After `--command` and `--file` everything is an argument.
 */
export function splitCommandLine(argv: readonly string[]): SplitCommandLine {
  const options: string[] = [];
  const words: string[] = [];
  let inWords = false;
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--') {
      words.push(...argv.slice(inWords ? index : index + 1));
      break;
    }
    const found = findOption(word, inWords);
    if (!found) {
      if (!inWords && word.startsWith('-') && word.length > 1) options.push(word);
      else {
        words.push(word);
        inWords = true;
      }
      continue;
    }
    const { option, value } = found;
    options.push(`--${option.name}`);
    if (option.value === undefined) continue;
    const next = value ?? argv[++index];
    if (next !== undefined) options.push(next);
    if (option.name === 'file' || option.name === 'command') inWords = true;
  }
  return { options, words };
}

interface FoundOption {
  readonly option: HostOption;
  /** Given as `--name=value`. */
  readonly value?: string;
}

function findOption(word: string, inWords: boolean): FoundOption | undefined {
  const long = /^--([a-z][a-z-]*)(?:=(.*))?$/is.exec(word);
  if (long) {
    const [, name = '', value] = long;
    const option = hostOptions.find((candidate) => candidate.name === name.toLowerCase());
    if (!option || (inWords && (option.name === 'file' || option.name === 'command'))) return undefined;
    return value === undefined ? { option } : { option, value };
  }
  const single = inWords ? undefined : /^-([a-z?]+)$/i.exec(word)?.[1];
  if (single === undefined) return undefined;
  const option = hostOptions.find(({ short, powershell }) => short === single || (powershell?.includes(single.toLowerCase()) ?? false));
  return option && { option };
}

/** The options of a command line, by their names in the table. */
export interface GivenOptions {
  readonly output?: (typeof outputFormats)[number];
  readonly profile?: string;
  readonly api?: 'auto' | 'graph' | 'configapi';
  readonly 'token-store'?: 'keychain' | 'file' | 'memory';
  readonly debug?: true;
  readonly 'error-format'?: 'text' | 'json';
  readonly timeout?: string;
  readonly 'no-color'?: true;
  readonly 'no-history'?: true;
  readonly quiet?: true;
  readonly strict?: true;
  readonly check?: true;
  readonly command?: string;
  readonly file?: string;
  readonly version?: true;
  readonly help?: true;
}

/** What `splitCommandLine` found, as a record; undefined when an option is unknown, lacks its value, or has one that does not fit. */
export function readOptions(options: readonly string[]): GivenOptions | undefined {
  const given: Record<string, string | true> = {};
  for (let index = 0; index < options.length; index++) {
    const option = hostOptions.find(({ name }) => `--${name}` === options[index]);
    if (!option) return undefined;
    if (option.value === undefined) {
      given[option.name] = true;
      continue;
    }
    const value = options[++index];
    if (value === undefined || (option.choices && !option.choices.includes(value)) || option.accepts?.test(value) === false) return undefined;
    given[option.name] = value;
  }
  return given;
}
