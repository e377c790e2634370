import type { ParseErrorId } from './parse-error-messages.ts';
import type { ExpressionAst, IndexAst, MemberAst, TypeNameAst, VariableAst } from './expression-ast.ts';

export type * from './expression-ast.ts';

/**
 * The syntax tree: what the parser makes of script text and what argv words are turned into.
 * Names follow System.Management.Automation.Language. Every node carries its extent so that an error can point at the source.
 */

/** A half-open range of UTF-16 offsets in the source text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

interface Node<K extends string> extends Extent {
  readonly kind: K;
}

/** The text a tree was made from. `name` is a file's path, or undefined for a typed line. */
export interface Source {
  readonly name?: string;
  readonly text: string;
}

/** A whole script, ready to run. */
export interface ScriptAst extends Node<'Script'> {
  readonly source: Source;
  readonly param?: ParamBlockAst;
  readonly body: readonly StatementAst[];
}

// ---- statements --------------------------------------------------------------------------------------------------

export type StatementAst =
  PipelineAst | PipelineChainAst | AssignmentAst | IfAst | ForEachAst | ForAst | WhileAst | DoAst | SwitchAst | TryAst | FlowAst | FunctionAst;

/** `{ … }` as the body of a statement. */
export interface BlockAst extends Node<'Block'> {
  readonly body: readonly StatementAst[];
}

export interface PipelineAst extends Node<'Pipeline'> {
  /** Stages in order; only the first may be an expression. Never empty. */
  readonly elements: readonly (CommandAst | CommandExpressionAst)[];
}

/** `a && b || c`, left to right. */
export interface PipelineChainAst extends Node<'PipelineChain'> {
  readonly left: PipelineAst | PipelineChainAst;
  readonly operator: '&&' | '||';
  readonly right: PipelineAst;
}

/** An expression that stands where a command could. */
export interface CommandExpressionAst extends Node<'CommandExpression'> {
  readonly expression: ExpressionAst;
  readonly redirections: readonly RedirectionAst[];
}

export interface CommandAst extends Node<'Command'> {
  /** The command's name as written; the name of a cmdlet, an alias or a script function. */
  readonly name: string;
  readonly nameExtent: Extent;
  readonly elements: readonly CommandElementAst[];
  readonly redirections: readonly RedirectionAst[];
}

/** What follows a command's name. argv words become these too, without passing through text. */
export type CommandElementAst = ParameterElementAst | ArgumentElementAst | SplatElementAst;

/** `-Name`, `-Name:` or `-Name:argument`. A plain `-Name value` is a parameter followed by an argument: the binder pairs them. */
export interface ParameterElementAst extends Node<'Parameter'> {
  /** Without the dash and the colon. */
  readonly name: string;
  /** As typed, with its dash: what it becomes when no parameter has this name and it counts as an argument. */
  readonly text: string;
  /** Set in the colon form. */
  readonly argument?: ExpressionAst;
}

export interface ArgumentElementAst extends Node<'Argument'> {
  readonly value: ExpressionAst;
}

/** `@name` */
export interface SplatElementAst extends Node<'Splat'> {
  readonly name: string;
}

export interface RedirectionAst extends Node<'Redirection'> {
  /** 1 output, 2 error, 3 warning, 4 verbose, 5 debug, 6 information, or all. */
  readonly stream: 1 | 2 | 3 | 4 | 5 | 6 | '*';
  /** A file (expression giving its path), or `&1`: into the output stream. */
  readonly target: ExpressionAst | '&1';
  readonly append: boolean;
}

export interface AssignmentAst extends Node<'Assignment'> {
  /** Several for `$a, $b = …`. */
  readonly targets: readonly AssignmentTargetAst[];
  readonly operator: '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '??=';
  readonly value: StatementAst;
}

/** `[int]$x`, `$x`, `$x.y`, `$x[0]`: `types` are the casts before a plain variable, outermost first. */
export interface AssignmentTargetAst extends Node<'AssignmentTarget'> {
  readonly types: readonly TypeNameAst[];
  readonly expression: VariableAst | MemberAst | IndexAst;
}

export interface IfAst extends Node<'If'> {
  readonly clauses: readonly { readonly condition: StatementAst; readonly body: BlockAst }[];
  readonly otherwise?: BlockAst;
}

export interface ForEachAst extends Node<'ForEach'> {
  readonly variable: VariableAst;
  readonly source: StatementAst;
  readonly body: BlockAst;
}

export interface ForAst extends Node<'For'> {
  readonly initializer?: StatementAst;
  readonly condition?: StatementAst;
  readonly iterator?: StatementAst;
  readonly body: BlockAst;
}

export interface WhileAst extends Node<'While'> {
  readonly condition: StatementAst;
  readonly body: BlockAst;
}

export interface DoAst extends Node<'Do'> {
  readonly body: BlockAst;
  readonly condition: StatementAst;
  /** true for `do … until`. */
  readonly until: boolean;
}

export interface SwitchAst extends Node<'Switch'> {
  readonly mode: 'exact' | 'wildcard' | 'regex';
  readonly caseSensitive: boolean;
  readonly source: StatementAst;
  /** `test` is undefined for `default`. A ScriptBlock test is a predicate over `$_`. */
  readonly clauses: readonly { readonly test?: ExpressionAst; readonly body: BlockAst }[];
}

export interface TryAst extends Node<'Try'> {
  readonly body: BlockAst;
  /** `types` empty: catches everything. A type is an error id, or a .NET exception name the evaluator knows to catch all. */
  readonly catches: readonly { readonly types: readonly TypeNameAst[]; readonly body: BlockAst }[];
  readonly finally?: BlockAst;
}

export interface FlowAst extends Node<'Flow'> {
  readonly keyword: 'break' | 'continue' | 'return' | 'exit' | 'throw';
  readonly value?: StatementAst;
}

export interface FunctionAst extends Node<'Function'> {
  readonly name: string;
  readonly param?: ParamBlockAst;
  readonly body: readonly StatementAst[];
}

export interface ParamBlockAst extends Node<'ParamBlock'> {
  /** `[CmdletBinding(…)]` and the like before `param`. */
  readonly attributes: readonly AttributeAst[];
  readonly parameters: readonly FormalParameterAst[];
}

export interface FormalParameterAst extends Node<'FormalParameter'> {
  readonly name: string;
  readonly attributes: readonly AttributeAst[];
  readonly type?: TypeNameAst;
  readonly defaultValue?: ExpressionAst;
}

/** `[Name(positional, Key = value)]`; arguments are constants. */
export interface AttributeAst extends Node<'Attribute'> {
  readonly name: string;
  readonly positional: readonly ExpressionAst[];
  /** `value` undefined for a bare `Mandatory`. */
  readonly named: readonly { readonly name: string; readonly value?: ExpressionAst }[];
}

// ---- errors ------------------------------------------------------------------------------------------------------

/** What the parser reports instead of a tree. */
export interface ParseError {
  /** PowerShell's error id, such as `MissingEndCurlyBrace`. */
  readonly id: ParseErrorId;
  readonly message: string;
  readonly extent: Extent;
  /** More input could complete it: an interactive prompt asks for another line. */
  readonly incomplete: boolean;
  readonly recommendation?: string;
}

export type ParseResult =
  { readonly ast: ScriptAst; readonly errors: readonly [] } | { readonly ast?: undefined; readonly errors: readonly [ParseError, ...ParseError[]] };
