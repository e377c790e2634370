import type {
  BlockAst,
  ExpressionAst,
  ParamBlockAst,
  PipelineAst,
  PipelineChainAst,
  AssignmentAst,
  RedirectionAst,
  ScriptBlockAst,
  StatementAst,
  SubExpressionAst,
} from './ast.ts';
import type { Reader } from './reader.ts';
import type { RedirectionToken, SymbolToken } from './token.ts';

/** What may stand between the parentheses of a condition. */
export type PipelineStatementAst = PipelineAst | PipelineChainAst | AssignmentAst;

/** The body of a script, function or script block. */
export interface ScriptBody {
  readonly param?: ParamBlockAst;
  readonly body: readonly StatementAst[];
}

/**
 * The grammar's recursive rules. The files of this folder refer to each other through this table, which `parser.ts` fills, so that they
 * need not import one another in a circle. A rule gives undefined, having read nothing, where its construct does not start.
 */
export interface Rules {
  /** Statements up to a closing bracket or the end. */
  readonly statementList: (reader: Reader) => StatementAst[];
  readonly statement: (reader: Reader) => StatementAst | undefined;
  readonly statementBlock: (reader: Reader) => BlockAst | undefined;
  readonly scriptBody: (reader: Reader) => ScriptBody;
  readonly pipelineChain: (reader: Reader) => PipelineStatementAst | undefined;
  readonly redirection: (reader: Reader, token: RedirectionToken, seen: RedirectionAst[]) => void;
  /** `ternary`: an expression is certain to stand here, so a number ends at `?` and `:`. */
  readonly expression: (reader: Reader, ternary?: boolean) => ExpressionAst | undefined;
  readonly unary: (reader: Reader, ternary?: boolean) => ExpressionAst | undefined;
  readonly primary: (reader: Reader, withMembers: boolean) => ExpressionAst | undefined;
  readonly scriptBlock: (reader: Reader, open: SymbolToken) => ScriptBlockAst;
  readonly subExpression: (reader: Reader) => SubExpressionAst;
  /** One command argument without commas: a switch clause's test, a file name. */
  readonly singleArgument: (reader: Reader) => ExpressionAst | undefined;
}
