import type { BlockAst, ExpressionAst, FlowAst, StatementAst } from './ast.ts';
import { functionStatement } from './functions.ts';
import { ifStatement } from './if-statement.ts';
import { doStatement, forEachStatement, forStatement, whileStatement } from './loops.ts';
import type { Reader } from './reader.ts';
import { switchStatement } from './switch-statement.ts';
import type { WordToken } from './token.ts';
import { tryStatement } from './try-statement.ts';
import { unsupportedStatement } from './unsupported.ts';

type KeywordRule = (reader: Reader, keyword: WordToken) => StatementAst;

const keywordRules: Readonly<Record<string, KeywordRule>> = {
  if: ifStatement,
  switch: switchStatement,
  foreach: forEachStatement,
  for: forStatement,
  while: whileStatement,
  do: doStatement,
  function: functionStatement,
  try: tryStatement,
  return: flowStatement,
  throw: flowStatement,
  exit: flowStatement,
  break: jumpStatement,
  continue: jumpStatement,
  ...Object.fromEntries(
    ['class', 'enum', 'using', 'filter', 'workflow', 'configuration', 'trap', 'data', 'parallel', 'sequence', 'from', 'define', 'var'].map((name) => [
      name,
      unsupportedStatement,
    ]),
  ),
};

export function statementList(reader: Reader): StatementAst[] {
  const statements: StatementAst[] = [];
  reader.skipTerminators();
  for (let next = statement(reader); next !== undefined; next = statement(reader)) {
    statements.push(next);
    reader.skipTerminators();
    if (reader.at(')') || reader.at('}')) break;
  }
  return statements;
}

/** One statement. A keyword is one only here, at a statement's start. */
export function statement(reader: Reader): StatementAst | undefined {
  skipLabels(reader);
  const token = reader.peek();
  if (token.kind === 'keyword' && Object.hasOwn(keywordRules, token.name)) {
    const rule = keywordRules[token.name];
    if (rule !== undefined) return reader.nested(() => rule(reader, reader.next() as WordToken));
  }
  return reader.nested(() => reader.rules.pipelineChain(reader));
}

function skipLabels(reader: Reader): void {
  for (let token = reader.peek(); token.kind === 'label'; token = reader.peek()) {
    reader.next();
    reader.refuse('LanguageFeatureNotSupported', token, {
      values: ['A loop label'],
      recommendation: 'Leave the inner loop and test a variable in the outer one.',
    });
    reader.skipNewlines();
  }
}

/** `{ … }` as a statement's body. */
export function statementBlock(reader: Reader): BlockAst | undefined {
  reader.skipNewlines();
  const open = reader.take('{');
  if (open === undefined) return undefined;
  const body = reader.withComma(false, () => statementList(reader));
  const close = reader.take('}');
  if (close === undefined) return reader.failMissing('MissingEndCurlyBrace', open, [], reader.peek());
  return { kind: 'Block', body, start: open.start, end: close.end };
}

function flowStatement(reader: Reader, token: WordToken): FlowAst {
  const keyword = token.name as 'return' | 'throw' | 'exit';
  const value = reader.rules.pipelineChain(reader);
  if (keyword === 'return' && reader.flow.inFinally) reader.error('ControlLeavingFinally', { start: token.start, end: value?.end ?? token.end });
  return { kind: 'Flow', keyword, start: token.start, end: value?.end ?? token.end, ...(value === undefined ? {} : { value }) };
}

function jumpStatement(reader: Reader, token: WordToken): FlowAst {
  const label = jumpLabel(reader);
  if (label !== undefined)
    reader.refuse('LanguageFeatureNotSupported', label, {
      values: [`A label after '${token.name}'`],
      recommendation: 'Leave the inner loop and test a variable in the outer one.',
    });
  if (reader.flow.inFinally && !reader.flow.inLoop) reader.error('ControlLeavingFinally', token);
  return { kind: 'Flow', keyword: token.name as 'break' | 'continue', start: token.start, end: token.end };
}

function jumpLabel(reader: Reader): ExpressionAst | undefined {
  return reader.in('expression', () => {
    const token = reader.peek();
    if (token.kind === 'newline' || token.kind === ';') return undefined;
    if (token.kind !== 'identifier') return reader.withComma(true, () => reader.rules.unary(reader));
    reader.next();
    return { kind: 'Constant', value: token.name, start: token.start, end: token.end };
  });
}
