import type { Cmdlet } from '../engine/cmdlet.ts';
import { commonParametersOf } from '../engine/common-parameters.ts';
import { propertyNames } from '../engine/members.ts';
import type { Parameter } from '../engine/parameter.ts';
import type { Value } from '../engine/value.ts';
import { completionTarget, type CommandWords, type CompletionTarget, type GivenArgument } from './completion-target.ts';

export interface Completion {
  /** What is put in the word's place. */
  readonly text: string;
  /** Shown beside it. */
  readonly note?: string;
}

export interface Completions {
  /** The replaced text starts here and ends at the cursor. */
  readonly start: number;
  readonly items: readonly Completion[];
}

/** What completion may ask. Nothing of it prompts or signs in; an answer that is not there in time is an empty one. */
export interface CompletionSources {
  readonly commandNames: readonly string[];
  resolve(name: string): Promise<Cmdlet | undefined>;
  readonly variables: () => readonly string[];
  readonly variable: (name: string) => Value | undefined;
  /** Earlier lines, newest first. */
  readonly history: readonly string[];
  /** Names in the tenant: policy instances of the command's type, users, groups, policy types. */
  tenantNames(kind: 'user' | 'group' | 'policy' | 'policyType', command: Cmdlet, prefix: string): Promise<readonly string[]>;
  /** Files and folders that start with `prefix`. */
  paths(prefix: string): Promise<readonly string[]>;
  /** Properties of objects of these types. */
  properties(typeNames: readonly string[]): Promise<readonly string[]>;
}

/** The completions of `text` at its end. */
export async function complete(text: string, sources: CompletionSources): Promise<Completions> {
  const target = completionTarget(text);
  return { start: target.start, items: await itemsFor(target, sources) };
}

async function itemsFor(target: CompletionTarget, sources: CompletionSources): Promise<readonly Completion[]> {
  const { word, quote, command } = target;
  if (quote === '' && word.startsWith('#')) return fromHistory(word.slice(1), sources);
  if (quote === '' && word.startsWith('$')) return fromVariables(word, sources);
  if (target.commandPosition) return commandNames(word, sources);
  const cmdlet = command && (await sources.resolve(command.name));
  if (!cmdlet) return [];
  if (quote === '' && /^[-\u2013-\u2015]/.test(word)) return parameterNames(word.slice(1), cmdlet, command);
  return values(target, cmdlet, command, sources);
}

const fromHistory = (part: string, { history }: CompletionSources): Completion[] =>
  history.filter((line) => line.toLowerCase().includes(part.toLowerCase())).map((line) => ({ text: line }));

function fromVariables(word: string, sources: CompletionSources): Completion[] {
  const member = /^\$(\w+)\.(\w*)$/.exec(word);
  if (member) {
    const [, name = '', prefix = ''] = member;
    const value = sources.variable(name);
    return value === undefined ? [] : startingWith(prefix, propertyNames(value)).map((property) => ({ text: `$${name}.${property}` }));
  }
  return startingWith(word.slice(1), [...sources.variables()].sort()).map((name) => ({ text: `$${name}` }));
}

/** Names that start with the word; `g-csteamsmee` finds `Get-CsTeamsMeetingPolicy`. */
function commandNames(word: string, { commandNames: names }: CompletionSources): Completion[] {
  const sorted = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const starting = startingWith(word, sorted);
  if (starting.length > 0 || !word.includes('-')) return starting.map((text) => ({ text }));
  const [verb = '', noun = ''] = word.toLowerCase().split('-', 2);
  return sorted
    .filter((name) => {
      const [ownVerb = '', ownNoun = ''] = name.toLowerCase().split('-', 2);
      return ownVerb.startsWith(verb) && ownNoun.startsWith(noun);
    })
    .map((text) => ({ text }));
}

/** Parameters not given yet that can still be bound; the command's own first. */
function parameterNames(prefix: string, cmdlet: Cmdlet, command: CommandWords): Completion[] {
  const given = command.arguments.flatMap(({ parameter }) => (parameter === undefined ? [] : [findParameter(parameter, cmdlet)]));
  const sets = possibleSets(given);
  const offered = (parameters: readonly Parameter[]): Completion[] =>
    parameters
      .filter(
        (parameter) =>
          parameter.hidden !== true && !given.includes(parameter) && isIn(parameter, sets) && parameter.name.toLowerCase().startsWith(prefix.toLowerCase()),
      )
      .map((parameter) => ({ text: `-${parameter.name}`, note: noteOf(parameter) }))
      .sort((a, b) => (a.text.toLowerCase() < b.text.toLowerCase() ? -1 : 1));
  return [...offered(cmdlet.parameters), ...offered(commonParametersOf(cmdlet))];
}

const noteOf = ({ type, array, sets }: Parameter): string => {
  const names = Object.keys(sets).filter((name) => name !== '*');
  return `[${type}${array ? '[]' : ''}]${names.length === 0 ? '' : ` ${names.join(', ')}`}`;
};

