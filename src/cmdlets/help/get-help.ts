import { cmdlet, type Cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import { psObject } from '../../engine/value.ts';
import type { CommandDirectory } from '../services.ts';
import { helpLines, type HelpDetail } from './help-text.ts';
import { overviewLines } from './overview.ts';
import { parameterHelp } from './parameter-help.ts';

/** The type name of the rows that a search for several commands gives. */
export const helpTopic = 'CsHelpTopic';

const widest = 120;

/** `Get-Help`: an overview, one command's help, or the commands a pattern matches. Text is written line by line. */
export const getHelp = cmdlet({
  name: 'Get-Help',
  synopsis: 'Explains commands.',
  description: 'Without a name: all commands by task. With a part of a name, or a wildcard pattern, that several commands match: a list of them.',
  parameters: {
    Name: string('The command, an alias, or a wildcard pattern.', { position: 0, pipeline: 'ByPropertyName', names: 'cmdlet' }),
    Examples: switchParameter('Only the examples.', { set: 'Examples', mandatory: true }),
    Detailed: switchParameter('With parameters and examples.', { set: 'Detailed', mandatory: true }),
    Full: switchParameter('With all that is known of the parameters.', { set: ['Full'] }),
    Parameter: string('Only these parameters; a wildcard pattern.', { set: 'Parameter', mandatory: true }),
  },
  defaultParameterSet: 'Full',
  outputType: ['System.String'],
  examples: [
    { title: 'All commands by task', run: 'Get-Help' },
    { title: 'How a command is used', run: 'Get-Help Grant-CsTeamsEnhancedEncryptionPolicy -Examples' },
    { title: 'What one parameter takes', run: 'Get-Help Set-CsTeamsEnhancedEncryptionPolicy -Parameter Calling*' },
    { title: 'Commands for assignments', run: 'Get-Help *Assignment' },
  ],
  async *process({ Name, Examples, Detailed, Full, Parameter }, { services: { commands }, host }) {
    const width = Math.min(host.width, widest);
    if (Name === undefined || Name === '') {
      yield* overviewLines(commands.names, width);
      return;
    }
    const [found, ...others] = await find(commands, Name);
    if (!found) throw await notFound(commands, Name);
    if (others.length > 0) {
      for (const { name, synopsis } of [found, ...others]) yield psObject(helpTopic, { Name: name, Synopsis: synopsis });
      return;
    }
    if (Parameter !== undefined) {
      yield* parametersOf(found, Parameter, width);
      return;
    }
    const detail: HelpDetail = Examples === true ? 'examples' : Detailed === true ? 'detailed' : Full === true ? 'full' : 'summary';
    yield* helpLines(found, detail, width);
  },
});

/** The command of that name or alias; else those that the pattern, or the part of a name, matches. */
async function find(commands: CommandDirectory, name: string): Promise<readonly Cmdlet[]> {
  const exact = await commands.resolve(name);
  if (exact) return [exact];
  const matches = wildcard(/[*?[]/.test(name) ? name : `*${name}*`);
  const found = await Promise.all(commands.names.filter(matches).map((candidate) => commands.resolve(candidate)));
  return found.filter((candidate) => candidate !== undefined);
}

async function notFound(commands: CommandDirectory, name: string): Promise<ErrorRecord> {
  const near = await commands.suggest(name);
  return new ErrorRecord({
    id: 'HelpNotFound',
    category: 'ObjectNotFound',
    message: `There is no help for '${name}'.`,
    target: name,
    recommendation: near.length === 0 ? 'Get-Help without a name lists all commands.' : `Did you mean ${near.join(', ')}?`,
  });
}

function* parametersOf(cmdlet: Cmdlet, pattern: string, width: number): Generator<string, void, undefined> {
  const matches = wildcard(pattern.replace(/^-/, ''));
  const found = cmdlet.parameters.filter(({ name, aliases, hidden }) => hidden !== true && [name, ...aliases].some(matches));
  if (found.length === 0) {
    throw new ErrorRecord({
      id: 'HelpNotFound',
      category: 'ObjectNotFound',
      message: `${cmdlet.name} has no parameter '${pattern}'.`,
      target: pattern,
      recommendation: `It has ${cmdlet.parameters
        .filter(({ hidden }) => hidden !== true)
        .map(({ name }) => `-${name}`)
        .join(', ')}.`,
    });
  }
  for (const parameter of found) {
    yield '';
    yield* parameterHelp(cmdlet, parameter, { full: true, width });
  }
  yield '';
}
