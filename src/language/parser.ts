import type { ParseResult, ScriptAst } from './ast.ts';
import { singleArgument } from './arguments.ts';
import { expression } from './expressions.ts';
import { scriptBlock, scriptBody } from './functions.ts';
import { Notes } from './notes.ts';
import { ParseFailure } from './parse-error.ts';
import { pipelineChain } from './pipelines.ts';
import { primary, subExpression } from './primaries.ts';
import { Reader } from './reader.ts';
import { redirection } from './redirections.ts';
import type { Rules } from './rules.ts';
import { statement, statementBlock, statementList } from './statements.ts';
import { unary } from './unary.ts';

const rules: Rules = {
  statementList,
  statement,
  statementBlock,
  scriptBody,
  pipelineChain,
  redirection,
  expression,
  unary,
  primary,
  scriptBlock,
  subExpression,
  singleArgument,
};

/**
 * Makes a syntax tree of script text. `name` is the file's path.
 *
 * Instead of a tree the result has errors: the first error of syntax; or if there is none, every error of meaning (such as a parameter
 * declared twice) and then every construct of PowerShell that csteams does not run, so that nothing of such a script runs.
 */
export function parse(text: string, name?: string): ParseResult {
  return parseWithNotes(text, new Notes(), name);
}

/** As `parse`, noting in `notes` what it reads. */
export function parseWithNotes(text: string, notes: Notes, name?: string): ParseResult {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const reader = new Reader(text, rules, { position: start, notes });
  try {
    const { param, body } = scriptBody(reader);
    const rest = reader.peek();
    if (rest.kind !== 'end') reader.fail('UnexpectedToken', rest, reader.textOf(rest));
    const [first, ...others] = notes.inOrder();
    if (first !== undefined) return { errors: [first, ...others] };
    const source = name === undefined ? { text } : { name, text };
    const ast: ScriptAst = { kind: 'Script', source, ...(param === undefined ? {} : { param }), body, start: 0, end: text.length };
    return { ast, errors: [] };
  } catch (failure) {
    if (failure instanceof ParseFailure) return { errors: [failure.error] };
    throw failure;
  }
}
