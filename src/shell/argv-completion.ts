import type { Cmdlet } from '../engine/cmdlet.ts';
import { commandNames, parameterNames, parameterOfWord, parameterValues, type Completion } from './command-completion.ts';
import { givenArguments, type CommandWords, type Word } from './command-words.ts';
import type { CommandSources } from './completion-sources.ts';

/** `-Name`, `-Name:value`, `--Name=value`: as the command line of another shell has them. */
const parameterWord = /^(-{1,2}|[\u2013-\u2015])([\p{L}_?][^:=]*)(?:([:=])([\s\S]*))?$/u;

/** The completions of the last of a command's words, literal as another shell gives them: no quotes, no variables, no script. */
export async function completeWords(words: readonly string[], sources: CommandSources): Promise<readonly Completion[]> {
  const [name = '', ...rest] = words;
  if (rest.length === 0) return commandNames(name, sources.commandNames).map((text) => ({ text }));
  const cmdlet = await sources.resolve(name);
  if (!cmdlet) return [];
  const word = rest.at(-1) ?? '';
  const command: CommandWords = { name, arguments: givenArguments(rest.slice(0, -1).flatMap(toWords)), upstream: [] };
  const parameter = /^(?:-{1,2}|[\u2013-\u2015])$/.test(word) ? ['', word, ''] : parameterWord.exec(word);
  if (!parameter) return valuesOf(word, '', command, cmdlet, sources);
  const [, , prefix = '', separator, value = ''] = parameter;
  if (separator === undefined) return parameterNames(prefix, cmdlet, command);
  const named = { ...command, arguments: [...command.arguments, { parameter: prefix, values: [], attached: true, open: true }] };
  return valuesOf(value, word.slice(0, word.length - value.length), named, cmdlet, sources);
}

function toWords(word: string): Word[] {
  const [, , name, separator, value] = parameterWord.exec(word) ?? [];
  if (name === undefined) return [{ kind: 'value', text: word }];
  const parameter: Word = { kind: 'parameter', name, colon: separator !== undefined };
  return value === undefined || value === '' ? [parameter] : [parameter, { kind: 'value', text: value }];
}

/** Values with what stands before them in the same word: a name with its colon, the elements of a list. */
async function valuesOf(word: string, before: string, command: CommandWords, cmdlet: Cmdlet, sources: CommandSources): Promise<readonly Completion[]> {
  const parameter = parameterOfWord(cmdlet, command);
  if (!parameter) return [];
  const listed = parameter.array ? word.lastIndexOf(',') + 1 : 0;
  const isTruth = parameter.type === 'bool' || parameter.type === 'switch';
  const values = await parameterValues(parameter, (isTruth ? '$' : '') + word.slice(listed).replace(/^\$/, isTruth ? '' : '$'), cmdlet, command, sources);
  return values.map((value) => ({ text: before + word.slice(0, listed) + literal(value) }));
}

/** Another shell would expand `$true`; as a word of its own `true` means the same. */
const literal = (value: string): string => (/^\$(true|false)$/.test(value) ? value.slice(1) : value.replace(/\p{C}/gu, ''));
