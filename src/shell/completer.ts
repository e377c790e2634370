import { commandNames, parameterNames, parameterOfWord, parameterValues, startingWith, upstreamProperties, type Completion } from './command-completion.ts';
import type { CompletionSources } from './completion-sources.ts';
import { completionTarget, type CompletionTarget } from './completion-target.ts';

export interface Completions {
  /** The replaced text starts here and ends at the cursor. */
  readonly start: number;
  readonly items: readonly Completion[];
}

/** The completions of script text at its end. No candidate carries a control character. */
export async function complete(text: string, sources: CompletionSources): Promise<Completions> {
  const target = completionTarget(text);
  return { start: target.start, items: await itemsFor(target, sources) };
}

async function itemsFor(target: CompletionTarget, sources: CompletionSources): Promise<readonly Completion[]> {
  const { word, quote, command, member } = target;
  if (member) return memberNames(target, member, sources);
  if (quote === '' && word.startsWith('#')) return fromHistory(word.slice(1), sources);
  if (target.commandPosition) return commandNames(word, sources.commandNames).map((text) => ({ text }));
  const cmdlet = command && (await sources.resolve(command.name));
  const isParameter = quote === '' && /^[-\u2013-\u2015]/.test(word);
  if (cmdlet && isParameter) return parameterNames(word.slice(1), cmdlet, command);
  const parameter = cmdlet && parameterOfWord(cmdlet, command);
  const values = parameter ? await parameterValues(parameter, word, cmdlet, command, sources) : [];
  const offered = values.map((value) => ({ text: quoted(value, quote) }));
  return quote === '' && word.startsWith('$') ? [...offered, ...variables(word.slice(1), sources)] : offered;
}

const fromHistory = (part: string, { history }: CompletionSources): Completion[] =>
  history.filter((line) => line.toLowerCase().includes(part.toLowerCase())).map((line) => ({ text: line }));

const variables = (prefix: string, sources: CompletionSources): Completion[] =>
  startingWith(prefix, sources.variables().toSorted()).map((name) => ({ text: `$${name}` }));

/** Properties of what the variable holds; of `$_`, those of the objects that come down the pipeline. */
async function memberNames({ itemsFrom }: CompletionTarget, { variable, prefix }: NonNullable<CompletionTarget['member']>, sources: CompletionSources) {
  const isItem = /^(_|psitem)$/i.test(variable);
  const names = isItem ? await upstreamProperties(itemsFrom, sources) : sources.memberNames(variable);
  return startingWith(prefix, names)
    .filter((name) => /^\w+$/.test(name))
    .map((name) => ({ text: `$${variable}.${name}` }));
}

/** In the quotes the person opened, or in single ones where the text needs them. Names come from a tenant: control characters never get through. */
function quoted(value: string, quote: string): string {
  const safe = value.replace(/\p{C}/gu, '');
  if (quote !== '') return `${quote}${/["\u201c-\u201e]/.test(quote) ? safe.replace(/[`"$]/g, '`$&') : safe.replaceAll("'", "''")}${quote}`;
  if (/^\$(true|false)$/.test(safe) || /^[^\s'"`,;(){}|&<>@#$\u2018-\u201e-][^\s'"`,;(){}|&<>$\u2018-\u201e]*$/.test(safe)) return safe;
  return `'${safe.replaceAll("'", "''")}'`;
}
