import { commandNotFound } from '../command-not-found.ts';
import type { CommandAst, CommandExpressionAst, PipelineAst, PipelineChainAst } from '../../language/ast.ts';
import type { Cmdlet } from '../cmdlet.ts';
import type { Compiler, Expression, Statement } from './code.ts';
import { commandArguments } from './command-arguments.ts';
import { isSilent } from './command-free.ts';
import { FlowSignal, type Completion } from './flow.ts';
import { redirectStreams } from '../pipeline/command-streams.ts';
import type { Frame } from './frame.ts';
import type { Argument, Invocation } from '../invocation.ts';
import { andThen, run, settle, type Later, type Task } from '../later.ts';
import { enumerate } from '../members/nothing.ts';
import { operationStopped } from '../limits.ts';
import type { Output } from './output.ts';
import { pipelineContext } from './pipeline-frame.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import { discardingStage, fileArguments, resolveRedirections, type ResolvedRedirections } from './redirections.ts';
import { isScriptCommand } from './script-command.ts';
import { errorOf } from './statement-errors.ts';
import type { Value } from '../value.ts';

/** A pipeline: an expression alone, or commands one into the other. Sets `$?`. */
export function pipelineStatement(ast: PipelineAst, compiler: Compiler): Statement {
  const [first] = ast.elements;
  if (ast.elements.length === 1 && first?.kind === 'CommandExpression' && first.redirections.length === 0) return expressionStatement(first, compiler);
  const stages = ast.elements.map((element) => (element.kind === 'Command' ? commandStage(element, compiler) : expressionStage(element, compiler)));
  return (frame, out) => {
    const errors = frame.runtime.errorCount;
    return andThen(run(runStages(stages, frame, out)), () => {
      frame.runtime.lastSucceeded = frame.runtime.errorCount === errors;
      return undefined;
    });
  };
}

function expressionStatement({ expression }: CommandExpressionAst, compiler: Compiler): Statement {
  const evaluate = compiler.expression(expression);
  if (isSilent(expression)) return (frame) => andThen(evaluate(frame), () => undefined);
  return (frame, out): Later<Completion> => {
    const left = (thrown: unknown): Later<undefined> => leaveSubexpression(thrown, out);
    try {
      const value = evaluate(frame);
      return value instanceof Promise ? value.then((ready) => write(ready, frame, out), left) : write(value, frame, out);
    } catch (thrown) {
      return left(thrown);
    }
  };
}

/** `$(1; return 2)`: what was written before the subexpression was left is output still. */
function leaveSubexpression(thrown: unknown, out: Output): Later<undefined> {
  const written = thrown instanceof FlowSignal ? out.writeAll(thrown.output) : undefined;
  if (!written) throw thrown;
  return written.then(() => {
    throw thrown;
  });
}

function write(value: Value, frame: Frame, out: Output): Later<undefined> {
  frame.runtime.lastSucceeded = true;
  const written = Array.isArray(value) ? out.writeAll(enumerate(value)) : out.write(value);
  return written?.then(() => undefined);
}

/** One element of a pipeline: an expression gives input, a command an invocation. */
interface Prepared {
  readonly input?: Iterable<Value>;
  readonly invocation?: Invocation;
  readonly redirections: ResolvedRedirections;
}

type PrepareStage = (frame: Frame) => Later<Prepared>;

function* runStages(stages: readonly PrepareStage[], frame: Frame, out: Output): Task<undefined> {
  const invocations: Invocation[] = [];
  const files: ResolvedRedirections['files'][number][] = [];
  let input: Iterable<Value> | undefined;
  for (const stage of stages) {
    const { input: given, invocation, redirections } = yield* settle(stage(frame));
    input = given ?? input;
    if (invocation) invocations.push(invocation);
    files.push(...redirections.files);
    const { output } = redirections;
    if (output) invocations.push(output.path === null ? discardingStage : yield* outFile({ path: output.path, append: output.append }, frame));
  }
  yield drain(runPipeline(invocations, input, pipelineContext(frame)), out);
  if (frame.runtime.signal.aborted) throw operationStopped();
  for (const file of files) yield drain(runPipeline([yield* outFile(file, frame)], file.values, pipelineContext(frame)), out);
  return undefined;
}

