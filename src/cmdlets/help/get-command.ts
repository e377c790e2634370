import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { strings, switchParameter } from '../../engine/parameter.ts';
import { psObject, type Value } from '../../engine/value.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import '../services.ts';
import { syntaxLines } from './syntax.ts';

/** The type name of what Get-Command writes. */
export const commandInfo = 'CsCommandInfo';

/** `Get-Command`: the names of the commands there are. Only -Syntax reads definitions. */
export const getCommand = cmdlet({
  name: 'Get-Command',
  synopsis: 'Lists commands.',
  description: 'Aliases are listed when -Name asks for them.',
  parameters: {
    Name: strings('Names or wildcard patterns.', { position: 0, pipeline: 'ByValueAndPropertyName', names: 'cmdlet' }),
    Verb: strings('What comes before the dash; wildcards allowed.'),
    Noun: strings('What comes after the dash; wildcards allowed.'),
    Syntax: switchParameter('Show how the commands are written instead.'),
  },
  outputType: [commandInfo],
  examples: [
    { title: 'All commands', run: 'Get-Command' },
    { title: 'What there is for a policy type', run: 'Get-Command -Noun CsTeamsEnhancedEncryptionPolicy' },
    { title: 'How a command is written', run: 'Get-Command Grant-CsTeamsCallParkPolicy -Syntax' },
  ],
  async *process({ Name, Verb, Noun, Syntax }, context) {
    const { commands } = context.services;
    const matchesParts = partsFilter(Verb, Noun);
    const entries: Entry[] = [...commands.names].sort(alphabetically).map((name) => ({ kind: 'Cmdlet', name, of: name }));
    if (Name !== undefined) for (const [name, of] of Object.entries(commands.aliases)) entries.push({ kind: 'Alias', name, of });
    if (Name === undefined) {
      for (const entry of entries) if (matchesParts(entry)) yield* shown(entry, Syntax === true, context);
      return;
    }
    for (const pattern of Name) {
      const matches = wildcard(pattern);
      const found = entries.filter((entry) => matches(entry.name) && matchesParts(entry));
      if (found.length === 0 && !/[*?[]/.test(pattern)) context.writeError(await notFound(pattern, context));
      for (const entry of found) yield* shown(entry, Syntax === true, context);
    }
  },
});

interface Entry {
  readonly kind: 'Cmdlet' | 'Alias';
  readonly name: string;
  /** The command itself. */
  readonly of: string;
}

function partsFilter(verbs: readonly string[] | undefined, nouns: readonly string[] | undefined): (entry: Entry) => boolean {
  const matcher = (patterns: readonly string[] | undefined): ((text: string) => boolean) => {
    const tests = patterns?.map((pattern) => wildcard(pattern));
    return (text) => tests?.some((test) => test(text)) ?? true;
  };
  const [verb, noun] = [matcher(verbs), matcher(nouns)];
  return ({ of }) => {
    const dash = of.indexOf('-');
    return verb(of.slice(0, Math.max(dash, 0))) && noun(of.slice(dash + 1));
  };
}

async function* shown({ kind, name, of }: Entry, syntax: boolean, { services }: CmdletContext): AsyncGenerator<Value, void, undefined> {
  if (!syntax) {
    yield psObject(commandInfo, { CommandType: kind, Name: kind === 'Alias' ? `${name} -> ${of}` : name, Source: 'csteams' });
    return;
  }
  const command = await services.commands.resolve(of);
  if (command) for (const line of syntaxLines(command)) yield line;
}

async function notFound(name: string, { services }: CmdletContext): Promise<ErrorRecord> {
  const near = await services.commands.suggest(name);
  return new ErrorRecord({
    id: 'CommandNotFoundException',
    category: 'ObjectNotFound',
    message: `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.`,
    target: name,
    recommendation: near.length === 0 ? 'Get-Command lists all commands.' : `Did you mean ${near.join(', ')}?`,
  });
}

const alphabetically = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);