function findParameter(name: string, cmdlet: Cmdlet): Parameter | undefined {
  const folded = name.toLowerCase();
  const all = [...cmdlet.parameters, ...commonParametersOf(cmdlet)];
  const exact = all.find((parameter) => [parameter.name, ...parameter.aliases].some((known) => known.toLowerCase() === folded));
  if (exact) return exact;
  const starting = all.filter((parameter) => parameter.name.toLowerCase().startsWith(folded));
  return starting.length === 1 ? starting[0] : starting.filter((parameter) => cmdlet.parameters.includes(parameter))[0];
}

/** The parameter sets that what was given leaves possible; undefined: all. */
function possibleSets(given: readonly (Parameter | undefined)[]): ReadonlySet<string> | undefined {
  let possible: Set<string> | undefined;
  for (const parameter of given) {
    if (!parameter || Object.hasOwn(parameter.sets, '*')) continue;
    const own = Object.keys(parameter.sets);
    possible = new Set(possible ? own.filter((name) => possible?.has(name)) : own);
  }
  return possible;
}

const isIn = (parameter: Parameter, sets: ReadonlySet<string> | undefined): boolean =>
  sets === undefined || Object.hasOwn(parameter.sets, '*') || Object.keys(parameter.sets).some((name) => sets.has(name));

async function values(target: CompletionTarget, cmdlet: Cmdlet, command: CommandWords, sources: CompletionSources): Promise<readonly Completion[]> {
  const parameter = parameterOfWord(cmdlet, command);
  if (!parameter) return [];
  const candidates = await valuesOf(parameter, cmdlet, command, target, sources);
  return startingWith(target.word, candidates).map((value) => ({ text: quoted(value, target.quote) }));
}

/** The parameter whose value is being typed: named just before, or the next free place. */
function parameterOfWord(cmdlet: Cmdlet, { arguments: given }: CommandWords): Parameter | undefined {
  const last = given.at(-1);
  if (last?.parameter !== undefined && (last.open || last.values.length === 0)) {
    const named = findParameter(last.parameter, cmdlet);
    if (named && (named.type !== 'switch' || last.open)) return named;
  }
  const named = given.flatMap(({ parameter }) => (parameter === undefined ? [] : [findParameter(parameter, cmdlet)]));
  const sets = possibleSets(named) ?? (cmdlet.defaultParameterSet === undefined ? undefined : new Set([cmdlet.defaultParameterSet]));
  const places = cmdlet.parameters
    .flatMap((parameter) => {
      const position = positionIn(parameter, sets);
      return position === undefined || named.includes(parameter) ? [] : [{ parameter, position }];
    })
    .sort((a, b) => a.position - b.position);
  const before = given.filter((argument: GivenArgument) => argument.parameter === undefined);
  const continuing = last?.parameter === undefined && last?.open === true;
  return places[before.length - (continuing ? 1 : 0)]?.parameter;
}

function positionIn(parameter: Parameter, sets: ReadonlySet<string> | undefined): number | undefined {
  for (const [name, { position }] of Object.entries(parameter.sets))
    if (position !== undefined && (name === '*' || sets === undefined || sets.has(name))) return position;
  return undefined;
}

async function valuesOf(
  parameter: Parameter,
  cmdlet: Cmdlet,
  command: CommandWords,
  { word }: CompletionTarget,
  sources: CompletionSources,
): Promise<readonly string[]> {
  if (parameter.validateSet) return parameter.validateSet;
  if (parameter.enumValues) return [...parameter.enumValues].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  if (parameter.type === 'bool' || parameter.type === 'switch') return ['$true', '$false'];
  switch (parameter.names) {
    case 'cmdlet':
      return sources.commandNames;
    case 'file':
      return sources.paths(word);
    case 'variable':
      return sources.variables();
    case 'property':
      return upstreamProperties(command, sources);
    case undefined:
      return [];
    default:
      return sources.tenantNames(parameter.names, cmdlet, word);
  }
}

async function upstreamProperties({ upstream }: CommandWords, sources: CompletionSources): Promise<readonly string[]> {
  for (const name of upstream) {
    const cmdlet = await sources.resolve(name);
    if (cmdlet?.outputType) return sources.properties(cmdlet.outputType);
  }
  return [];
}

const startingWith = (prefix: string, names: readonly string[]): string[] => names.filter((name) => name.toLowerCase().startsWith(prefix.toLowerCase()));

/** In the quotes the person opened, or in single ones where the text needs them. Names come from a tenant: control characters never get through. */
function quoted(value: string, quote: string): string {
  const safe = value.replace(/\p{C}/gu, '');
  if (quote !== '') return `${quote}${quote === '"' ? safe.replace(/[`"$]/g, '`$&') : safe.replaceAll(quote, quote + quote)}${quote}`;
  if (/^\$(true|false)$/.test(safe) || /^[^\s'"`,;(){}|&<>@#$\u2018-\u201e-][^\s'"`,;(){}|&<>\u2018-\u201e]*$/.test(safe)) return safe;
  return `'${safe.replaceAll("'", "''")}'`;
}
