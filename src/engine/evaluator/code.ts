import type { ExpressionAst, StatementAst } from '../../language/ast.ts';
import type { Completion } from './flow.ts';
import type { Frame } from './frame.ts';
import type { Later } from '../later.ts';
import type { Output } from './output.ts';
import type { Value } from '../value.ts';

/** An expression made ready to run. It may give `nothing`. */
export type Expression = (frame: Frame) => Later<Value>;

/** A statement made ready to run: writes its output, and says how it ended. */
export type Statement = (frame: Frame, out: Output) => Later<Completion>;

/** A list of statements made ready to run. */
export interface Body {
  /** Errors that end a statement are reported, or thrown inside a `try`; the next statement follows. */
  readonly run: Statement;
  /** Set when the body is one expression: its value, to be enumerated, is the body's output. */
  readonly expression: Expression | undefined;
  /** No command in it: it ends before anything else can happen, unless it is a long loop. */
  readonly commandFree: boolean;
}

/** Makes syntax trees ready to run; each kind of node has a file that knows how, and asks here for the nodes within. */
export interface Compiler {
  expression(ast: ExpressionAst): Expression;
  /** The expression where a single value is wanted: null for `nothing`. */
  operand(ast: ExpressionAst): Expression;
  statement(ast: StatementAst): Statement;
  body(statements: readonly StatementAst[]): Body;
  /** What a statement gives as the right side of an assignment, in brackets or as a condition: an expression's value, or output gathered. */
  value(ast: StatementAst): Expression;
}

/** Compiled code by its tree: compiled at first use, and once. */
export interface CodeCache {
  bodyOf(statements: readonly StatementAst[]): Body;
  /** An expression that stands by itself, such as a parameter's default; null for `nothing`. */
  expressionOf(ast: ExpressionAst): Expression;
}
