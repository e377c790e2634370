import { givenArguments, type CommandWords, type Word } from './command-words.ts';
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
  /** The word is a member of a variable: `$user.Dis`. */
  readonly member?: { readonly variable: string; readonly prefix: string };
  /** Names of the commands whose objects are `$_` here, nearest first. */
  readonly itemsFrom: readonly string[];
}

interface Segment {
  readonly tokens: PlacedToken[];
  readonly upstream: readonly string[];
  /** What comes down the pipeline that this is a block of. */
  readonly itemsFrom: readonly string[];
}

const openings = new Set(['(', '$(', '@(', '{', '@{']);
const closings = new Set([')', '}']);
const separators = new Set([';', '&&', '||', '=']);

/** Reads the text before the cursor. Never throws, whatever the text. */
export function completionTarget(before: string): CompletionTarget {
  const tokens = tokenize(before);
  const last = tokens.at(-1);
  const touching = last !== undefined && last.end === before.length && isWord(last) ? last : undefined;
  const raw = touching?.text ?? '';
  const quote = /^['"\u2018-\u201e]/.exec(raw)?.[0] ?? '';
  const member = /\$(\w+)\.(\w*)$/.exec(/^['\u2018-\u201b#]/.test(raw) ? '' : before);
  if (member) {
    const [word, variable = '', prefix = ''] = member;
    const start = before.length - word.length;
    const { itemsFrom } = innermost(
      before,
      tokens.filter((token) => token.end <= start),
      start,
    );
    return { start, word, quote: '', commandPosition: false, member: { variable, prefix }, itemsFrom };
  }
  const start = touching?.start ?? before.length;
  const { tokens: words, upstream, itemsFrom } = innermost(before, touching ? tokens.slice(0, -1) : tokens, start);
  const [first, ...rest] = words;
  const target = { start, word: raw.slice(quote.length), quote, itemsFrom };
  if (first === undefined) return { ...target, commandPosition: quote === '' && !raw.startsWith('$') };
  if (first.kind !== 'command' && first.kind !== 'argument') return { ...target, commandPosition: false };
  return { ...target, commandPosition: false, command: { name: first.text, arguments: givenArguments(rest.flatMap(toWord)), upstream } };
}

const isWord = ({ kind, text }: PlacedToken): boolean =>
  ['command', 'argument', 'parameter', 'variable', 'string', 'number', 'keyword', 'comment', 'member'].includes(kind) &&
  !(kind === 'parameter' && text.endsWith(':'));

/** The tokens of the command that is open before `end`. */
function innermost(text: string, tokens: readonly PlacedToken[], end: number): Segment {
  const stack: Segment[] = [];
  let segment: Segment = { tokens: [], upstream: [], itemsFrom: [] };
  let previous = 0;
  const newCommandAfterLineEnd = (next: number): void => {
    if (segment.tokens.length > 0 && /(?<!`)[\r\n]/.test(text.slice(previous, next))) segment = { tokens: [], upstream: [], itemsFrom: segment.itemsFrom };
  };
  for (const token of tokens) {
    newCommandAfterLineEnd(token.start);
    previous = token.end;
    if (separators.has(token.text)) segment = { tokens: [], upstream: [], itemsFrom: segment.itemsFrom };
    else if (token.text === '|')
      segment = { ...segment, tokens: [], upstream: [...segment.tokens.slice(0, 1).map((first) => first.text), ...segment.upstream] };
    else if (openings.has(token.text)) {
      stack.push(segment);
      segment = { tokens: [], upstream: [], itemsFrom: segment.upstream.length > 0 ? segment.upstream : segment.itemsFrom };
    } else if (closings.has(token.text)) {
      segment = stack.pop() ?? { tokens: [], upstream: [], itemsFrom: [] };
      segment.tokens.push({ ...token, kind: 'string', text: '()' });
    } else if (token.kind !== 'comment') segment.tokens.push(token);
  }
  newCommandAfterLineEnd(end);
  return segment;
}

/** A splat counts as nothing: what it gives is not known. */
function toWord({ kind, text }: PlacedToken): Word[] {
  if (kind === 'parameter') return [{ kind: 'parameter', name: text.replace(/^.|:$/gu, ''), colon: text.endsWith(':') }];
  if (text === ',') return [{ kind: 'comma' }];
  return kind === 'variable' && text.startsWith('@') ? [] : [{ kind: 'value', text: /^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : text }];
}
