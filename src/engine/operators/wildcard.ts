import { runtimeError } from '../runtime-error.ts';

/** One place of a pattern: a run of anything, any one character, one of a set, or one certain character. */
type Part =
  | { readonly kind: 'run' }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly ranges: readonly (readonly [string, string])[] }
  | { readonly kind: 'char'; readonly char: string };

const run: Part = { kind: 'run' };
const any: Part = { kind: 'any' };

const isPlain = /^[^*?[`]*$/;
const isPrefix = /^[^*?[`]*\*$/;

/** Whether a pattern holds wildcards at all. */
export const hasWildcards = (pattern: string): boolean => /[*?[]/.test(pattern);

/**
 * A test for `-like`: `*` any run, `?` any one character, `[a-z]` one of a set, a backtick takes the next character as it is.
 * The whole text must match. Throws RuntimeException for a set that is not closed.
 */
export function wildcard(pattern: string, options: { readonly caseSensitive?: boolean } = {}): (text: string) => boolean {
  const fold = options.caseSensitive === true ? (text: string) => text : (text: string) => text.toLowerCase();
  const folded = fold(pattern);
  if (folded === '*') return () => true;
  if (isPlain.test(folded)) return (text) => fold(text) === folded;
  if (isPrefix.test(folded)) {
    const prefix = folded.slice(0, -1);
    return (text) => fold(text).startsWith(prefix);
  }
  const parts = parse(folded, pattern);
  return (text) => matches(parts, fold(text));
}

function parse(folded: string, pattern: string): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < folded.length; i++) {
    const char = folded.charAt(i);
    if (char === '*') {
      if (parts.at(-1) !== run) parts.push(run);
    } else if (char === '?') parts.push(any);
    else if (char === '[') {
      const set = parseSet(folded, i + 1, pattern);
      parts.push(set.part);
      i = set.end;
    } else if (char === '`' && i + 1 < folded.length) parts.push({ kind: 'char', char: folded.charAt(++i) });
    else parts.push({ kind: 'char', char });
  }
  return parts;
}

/** The set whose characters begin at `start`; `end` is its closing bracket. A bracket that comes first is one of the characters. */
function parseSet(folded: string, start: number, pattern: string): { readonly part: Part; readonly end: number } {
  const ranges: [string, string][] = [];
  for (let i = start; i < folded.length; i++) {
    let char = folded.charAt(i);
    if (char === ']' && i > start) return { part: { kind: 'set', ranges }, end: i };
    if (char === '`' && i + 1 < folded.length) char = folded.charAt(++i);
    const upper = folded.charAt(i + 2);
    if (folded.charAt(i + 1) === '-' && upper !== '' && upper !== ']') {
      if (upper < char) throw invalid(pattern);
      ranges.push([char, upper]);
      i += 2;
    } else ranges.push([char, char]);
  }
  throw invalid(pattern);
}

const invalid = (pattern: string) =>
  runtimeError('RuntimeException', `The specified wildcard character pattern is not valid: ${pattern}`, {
    exception: 'System.Management.Automation.WildcardPatternException',
    target: pattern,
    recommendation: 'Put a backtick before a [ that is meant as text, in single quotes.',
  });

/** Goes back to the last `*` only, so that the time is at most the product of the two lengths. */
function matches(parts: readonly Part[], text: string): boolean {
  let part = 0;
  let at = 0;
  let lastRun = -1;
  let runStart = 0;
  while (at < text.length) {
    const current = parts[part];
    if (current?.kind === 'run') {
      lastRun = part++;
      runStart = at;
    } else if (current !== undefined && matchesOne(current, text.charAt(at))) {
      part++;
      at++;
    } else if (lastRun >= 0) {
      part = lastRun + 1;
      at = ++runStart;
    } else return false;
  }
  while (parts[part]?.kind === 'run') part++;
  return part === parts.length;
}

function matchesOne(part: Part, char: string): boolean {
  if (part.kind === 'any') return true;
  if (part.kind === 'char') return part.char === char;
  return part.kind === 'set' && part.ranges.some(([low, high]) => char >= low && char <= high);
}
