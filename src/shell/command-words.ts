/** A command as far as it has been typed. */
export interface CommandWords {
  readonly name: string;
  /** What was given before the word being typed, in order. */
  readonly arguments: readonly GivenArgument[];
  /** Names of the commands before it in the pipeline, nearest first. */
  readonly upstream: readonly string[];
}

/** A parameter with the values behind it, or values without a name. */
export interface GivenArgument {
  /** Without its dash and colon. */
  readonly parameter?: string;
  /** Values, separated by commas. */
  readonly values: readonly string[];
  /** The first value belongs to the parameter whatever its type: a colon stands between them. */
  readonly attached: boolean;
  /** A colon or a comma promises another value. */
  readonly open: boolean;
}

/** A word of a command, as the tokenizer or a shell gives it. */
export type Word =
  | { readonly kind: 'parameter'; readonly name: string; readonly colon: boolean }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'comma' };

/** Groups words into parameters with their values. */
export function givenArguments(words: Iterable<Word>): GivenArgument[] {
  const found: { parameter?: string; values: string[]; attached: boolean; open: boolean }[] = [];
  let continued = false;
  for (const word of words) {
    const current = found.at(-1);
    if (word.kind === 'parameter') {
      found.push({ parameter: word.name, values: [], attached: word.colon, open: word.colon });
      continued = false;
    } else if (word.kind === 'comma') {
      if (current) current.open = true;
      continued = true;
    } else if (current && (continued || (current.parameter !== undefined && current.values.length === 0))) {
      current.values.push(word.text);
      current.open = false;
      continued = false;
    } else found.push({ values: [word.text], attached: false, open: false });
  }
  return found;
}