function* outFile(file: { readonly path: string; readonly append: boolean }, frame: Frame): Task<Invocation> {
  const cmdlet = yield* settle(frame.runtime.commands.resolve('Out-File'));
  if (!cmdlet) throw yield* settle(missingCommand('Out-File', frame));
  return { cmdlet, invokedAs: 'Out-File', arguments: fileArguments(file) };
}

async function drain(values: AsyncGenerator<Value, void, undefined>, out: Output): Promise<void> {
  for await (const value of values) {
    const written = out.write(value);
    if (written) await written;
  }
}

function commandStage(ast: CommandAst, compiler: Compiler): PrepareStage {
  const makeArguments = commandArguments(ast, compiler);
  const redirections = resolveRedirections(ast.redirections, compiler);
  return (frame) => run(prepare(frame));

  function* prepare(frame: Frame): Task<Prepared> {
    const position = { source: frame.source, extent: { start: ast.start, end: ast.end } };
    const cmdlet = yield* settle(frame.runtime.commands.resolve(ast.name));
    if (!cmdlet) {
      const missing = yield* settle(missingCommand(ast.name, frame));
      throw missing.with({ position: { source: frame.source, extent: { start: ast.nameExtent.start, end: ast.nameExtent.end } } });
    }
    const args: readonly Argument[] = yield* settle(makeArguments(frame));
    const resolved = yield* settle(redirections(frame));
    const help = args.some((argument) => argument.kind === 'parameter' && argument.name === '?')
      ? yield* settle(frame.runtime.commands.resolve('Get-Help'))
      : undefined;
    const invocation: Invocation = {
      // `-?` on any command is Get-Help for it.
      cmdlet: help ?? boundTo(cmdlet, frame),
      invokedAs: ast.name,
      arguments: help ? [{ kind: 'value', value: cmdlet.name }] : args,
      position,
      ...(ast.redirections.length > 0 && { redirect: resolved.redirect }),
    };
    return { invocation, redirections: resolved };
  }
}

/** A script function must know whose `try` it runs in, and how deep. */
const boundTo = (cmdlet: Cmdlet, frame: Frame): Cmdlet => (isScriptCommand(cmdlet) ? cmdlet.calledFrom(frame) : cmdlet);

const missingCommand = async (name: string, { runtime }: Frame) => commandNotFound(name, await runtime.commands.suggest(name));

function expressionStage(ast: CommandExpressionAst, compiler: Compiler): PrepareStage {
  const evaluate = compiler.expression(ast.expression);
  const redirections = resolveRedirections(ast.redirections, compiler);
  return (frame) =>
    andThen(redirections(frame), (resolved) => {
      // What the commands within it write to redirected streams comes before its own value, which is there only at the end.
      const merged: Value[] = [];
      const streams = ast.redirections.length === 0 ? frame.streams : redirectStreams(frame.streams, resolved.redirect, (value) => merged.push(value));
      const inner = streams === frame.streams ? frame : frame.with({ streams });
      return andThen(valueOrError(evaluate, inner, ast, resolved), (value) => ({
        input: merged.length === 0 ? enumerate(value) : [...merged, ...enumerate(value)],
        redirections: resolved,
      }));
    });
}

/** With the error stream redirected, an expression's own error goes there too. */
function valueOrError(evaluate: Expression, frame: Frame, ast: CommandExpressionAst, { redirect }: ResolvedRedirections): Later<Value> {
  const sink = redirect.error;
  if (sink === undefined || frame.guarded) return evaluate(frame);
  const failed = (thrown: unknown): Value => {
    const record = errorOf(thrown, frame, ast);
    if (!record || record.endsScript) throw thrown;
    frame.runtime.recordError(record);
    if (sink === 'output') return record;
    sink(record);
    return [];
  };
  try {
    const value = evaluate(frame);
    return value instanceof Promise ? value.catch(failed) : value;
  } catch (thrown) {
    return failed(thrown);
  }
}

/** `a && b || c`: each pipeline runs or not as the one before it succeeded or not. */
export function pipelineChain(ast: PipelineChainAst, compiler: Compiler): Statement {
  const left = compiler.body([ast.left]).run;
  const right = compiler.statement(ast.right);
  return (frame, out) =>
    andThen(left(frame, out), (completion) => {
      const wanted = frame.runtime.lastSucceeded === (ast.operator === '&&');
      return completion === undefined && wanted ? right(frame, out) : completion;
    });
}
