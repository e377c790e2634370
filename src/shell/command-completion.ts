import type { Cmdlet } from '../engine/cmdlet.ts';
import { commonParametersOf, unsupportedActions } from '../engine/binding/common-parameters.ts';
import type { Parameter } from '../engine/parameter.ts';
import type { CommandWords, GivenArgument } from './command-words.ts';
import type { CommandSources } from './completion-sources.ts';

export interface Completion {
  /** What is put in the word's place. */
  readonly text: string;
  /** Shown beside it. */
  readonly note?: string;
}

/** Names that start with the word; where there are none, `g-csteamsmee` finds `Get-CsTeamsMeetingPolicy`. */
export function commandNames(word: string, names: readonly string[]): string[] {
  const sorted = sortedByName(names, (name) => name);
  const starting = startingWith(word, sorted);
  if (starting.length > 0 || !word.includes('-')) return starting;
  const [verb = '', noun = ''] = word.toLowerCase().split('-', 2);
  return sorted.filter((name) => {
    const [ownVerb = '', ownNoun = ''] = name.toLowerCase().split('-', 2);
    return ownVerb.startsWith(verb) && ownNoun.startsWith(noun);
  });
}

/** `-Name` of the parameters that start with `prefix`, are not given yet and can still be bound; the command's own first, each part sorted. */
export function parameterNames(prefix: string, cmdlet: Cmdlet, { arguments: given }: CommandWords): Completion[] {
  const named = namedParameters(given, cmdlet);
  const sets = possibleSets(named);
  const offered = (parameters: readonly Parameter[]): Completion[] =>
    sortedByName(parameters, ({ name }) => name)
      .filter((parameter) => parameter.hidden !== true && !named.includes(parameter) && isIn(parameter, sets) && startsWith(parameter.name, prefix))
      .map((parameter) => ({ text: `-${parameter.name}`, note: noteOf(parameter) }));
  return [...offered(cmdlet.parameters), ...offered(commonParametersOf(cmdlet))];
}

/** `[string[]] GrantToGroup: The group.` */
const noteOf = ({ type, array, sets, help }: Parameter): string => {
  const names = Object.keys(sets).filter((name) => name !== '*');
  return `[${type}${array ? '[]' : ''}]${names.length === 0 ? '' : ` ${names.join(', ')}`}${help === '' ? '' : `: ${help}`}`;
};

/** The parameter that a name, an alias or the beginning of a name means; of several beginnings the one the command declares itself. */
export function findParameter(name: string, cmdlet: Cmdlet): Parameter | undefined {
  const folded = name.toLowerCase();
  const all = [...cmdlet.parameters, ...commonParametersOf(cmdlet)];
  const exact = all.find((parameter) => [parameter.name, ...parameter.aliases].some((known) => known.toLowerCase() === folded));
  if (exact) return exact;
  const starting = all.filter((parameter) => startsWith(parameter.name, name));
  return starting.length === 1 ? starting[0] : starting.filter((parameter) => cmdlet.parameters.includes(parameter))[0];
}

const namedParameters = (given: readonly GivenArgument[], cmdlet: Cmdlet): (Parameter | undefined)[] =>
  given.flatMap(({ parameter }) => (parameter === undefined ? [] : [findParameter(parameter, cmdlet)]));

/** The parameter sets that what was given leaves possible; undefined: all. */
function possibleSets(given: readonly (Parameter | undefined)[]): ReadonlySet<string> | undefined {
  let possible: Set<string> | undefined;
  for (const parameter of given) {
    if (!parameter || Object.hasOwn(parameter.sets, '*')) continue;
    const own = Object.keys(parameter.sets);
    const before: ReadonlySet<string> | undefined = possible;
    possible = new Set(before ? own.filter((name) => before.has(name)) : own);
  }
  return possible;
}

const isIn = (parameter: Parameter, sets: ReadonlySet<string> | undefined): boolean =>
  sets === undefined || Object.hasOwn(parameter.sets, '*') || Object.keys(parameter.sets).some((name) => sets.has(name));

