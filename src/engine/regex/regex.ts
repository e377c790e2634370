import { ErrorRecord } from '../error-record.ts';
import { matchingSteps } from './regex-cost.ts';
import { regexMachine, type RegexMachine } from './regex-machine.ts';
import { parseRegex } from './regex-parser.ts';
import { regexSource } from './regex-source.ts';
import { RegexSyntaxError } from './regex-syntax.ts';
import { runtimeError } from '../runtime-error.ts';

/** One match. `groups` are numbered as .NET does: 0 the whole, then the unnamed in order, then the named. */
export interface RegexMatch {
  readonly index: number;
  readonly text: string;
  readonly groups: readonly (string | undefined)[];
}

/** A compiled regular expression. */
export interface Regex {
  /** The first match at `from` or later. Throws LimitExceeded where it would take too long. */
  exec(text: string, from?: number): RegexMatch | undefined;
  /** Group names with their numbers. */
  readonly names: ReadonlyMap<string, number>;
}

/** Steps of the built-in matcher that may be risked: about a second at worst. */
const maxSteps = 100_000_000;
const maxPattern = 10_000;
const maxRemembered = 500;

// The same pattern meets many texts; compiling is a pure function of its key, so remembering its result is not state that anyone can see.
const remembered = new Map<string, Regex>();

/**
 * A .NET pattern, ready to match. JavaScript's own matcher runs it where even its worst case is cheap for the text at hand; otherwise a
 * matcher with linear time does. A pattern that looks around or refers back cannot run there and is refused for texts that are too long.
 * Throws InvalidRegularExpression.
 */
export function regex(pattern: string, caseSensitive = false): Regex {
  const key = `${caseSensitive ? 'c' : 'i'}${pattern}`;
  const known = remembered.get(key);
  if (known) return known;
  const compiled = compile(pattern, caseSensitive);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(key, compiled);
  return compiled;
}

function compile(pattern: string, caseSensitive: boolean): Regex {
  const tree = parse(pattern, caseSensitive);
  const native = new RegExp(regexSource(tree.root), tree.caseSensitive ? 'gv' : 'giv');
  const named = [...tree.names.values()];
  const unnamed = Array.from({ length: tree.groups }, (_, i) => i + 1).filter((index) => !named.includes(index));
  const order = [0, ...unnamed, ...named];
  const names = new Map([...tree.names.keys()].map((name, i) => [name, unnamed.length + 1 + i] as const));
  let machine: RegexMachine | undefined;

  const exec = (text: string, from = 0): RegexMatch | undefined => {
    if (matchingSteps(tree.root, text.length - from) <= maxSteps) {
      native.lastIndex = from;
      const match = native.exec(text);
      return match ? { index: match.index, text: match[0], groups: order.map((index) => match[index]) } : undefined;
    }
    machine ??= regexMachine(tree.root, tree.groups, tree.caseSensitive);
    if (!machine) throw tooSlow(pattern);
    const offsets = machine(text, from);
    if (!offsets) return undefined;
    const groups = order.map((index) => (offsets[index * 2 + 1] === -1 ? undefined : text.slice(offsets[index * 2], offsets[index * 2 + 1])));
    return { index: offsets[0] ?? 0, text: groups[0] ?? '', groups };
  };
  return { exec, names };
}

function parse(pattern: string, caseSensitive: boolean) {
  if (pattern.length > maxPattern) throw tooSlow(`${pattern.slice(0, 40)}…`);
  try {
    return parseRegex(pattern, caseSensitive);
  } catch (error) {
    if (!(error instanceof RegexSyntaxError)) throw error;
    throw runtimeError('InvalidRegularExpression', `Invalid pattern '${pattern}' at offset ${error.offset + 1}. ${error.message}`, {
      category: 'InvalidArgument',
      target: pattern,
      exception: 'System.Text.RegularExpressions.RegexParseException',
      recommendation: 'Use [regex]::Escape(), or -like with wildcards, for text that is not meant as a pattern.',
    });
  }
}

const tooSlow = (pattern: string) =>
  new ErrorRecord({
    id: 'LimitExceeded',
    category: 'LimitsExceeded',
    message: `Matching the pattern '${pattern}' against so long a text could take too long.`,
    recommendation: 'Leave out the lookaround or the back reference, do not nest repeats such as (a+)+, or match shorter texts.',
    target: pattern,
  });

/** Every match, one after the other; an empty one moves on by a character. At most `limit`. */
export function* matchAll(compiled: Regex, text: string, limit = Infinity): Generator<RegexMatch> {
  let from = 0;
  for (let count = 0; count < limit && from <= text.length; count++) {
    const match = compiled.exec(text, from);
    if (!match) return;
    yield match;
    from = match.index + match.text.length;
    if (match.text === '') from++;
  }
}

/** The text with everything that means something in a pattern escaped. */
export const escapeRegex = (text: string): string =>
  text
    .replace(/[\\*+?|{[()^$.# ]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/\f/g, '\\f');
