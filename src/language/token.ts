import type { Extent, NumberType, VariableAst } from './ast.ts';

/** Punctuation, named by its own text; `end` is the end of the text. */
export type Symbol =
  'end' | 'newline' | 'unknown' | ';' | '|' | '&&' | '||' | '&' | '(' | ')' | '{' | '}' | '[' | ']' | '@(' | '@{' | '$(' | ',' | '.' | '..' | '::' | ':';

export interface SymbolToken extends Extent {
  readonly kind: Symbol;
}

/** `operator` without dash and case prefix, lower case: `+`, `+=`, `?`, `eq`. */
export interface OperatorToken extends Extent {
  readonly kind: 'operator';
  readonly operator: string;
  readonly caseSensitive: boolean;
}

/** A word. A keyword is one only where a statement can start: elsewhere the parser takes its text. */
export interface WordToken extends Extent {
  readonly kind: 'identifier' | 'keyword' | 'label';
  /** Lower case for a keyword, as written otherwise. */
  readonly name: string;
}

/** A variable in text, or a sub-expression whose text is yet to be parsed. */
export type Embedded = VariableToken | PendingSubExpression;

/** `$( … )` within a string. `dropped` are the offsets of quotes and backticks that the string doubled or escaped and the script does not have. */
export interface PendingSubExpression extends Extent {
  readonly kind: 'pending';
  readonly dropped: readonly number[];
}

/** Text, quoted or bare. `value` has escapes resolved; `parts` is set when something in it expands. */
export interface TextToken extends Extent {
  readonly kind: 'string' | 'generic';
  readonly value: string;
  readonly parts?: readonly (string | Embedded)[];
}

export interface NumberToken extends Extent {
  readonly kind: 'number';
  readonly value: number | bigint;
  readonly numberType: NumberType;
}

/** `$name`, `${name}`, `@name`. `qualifier` is what stood before the colon, when csteams has no such drive or scope. */
export interface VariableToken extends Extent {
  readonly kind: 'variable' | 'splat';
  readonly name: string;
  readonly drive?: VariableAst['drive'];
  readonly qualifier?: string;
}

/** `-Name` or `-Name:` */
export interface ParameterToken extends Extent {
  readonly kind: 'parameter';
  readonly name: string;
  readonly colon: boolean;
}

export interface RedirectionToken extends Extent {
  readonly kind: 'redirection';
  readonly stream: 1 | 2 | 3 | 4 | 5 | 6 | '*';
  readonly append: boolean;
  /** Set for `2>&1`: the stream it merges into. */
  readonly into?: 1 | 2;
  /** `<` */
  readonly input?: true;
}

export type Token = SymbolToken | OperatorToken | WordToken | TextToken | NumberToken | VariableToken | ParameterToken | RedirectionToken;