/** The parameter whose value is being typed: the one named just before, or the one at the next free place. */
export function parameterOfWord(cmdlet: Cmdlet, { arguments: given }: CommandWords): Parameter | undefined {
  const last = given.at(-1);
  if (last?.parameter !== undefined && (last.open || last.values.length === 0)) {
    const named = findParameter(last.parameter, cmdlet);
    if (named && (named.type !== 'switch' || last.attached)) return named;
  }
  const named = namedParameters(given, cmdlet);
  const sets = possibleSets(named) ?? (cmdlet.defaultParameterSet === undefined ? undefined : new Set([cmdlet.defaultParameterSet]));
  const places = cmdlet.parameters
    .flatMap((parameter) => {
      const position = positionIn(parameter, sets);
      return position === undefined || named.includes(parameter) ? [] : [{ parameter, position }];
    })
    .sort((a, b) => a.position - b.position);
  const continuing = last?.open === true ? 1 : 0;
  return places[given.filter((argument) => isPositional(argument, cmdlet)).length - continuing]?.parameter;
}

/** Without a name, or behind a switch that takes no value. */
function isPositional({ parameter, values, attached }: GivenArgument, cmdlet: Cmdlet): boolean {
  if (parameter === undefined) return true;
  return !attached && values.length > 0 && findParameter(parameter, cmdlet)?.type === 'switch';
}

function positionIn(parameter: Parameter, sets: ReadonlySet<string> | undefined): number | undefined {
  for (const [name, { position }] of Object.entries(parameter.sets))
    if (position !== undefined && (name === '*' || sets === undefined || sets.has(name))) return position;
  return undefined;
}

/** The values a parameter may have that start with `word`: of a set as declared, of an enum sorted, names from where they are kept. */
export async function parameterValues(parameter: Parameter, word: string, cmdlet: Cmdlet, command: CommandWords, sources: CommandSources): Promise<string[]> {
  return startingWith(word, await valuesOf(parameter, word, cmdlet, command, sources));
}

async function valuesOf(parameter: Parameter, word: string, cmdlet: Cmdlet, command: CommandWords, sources: CommandSources): Promise<readonly string[]> {
  if (parameter.validateSet) return parameter.validateSet;
  if (parameter.knownValues) return sortedByName(parameter.knownValues, (name) => name);
  if (parameter.enumValues) return sortedByName(enumMembers(parameter, cmdlet), (name) => name);
  if (parameter.type === 'bool' || parameter.type === 'switch') return ['$true', '$false'];
  switch (parameter.names) {
    case 'cmdlet':
      return sources.commandNames;
    case 'file':
      return sources.paths(word);
    case 'variable':
      return sources.variables();
    case 'property':
      return upstreamProperties(command.upstream, sources);
    case undefined:
      return [];
    default: {
      const policyType = command.arguments.find(({ parameter: name }) => name !== undefined && findParameter(name, cmdlet)?.names === 'policyType')?.values[0];
      return sources.tenantNames({ kind: parameter.names, prefix: word, command: cmdlet, ...(policyType !== undefined && { policyType }) });
    }
  }
}

/** -ErrorAction and its like offer what the binder takes. */
const enumMembers = (parameter: Parameter, cmdlet: Cmdlet): readonly string[] =>
  cmdlet.parameters.includes(parameter) ? (parameter.enumValues ?? []) : (parameter.enumValues ?? []).filter((member) => !unsupportedActions.has(member));

/** The properties of what the nearest command before writes, as far as a command tells. */
export async function upstreamProperties(upstream: readonly string[], sources: CommandSources): Promise<readonly string[]> {
  for (const name of upstream) {
    const cmdlet = await sources.resolve(name);
    if (cmdlet?.outputType) return sources.properties(cmdlet.outputType);
  }
  return [];
}

const startsWith = (name: string, prefix: string): boolean => name.toLowerCase().startsWith(prefix.toLowerCase());

export const startingWith = (prefix: string, names: readonly string[]): string[] => names.filter((name) => startsWith(name, prefix));

const sortedByName = <T>(items: readonly T[], nameOf: (item: T) => string): T[] =>
  items.toSorted((a, b) => (nameOf(a).toLowerCase() < nameOf(b).toLowerCase() ? -1 : 1));
