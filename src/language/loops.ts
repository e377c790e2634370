import type { BlockAst, DoAst, Extent, ForAst, ForEachAst, WhileAst } from './ast.ts';
import type { PipelineStatementAst } from './rules.ts';
import type { Reader } from './reader.ts';
import type { Token, WordToken } from './token.ts';
import { isParameterFor } from './words.ts';
import { variableAst } from './variable-expression.ts';

/** `foreach ($name in …) { … }`, behind its `foreach`. */
export function forEachStatement(reader: Reader, keyword: WordToken): ForEachAst {
  reader.skipNewlines();
  flags(reader, keyword);
  const open = reader.take('(') ?? reader.failAfter('MissingOpenParenthesisAfterKeyword', keyword, 'foreach');
  reader.skipNewlines();
  const name = reader.peek();
  if (name.kind !== 'variable' && name.kind !== 'splat') return reader.failAfter('MissingVariableNameAfterForeach', open);
  if (name.kind === 'splat') reader.error('SplattingNotPermitted', name, name.name);
  const variable = variableAst(reader, name);
  reader.next();
  reader.skipNewlines();
  const keywordIn = reader.takeKeyword('in') ?? reader.failAfter('MissingInInForeach', variable);
  reader.skipNewlines();
  const source = reader.rules.pipelineChain(reader) ?? reader.failAfter('MissingForeachExpression', keywordIn);
  reader.skipNewlines();
  const close = reader.take(')') ?? reader.failAfter('MissingEndParenthesisAfterForeach', source);
  const body = loopBody(reader) ?? reader.failAfter('MissingForeachStatement', close);
  return { kind: 'ForEach', variable, source, body, start: keyword.start, end: body.end };
}

/** `-parallel` and `-throttlelimit`, which PowerShell reserves. */
function flags(reader: Reader, keyword: Token): void {
  for (let token = reader.peek(); token.kind === 'parameter'; token = reader.peek()) {
    reader.next();
    if (isParameterFor(token, 'throttlelimit') && !isParameterFor(token, 'parallel')) {
      reader.skipNewlines();
      if (reader.rules.singleArgument(reader) === undefined) reader.failAfter('MissingThrottleLimit', token);
      reader.error('KeywordParameterReservedForFutureUse', keyword, 'foreach', 'throttlelimit');
    } else if (isParameterFor(token, 'parallel')) reader.error('KeywordParameterReservedForFutureUse', keyword, 'foreach', 'parallel');
    else reader.fail('InvalidForeachFlag', token, token.name);
    reader.skipNewlines();
  }
}

/** `for (…; …; …) { … }`, behind its `for`. */
export function forStatement(reader: Reader, keyword: WordToken): ForAst {
  reader.skipNewlines();
  const open = reader.take('(') ?? reader.failAfter('MissingOpenParenthesisAfterKeyword', keyword, 'for');
  let last: Extent = open;
  const part = (separated: boolean): PipelineStatementAst | undefined => {
    reader.skipNewlines();
    const pipeline = reader.rules.pipelineChain(reader);
    last = (separated ? reader.take(';') : undefined) ?? pipeline ?? last;
    return pipeline;
  };
  const initializer = part(true);
  const condition = part(true);
  const iterator = part(false);
  reader.skipNewlines();
  const close = reader.take(')') ?? reader.failAfter('MissingEndParenthesisAfterStatement', last, 'for');
  const body = loopBody(reader) ?? reader.failAfter('MissingLoopStatement', close, 'for');
  return {
    kind: 'For',
    ...(initializer === undefined ? {} : { initializer }),
    ...(condition === undefined ? {} : { condition }),
    ...(iterator === undefined ? {} : { iterator }),
    body,
    start: keyword.start,
    end: body.end,
  };
}

/** `while (…) { … }`, behind its `while`. */
export function whileStatement(reader: Reader, keyword: WordToken): WhileAst {
  reader.skipNewlines();
  const { condition, close } = loopCondition(reader, keyword);
  const body = loopBody(reader) ?? reader.failAfter('MissingLoopStatement', close, 'while');
  return { kind: 'While', condition, body, start: keyword.start, end: body.end };
}

/** `do { … } while (…)` and `do { … } until (…)`, behind its `do`. */
export function doStatement(reader: Reader, keyword: WordToken): DoAst {
  const body = loopBody(reader) ?? reader.failAfter('MissingLoopStatement', keyword, 'do');
  reader.skipNewlines();
  const until = reader.takeKeyword('until');
  const word = until ?? reader.takeKeyword('while') ?? reader.failAfter('MissingWhileOrUntilInDoWhile', body);
  reader.skipNewlines();
  const { condition, close } = loopCondition(reader, word);
  return { kind: 'Do', body, condition, until: until !== undefined, start: keyword.start, end: close.end };
}

function loopCondition(reader: Reader, keyword: Token): { condition: PipelineStatementAst; close: Token } {
  const word = reader.textOf(keyword);
  const open = reader.take('(') ?? reader.failAfter('MissingOpenParenthesisAfterKeyword', keyword, word);
  reader.skipNewlines();
  const condition = reader.rules.pipelineChain(reader) ?? reader.failAfter('MissingExpressionAfterKeyword', open, word);
  reader.skipNewlines();
  const close = reader.take(')') ?? reader.failAfter('MissingEndParenthesisAfterStatement', condition, word);
  return { condition, close };
}

function loopBody(reader: Reader): BlockAst | undefined {
  return reader.withFlow({ ...reader.flow, inLoop: true }, () => reader.rules.statementBlock(reader));
}
