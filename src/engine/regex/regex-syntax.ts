/** A regular expression of .NET as a tree. Groups are numbered in the order of their opening brackets, from 1. */
export type RegexNode =
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'alternation'; readonly options: readonly RegexNode[] }
  /** One character; `source` is the set in JavaScript's `v` syntax. `literal` is set where it is one certain character. */
  | { readonly kind: 'set'; readonly source: string }
  | { readonly kind: 'group'; readonly index: number; readonly body: RegexNode }
  | { readonly kind: 'repeat'; readonly min: number; readonly max: number; readonly lazy: boolean; readonly body: RegexNode }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly body: RegexNode }
  | { readonly kind: 'assertion'; readonly which: Assertion }
  | { readonly kind: 'reference'; readonly index: number };

/** `lineStart`/`lineEnd` are `^` and `$` of multiline mode; `finalEnd` is `$` and `\Z`: before a last newline too. */
export type Assertion = 'start' | 'end' | 'finalEnd' | 'lineStart' | 'lineEnd' | 'boundary' | 'notBoundary';

export interface RegexTree {
  readonly root: RegexNode;
  /** How many groups there are. */
  readonly groups: number;
  /** Group names, each with the number of its opening bracket. */
  readonly names: ReadonlyMap<string, number>;
  /** Whether letter case counts: the caller's wish, or what `(?i)` and `(?-i)` at the start say. */
  readonly caseSensitive: boolean;
}

/** What is wrong with a pattern. */
export class RegexSyntaxError extends Error {
  override readonly name = 'RegexSyntaxError';
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
