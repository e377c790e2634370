import type { CommandAst, CommandExpressionAst, ExpressionAst, PipelineAst, PipelineChainAst, RedirectionAst } from './ast.ts';
import { assignment, assignmentOperator } from './assignment.ts';
import { command } from './commands.ts';
import type { PipelineStatementAst } from './rules.ts';
import type { Reader } from './reader.ts';
import { redirection } from './redirections.ts';
import type { Token } from './token.ts';
import { continuesWithPipe } from './trivia.ts';

/** An assignment, a pipeline, or pipelines joined by `&&` and `||`. */
export function pipelineChain(reader: Reader): PipelineStatementAst | undefined {
  const { first, operator } = reader.in('expression', () => {
    const found = reader.rules.expression(reader);
    return { first: found, operator: found === undefined ? undefined : assignmentOperator(reader) };
  });
  if (first !== undefined && operator !== undefined) return assignment(reader, first, operator);
  let chain: PipelineAst | PipelineChainAst | undefined = pipeline(reader, first);
  for (let length = 1; chain !== undefined; length++) {
    const token = reader.peek();
    if (token.kind === '&') return background(reader, chain);
    if (token.kind !== '&&' && token.kind !== '||') return chain;
    reader.next();
    reader.checkChain(length);
    const right: PipelineAst = chained(reader, token);
    chain = { kind: 'PipelineChain', left: chain, operator: token.kind, right, start: chain.start, end: right.end };
  }
  return undefined;
}

function chained(reader: Reader, operator: Token): PipelineAst {
  const text = reader.textOf(operator);
  reader.skipNewlines();
  const token = reader.peek();
  if (token.kind === 'end') reader.failAfter('EmptyPipelineChainElement', operator, text);
  return pipeline(reader) ?? reader.fail('EmptyPipelineChainElement', { start: operator.start, end: token.end }, text);
}

function background(reader: Reader, chain: PipelineAst | PipelineChainAst): PipelineAst | PipelineChainAst {
  const ampersand = reader.next();
  if (reader.at('&&') || reader.at('||')) reader.fail('BackgroundOperatorInPipelineChain', reader.peek());
  reader.refuse('LanguageFeatureNotSupported', ampersand, { values: ["The background operator '&'"], recommendation: 'Run the command in the foreground.' });
  return chain;
}

/** Commands joined by `|`. `first` is the expression it starts with, if that was read already. */
function pipeline(reader: Reader, first?: ExpressionAst): PipelineAst | undefined {
  const elements: (CommandAst | CommandExpressionAst)[] = [];
  let expression = first;
  for (let pipe: Token | undefined; ;) {
    expression ??= reader.in('expression', () => reader.rules.expression(reader));
    if (expression !== undefined && pipe !== undefined) reader.fail('ExpressionsMustBeFirstInPipeline', expression);
    const element = expression === undefined ? command(reader) : commandExpression(reader, expression);
    expression = undefined;
    if (element === undefined) {
      if (pipe !== undefined) reader.failAfter('EmptyPipeElement', pipe);
      if (reader.at('|')) reader.failMissing('EmptyPipeElement', reader.peek());
      return undefined;
    }
    elements.push(element);
    pipe = takePipe(reader);
    if (pipe === undefined) return { kind: 'Pipeline', elements, start: elements[0]?.start ?? element.start, end: element.end };
    reader.skipNewlines();
    if (reader.at('end')) reader.failAfter('EmptyPipeElement', pipe);
  }
}

const pipelineEnds = new Set<Token['kind']>([';', 'newline', ')', '}', 'end', '&&', '||', '&']);

/** The pipe that goes on, on this line or at the start of the next; undefined at the pipeline's end. */
function takePipe(reader: Reader): Token | undefined {
  let token = reader.peek();
  if (token.kind === 'newline' && continuesWithPipe(reader.text, token.end)) {
    reader.skipNewlines();
    token = reader.peek();
  }
  if (token.kind === '|') return reader.next();
  return pipelineEnds.has(token.kind) ? undefined : reader.fail('UnexpectedToken', token, reader.textOf(token));
}

function commandExpression(reader: Reader, expression: ExpressionAst): CommandExpressionAst {
  const redirections: RedirectionAst[] = [];
  for (let token = reader.peek(); token.kind === 'redirection'; token = reader.peek()) {
    reader.next();
    redirection(reader, token, redirections);
  }
  return { kind: 'CommandExpression', expression, redirections, start: expression.start, end: redirections.at(-1)?.end ?? expression.end };
}
