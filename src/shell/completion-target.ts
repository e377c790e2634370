import { tokenize, type PlacedToken } from '../language/tokenize.ts';

/** What stands at the cursor: the word being typed, and the command it belongs to. */
export interface CompletionTarget {
  /** Where the word starts; what is chosen replaces the text from here to the cursor. */
  readonly start: number;
  /** The word so far, without an opening quote. */
  readonly word: string;
  /** The quote the word opens with, or ''. */
  readonly quote: string;
  /** A word of a command; undefined where a command's name, or an expression, is typed. */
  readonly command?: CommandWords;
  /** The word may be a command's name. */
  readonly commandPosition: boolean;
}

export interface CommandWords {
  readonly name: string;
  /** What was given before the word, in order. */
  readonly arguments: readonly GivenArgument[];
  /** Names of the commands before it in the pipeline, nearest first. */
  readonly upstream: readonly string[];
}

/** `value` absent: a parameter without its value so far. */
export interface GivenArgument {
  readonly parameter?: string;
  /** Values, separated by commas. */
  readonly values: readonly string[];
  /** The value was attached with a colon, or a comma promises another one. */
  readonly open: boolean;
}

interface Segment {
  readonly tokens: PlacedToken[];
  readonly upstream: readonly string[];
}

const openings = new Set(['(', '$(', '@(', '{', '@{']);
const closings = new Set([')', '}']);
const separators = new Set([';', '&&', '||', '=']);

/** Reads the text before the cursor. Never throws, whatever the text. */
export function completionTarget(before: string): CompletionTarget {
  const tokens = tokenize(before);
  const last = tokens.at(-1);
  const touching = last !== undefined && last.end === before.length && isWord(last) ? last : undefined;
  const start = touching?.start ?? before.length;
  const segment = innermost(before, touching ? tokens.slice(0, -1) : tokens, start);
  const raw = touching?.text ?? '';
  const quote = /^['"\u2018-\u201e]/.exec(raw)?.[0] ?? '';
  const [first, ...rest] = segment.tokens;
  const target = { start, word: raw.slice(quote.length), quote };
  if (first === undefined) return { ...target, commandPosition: quote === '' && !raw.startsWith('$') };
  if (first.kind !== 'command' && first.kind !== 'argument') return { ...target, commandPosition: false };
  return { ...target, commandPosition: false, command: { name: first.text, arguments: given(rest), upstream: segment.upstream } };
}

const isWord = ({ kind, text }: PlacedToken): boolean =>
  ['command', 'argument', 'parameter', 'variable', 'string', 'number', 'keyword', 'comment', 'member'].includes(kind) &&
  !(kind === 'parameter' && text.endsWith(':'));

/** The tokens of the command that is open before `end`. */
function innermost(text: string, tokens: readonly PlacedToken[], end: number): Segment {
  const stack: Segment[] = [];
  let segment: Segment = { tokens: [], upstream: [] };
  let previous = 0;
  const newCommandAfterLineEnd = (next: number): void => {
    if (segment.tokens.length > 0 && /(?<!`)[\r\n]/.test(text.slice(previous, next))) segment = { tokens: [], upstream: [] };
  };
  for (const token of tokens) {
    newCommandAfterLineEnd(token.start);
    previous = token.end;
    if (separators.has(token.text)) segment = { tokens: [], upstream: [] };
    else if (token.text === '|') segment = { tokens: [], upstream: [...segment.tokens.slice(0, 1).map((first) => first.text), ...segment.upstream] };
    else if (openings.has(token.text)) {
      stack.push(segment);
      segment = { tokens: [], upstream: [] };
    } else if (closings.has(token.text)) {
      segment = stack.pop() ?? { tokens: [], upstream: [] };
      segment.tokens.push({ ...token, kind: 'string', text: '()' });
    } else if (token.kind !== 'comment') segment.tokens.push(token);
  }
  newCommandAfterLineEnd(end);
  return segment;
}

function given(tokens: readonly PlacedToken[]): GivenArgument[] {
  const found: { parameter?: string; values: string[]; open: boolean }[] = [];
  let continued = false;
  for (const token of tokens) {
    const current = found.at(-1);
    if (token.kind === 'parameter') {
      found.push({ parameter: token.text.replace(/^.|:$/gu, ''), values: [], open: token.text.endsWith(':') });
      continued = false;
    } else if (token.text === ',') {
      if (current) current.open = true;
      continued = true;
    } else if (current && (continued || (current.parameter !== undefined && current.values.length === 0))) {
      current.values.push(unquoted(token.text));
      current.open = false;
      continued = false;
    } else found.push({ values: [unquoted(token.text)], open: false });
  }
  return found;
}

const unquoted = (text: string): string => (/^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : text);
