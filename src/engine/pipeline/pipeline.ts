import { bindCommandLine, startBinding } from '../binding/binder.ts';
import type { CommandLineBinding } from '../binding/command-line-binding.ts';
import { toErrorRecord } from '../error-record.ts';
import { ControlSignal } from '../evaluator/flow.ts';
import type { Invocation } from '../invocation.ts';
import { promptForMandatory } from '../binding/mandatory-prompt.ts';
import type { PipelineContext } from './pipeline-context.ts';
import { Stage } from './pipeline-stage.ts';
import type { Value } from '../value.ts';

export type { PipelineContext } from './pipeline-context.ts';

/**
 * Runs commands one into the other and yields what the last one writes. All are bound before the first one starts. `input` feeds the first
 * command; undefined means that it has no input. Closing the generator closes every command, last to first, so that their `finally` blocks run.
 * Throws the ErrorRecord that ended the pipeline, with its command and place; it is not written to any stream.
 */
export async function* runPipeline(
  invocations: readonly Invocation[],
  input: AsyncIterable<Value> | Iterable<Value> | undefined,
  context: PipelineContext,
): AsyncGenerator<Value, void, undefined> {
  const stages: Stage[] = [];
  let source = input === undefined ? undefined : asyncIterator(input);
  try {
    const bindings: Bound[] = [];
    for (const [index, invocation] of invocations.entries()) bindings.push(await bind(invocation, index, source !== undefined, context));
    for (const [index, { invocation, binding, standardInput }] of bindings.entries()) {
      if (standardInput) source = standardInput[Symbol.asyncIterator]();
      const { cmdlet, arguments: args, position } = invocation;
      const whenEmpty = standardInput && (() => bindCommandLine(cmdlet, args, { position }).commandLine);
      const inputCount = index === 0 && Array.isArray(input) ? input.length : undefined;
      const options = { place: index + 1, source, ...(inputCount !== undefined && { inputCount }), ...(whenEmpty && { whenEmpty }) };
      const stage = new Stage(invocation, binding, options, context);
      stages.push(stage);
      source = stage.output;
    }
    if (source) for (let step = await source.next(); step.done !== true; step = await source.next()) yield step.value;
  } catch (thrown) {
    throw placed(stages, thrown);
  } finally {
    for (const stage of stages.toReversed()) {
      await stage.output.return();
      await stage.input?.return();
    }
    if (stages.length === 0) await source?.return?.();
  }
}

interface Bound {
  readonly invocation: Invocation;
  readonly binding: CommandLineBinding;
  /** What a first command without input reads instead. */
  readonly standardInput?: AsyncIterable<Value>;
}

/** Binds a command, asking for what is missing where somebody can be asked. The first one may turn to standard input. */
async function bind(invocation: Invocation, index: number, hasInput: boolean, context: PipelineContext): Promise<Bound> {
  const { cmdlet, arguments: args, position } = invocation;
  const first = index === 0 && !hasInput;
  const { readsStandardInput = false } = cmdlet;
  if (first && readsStandardInput !== false && context.standardInput) {
    const pending = startBinding(cmdlet, args, { expectingInput: true, position });
    if (pending.missing.length === 0) {
      const binding = pending.finish();
      const named = readsStandardInput !== true && binding.commandLine.values.has(readsStandardInput.unless);
      if (binding.takesInput && !named) return { invocation, binding, standardInput: context.standardInput() };
    }
  }
  const pending = startBinding(cmdlet, args, { expectingInput: !first, position });
  await promptForMandatory(pending, context.host, cmdlet.name, index + 1);
  return { invocation, binding: pending.finish() };
}

/** The error with the command and place of the stage it came from: the first one whose input did not fail with it. */
function placed(stages: readonly Stage[], thrown: unknown): unknown {
  if (thrown instanceof ControlSignal) return thrown;
  const origin = stages.findLast(({ input }) => input?.failure !== thrown);
  if (origin === undefined) return thrown;
  const error = origin.errors.place(toErrorRecord(thrown));
  origin.collect(error);
  return error;
}

function asyncIterator(input: AsyncIterable<Value> | Iterable<Value>): AsyncIterator<Value> {
  if (Symbol.asyncIterator in input) return input[Symbol.asyncIterator]();
  const iterator = input[Symbol.iterator]();
  return {
    next: () => Promise.resolve(iterator.next()),
    return: () => Promise.resolve(iterator.return?.() ?? { done: true, value: undefined }),
  };
}
