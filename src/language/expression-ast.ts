import type { Extent, ParamBlockAst, StatementAst } from './ast.ts';

/** Expressions of the syntax tree. Import them from ast.ts, with the statements. */

interface Node<K extends string> extends Extent {
  readonly kind: K;
}

export type ExpressionAst =
  | ConstantAst
  | ExpandableStringAst
  | VariableAst
  | ArrayLiteralAst
  | ArrayExpressionAst
  | SubExpressionAst
  | ParenAst
  | HashtableAst
  | ScriptBlockAst
  | UnaryAst
  | IncrementAst
  | BinaryAst
  | TernaryAst
  | CastAst
  | TypeAst
  | MemberAst
  | InvokeMemberAst
  | StaticMemberAst
  | IndexAst;

/** A number literal's .NET type. */
export type NumberType = 'int' | 'long' | 'double' | 'decimal' | 'bigint';

/** A literal. `bare` is set for an unquoted word in argument mode, with its spelling: a `[string]` parameter keeps the spelling of `0123`. */
export interface ConstantAst extends Node<'Constant'> {
  readonly value: string | number | bigint;
  /** Set for numbers. */
  readonly numberType?: NumberType;
  readonly bare?: string;
  /** The word came from argv: text that the binder converts by the parameter's type (`$null`, `true`, `a,b`). */
  readonly argv?: true;
}

/** `"…"`, `@"…"@` or an expandable bareword: text and expressions in turn, joined as text. */
export interface ExpandableStringAst extends Node<'ExpandableString'> {
  readonly parts: readonly (string | ExpressionAst)[];
  readonly bare?: true;
}

/** `$name`, `${name}`, `$env:name`. `name` without `$`; `drive` is `env`, or a scope (`script`, `global`, `local`). */
export interface VariableAst extends Node<'Variable'> {
  readonly name: string;
  readonly drive?: 'env' | 'script' | 'global' | 'local';
}

/** `a, b`; `,a` */
export interface ArrayLiteralAst extends Node<'ArrayLiteral'> {
  readonly elements: readonly ExpressionAst[];
}

/** `@( … )` */
export interface ArrayExpressionAst extends Node<'ArrayExpression'> {
  readonly body: readonly StatementAst[];
}

/** `$( … )` */
export interface SubExpressionAst extends Node<'SubExpression'> {
  readonly body: readonly StatementAst[];
}

/** `( … )` */
export interface ParenAst extends Node<'Paren'> {
  readonly statement: StatementAst;
}

/** `@{ … }` */
export interface HashtableAst extends Node<'Hashtable'> {
  readonly ordered: boolean;
  readonly entries: readonly { readonly key: ExpressionAst; readonly value: StatementAst }[];
}

/** `{ … }` as a value. `text` is the source between the braces, for parameters that want text (`-Filter {…}`). */
export interface ScriptBlockAst extends Node<'ScriptBlock'> {
  readonly param?: ParamBlockAst;
  readonly body: readonly StatementAst[];
  readonly text: string;
}

export interface UnaryAst extends Node<'Unary'> {
  readonly operator: 'not' | '-' | '+' | 'split' | 'join' | 'bnot';
  readonly operand: ExpressionAst;
}

/** `++$x`, `$x--` */
export interface IncrementAst extends Node<'Increment'> {
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly target: VariableAst | MemberAst | IndexAst;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '..'
  | 'f'
  | 'and'
  | 'or'
  | 'xor'
  | 'band'
  | 'bor'
  | 'bxor'
  | 'shl'
  | 'shr'
  | 'eq'
  | 'ne'
  | 'gt'
  | 'ge'
  | 'lt'
  | 'le'
  | 'like'
  | 'notlike'
  | 'match'
  | 'notmatch'
  | 'contains'
  | 'notcontains'
  | 'in'
  | 'notin'
  | 'replace'
  | 'split'
  | 'join'
  | 'is'
  | 'isnot'
  | 'as'
  | '??';

export interface BinaryAst extends Node<'Binary'> {
  /** Without its dash and its `c`/`i` prefix. */
  readonly operator: BinaryOperator;
  readonly caseSensitive: boolean;
  readonly left: ExpressionAst;
  readonly right: ExpressionAst;
}

/** `condition ? a : b` */
export interface TernaryAst extends Node<'Ternary'> {
  readonly condition: ExpressionAst;
  readonly ifTrue: ExpressionAst;
  readonly ifFalse: ExpressionAst;
}

/** A type's name from the language's fixed list, lower case (`int`, `string`, `pscustomobject`); `array` for `[int[]]`. */
export interface TypeNameAst extends Node<'TypeName'> {
  readonly name: string;
  readonly array: boolean;
}

/** `[type]expression` */
export interface CastAst extends Node<'Cast'> {
  readonly type: TypeNameAst;
  readonly operand: ExpressionAst;
}

/** `[type]` as a value: right of `-is` and `-as`. */
export interface TypeAst extends Node<'Type'> {
  readonly type: TypeNameAst;
}

/** `target.name`; `member` is a constant for a plain name. */
export interface MemberAst extends Node<'Member'> {
  readonly target: ExpressionAst;
  readonly member: ExpressionAst;
}

/** `target.name(arguments)` */
export interface InvokeMemberAst extends Node<'InvokeMember'> {
  readonly target: ExpressionAst;
  readonly member: ExpressionAst;
  readonly arguments: readonly ExpressionAst[];
}

/** `[type]::name` or `[type]::name(arguments)`, from a fixed list; anything else is refused by the parser. */
export interface StaticMemberAst extends Node<'StaticMember'> {
  readonly type: TypeNameAst;
  readonly name: string;
  readonly arguments?: readonly ExpressionAst[];
}

/** `target[index]` */
export interface IndexAst extends Node<'Index'> {
  readonly target: ExpressionAst;
  readonly index: ExpressionAst;
}
