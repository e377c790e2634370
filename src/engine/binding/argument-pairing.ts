import type { Extent } from '../../language/ast.ts';
import { fromArgvWords } from './argv-value.ts';
import { missingArgument, type BindingSite } from './binding-error.ts';
import type { Argument, ParameterArgument, ValueArgument } from '../invocation.ts';
import { matchParameter } from './parameter-matching.ts';
import type { BindableParameter } from './parameter-set.ts';

/** A command's words, sorted by what they are. */
export type PairedArgument = NamedArgument | UnknownArgument | PositionalArgument;

export interface NamedArgument {
  readonly kind: 'named';
  readonly parameter: BindableParameter;
  readonly value: ValueArgument;
  readonly splatted: boolean;
  readonly extent: Extent | undefined;
}

/** Looks like a parameter but is none of this command's: kept for a parameter that takes the rest. */
export interface UnknownArgument {
  readonly kind: 'unknown';
  readonly argument: ParameterArgument;
}

export interface PositionalArgument {
  readonly kind: 'positional';
  readonly value: ValueArgument;
}

/** Gives each parameter name its value: the one after its colon, or the next word. What hashtables splat comes last, so that explicit words win. */
export function pairArguments(site: BindingSite, parameters: readonly BindableParameter[], args: readonly Argument[]): PairedArgument[] {
  const paired: PairedArgument[] = [];
  const splatted: PairedArgument[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === undefined) break;
    if (argument.kind === 'value') {
      paired.push({ kind: 'positional', value: argument });
      continue;
    }
    const target = argument.splatted === true ? splatted : paired;
    const parameter = matchParameter(site, parameters, argument);
    if (parameter === undefined) {
      target.push({ kind: 'unknown', argument });
      continue;
    }
    const own = ownValue(parameter, argument, args[index + 1]);
    const value = own ?? nextWord(site, parameters, parameter, argument, args[++index]);
    target.push({ kind: 'named', parameter, value, splatted: argument.splatted === true, extent: argument.extent });
  }
  return joinRepeated([...paired, ...splatted]);
}

/** The value that needs no next word: after a colon, from a splat, or a switch's presence. */
function ownValue({ parameter }: BindableParameter, argument: ParameterArgument, next: Argument | undefined): ValueArgument | undefined {
  const { value } = argument;
  if (value === undefined) return parameter.type === 'switch' ? { kind: 'value', value: true } : undefined;
  const emptyColon = value.argv === true && value.value === '' && next?.kind === 'value' && next.argv === true;
  if (!emptyColon) return value;
  // `-Name:` takes the next word, as in `-Name: value`; for a switch only a truth value, since a shell may have emptied `-Confirm:$false`.
  const isTruth = parameter.type === 'switch' || parameter.type === 'bool';
  return isTruth && !(typeof next.value === 'string' && /^(\$?(true|false)|[01])$/i.test(next.value)) ? value : undefined;
}

function nextWord(
  site: BindingSite,
  parameters: readonly BindableParameter[],
  { parameter }: BindableParameter,
  argument: ParameterArgument,
  next: Argument | undefined,
): ValueArgument {
  if (next === undefined) throw missingArgument(site, parameter, argument);
  if (next.kind === 'value') return next;
  if (next.value !== undefined || matchParameter(site, parameters, next) !== undefined) throw missingArgument(site, parameter, argument);
  return { kind: 'value', value: next.text, ...(next.extent && { extent: next.extent }) };
}

/** On the command line of another shell an array parameter may be repeated: `-Domain a -Domain 'b,c'` are two values, each kept whole. */
function joinRepeated(paired: readonly PairedArgument[]): PairedArgument[] {
  const words = new Map<BindableParameter, string[]>();
  for (const item of paired) {
    const word = repeatable(item);
    if (word !== undefined) words.set(word.parameter, [...(words.get(word.parameter) ?? []), word.text]);
  }
  const joined = new Set<BindableParameter>();
  return paired.flatMap((item): PairedArgument[] => {
    const word = repeatable(item);
    const texts = word && words.get(word.parameter);
    if (item.kind !== 'named' || word === undefined || texts === undefined || texts.length < 2) return [item];
    if (joined.has(word.parameter)) return [];
    joined.add(word.parameter);
    return [{ ...item, value: { kind: 'value', value: fromArgvWords(word.parameter.parameter, texts), ...(item.extent && { extent: item.extent }) } }];
  });
}

function repeatable(item: PairedArgument): { readonly parameter: BindableParameter; readonly text: string } | undefined {
  if (item.kind !== 'named' || !item.parameter.parameter.array || item.value.argv !== true || typeof item.value.value !== 'string') return undefined;
  return { parameter: item.parameter, text: item.value.value };
}
