import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { hostOptions } from './host-options.ts';

interface UsageOutput {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** Answers `--help` and `--version`, and says what is wrong with options that cannot be read; gives the exit code. */
export function answerUsage(options: readonly string[], version: string, subcommands: Readonly<Record<string, string>>, output: UsageOutput): number {
  const program = new Command('csteams')
    .exitOverride()
    .configureOutput({ writeOut: output.write, writeErr: output.writeError })
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.');
  program.helpInformation = () => helpText(subcommands);
  for (const { name, short, value, choices, accepts, help } of hostOptions) {
    if (name === 'version' || name === 'help') continue;
    const option = new Option(`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`, help);
    if (accepts) option.argParser((given) => fitting(given, accepts));
    program.addOption(choices ? option.choices([...choices]) : option);
  }
  try {
    program.parse(options, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function fitting(given: string, accepts: RegExp): string {
  if (accepts.test(given)) return given;
  throw new InvalidArgumentError('A whole number from 1 is expected.');
}

const usage = (subcommands: Readonly<Record<string, string>>): string => `Usage: csteams [options] <Cmdlet-Name> [-Parameter value …]
       csteams [options] -c '<script text>'
       csteams [options] -f <script.ps1> [arguments …]
       csteams --check <script.ps1 …>
       csteams <${Object.keys(subcommands).join('|')}> …`;

const afterwards = (subcommands: Readonly<Record<string, string>>): string => `
Sub-commands:
${Object.entries(subcommands)
  .map(([name, help]) => `  ${name.padEnd(23)} ${help}`)
  .join('\n')}

Start here:
  csteams Get-Help                                   what there is, by task
  csteams Get-Help Grant-CsTeamsEnhancedEncryptionPolicy -Examples
  csteams Get-CsTeamsEnhancedEncryptionPolicy        the sandbox answers until you connect
`;

function helpText(subcommands: Readonly<Record<string, string>>): string {
  const rows = hostOptions.map(({ name, short, value, choices, help }) => {
    const flags = `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`;
    return `  ${flags.padEnd(27)} ${help}${choices ? ` One of: ${choices.join(', ')}.` : ''}`;
  });
  return `${usage(subcommands)}\n\nOptions (before the cmdlet in any spelling, after it as --name):\n${rows.join('\n')}\n${afterwards(subcommands)}`;
}
