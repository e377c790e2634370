import type { InvokeOptions } from '../cmdlet.ts';
import type { Body, Expression } from './code.ts';
import { FlowSignal, type Completion } from './flow.ts';
import type { Frame } from './frame.ts';
import { ItemScope } from './item-scope.ts';
import { andThen, type Later } from '../later.ts';
import { enumerate, nothing } from '../members/nothing.ts';
import { Gathering, streamOf, type Output } from './output.ts';
import { Scope } from '../scope.ts';
import { endStatement } from './statement-errors.ts';
import { castThrough } from './typed-variables.ts';
import type { ScriptBlock, Value } from '../value.ts';

/** Runs a block for what it writes, as far as that is asked for. `return` ends it; `break` and `continue` leave the loop around the command. */
export async function* invokeBlock(
  frame: Frame,
  block: ScriptBlock,
  dollarUnder: Value | undefined,
  options: InvokeOptions = {},
): AsyncGenerator<Value, void, undefined> {
  const body = frame.runtime.code.bodyOf(block.ast.body);
  const inner = blockFrame(frame, block, dollarUnder, options);
  if (body.commandFree) {
    const out = new Gathering();
    const done = runToEnd(body, inner, out);
    // What it wrote before an error or a `break` was written.
    try {
      if (done instanceof Promise) await done;
    } finally {
      yield* out.values;
    }
  } else yield* streamOf((out) => runToEnd(body, inner, out));
}

/** A block's output as a list, without waiting where nothing has to be waited for. An error in it is thrown for the command to deal with, unless the options say otherwise. */
export function evaluateBlock(frame: Frame, block: ScriptBlock, dollarUnder: Value, options: InvokeOptions = {}): Later<readonly Value[]> {
  const { expression, run } = frame.runtime.code.bodyOf(block.ast.body);
  const inner = blockFrame(frame, block, dollarUnder, options, options.reportErrors !== true || frame.guarded);
  if (expression) return inner.guarded ? evaluateExpression(expression, inner) : reportingErrors(expression, inner, block);
  const out = new Gathering();
  return andThen(runToEnd({ run }, inner, out), () => out.values);
}

function evaluateExpression(expression: Expression, frame: Frame): Later<readonly Value[]> {
  const turn = frame.runtime.budget.step();
  if (turn) return turn.then(() => andThen(expression(frame), enumerate));
  const value = expression(frame);
  return value instanceof Promise ? value.then(enumerate) : enumerate(value);
}

/** The one expression of a block as the statement that it is. */
function reportingErrors(expression: Expression, frame: Frame, { ast }: ScriptBlock): Later<readonly Value[]> {
  const failed = (thrown: unknown): readonly Value[] => {
    endStatement(thrown, frame, ast.body[0] ?? ast);
    return nothing;
  };
  try {
    const output = evaluateExpression(expression, frame);
    return output instanceof Promise ? output.catch(failed) : output;
  } catch (thrown) {
    return failed(thrown);
  }
}

/** Runs a block or a function; `return` ends it, wherever in it that stood. */
export function runToEnd(body: Pick<Body, 'run'>, frame: Frame, out: Output): Later<void> {
  try {
    const done = body.run(frame, out);
    if (done instanceof Promise) return done.then(leave, endOfReturn);
    leave(done);
  } catch (thrown) {
    endOfReturn(thrown);
  }
}

function leave(completion: Completion): void {
  if (completion === 'break' || completion === 'continue') throw new FlowSignal(completion);
}

function endOfReturn(thrown: unknown): void {
  if (!(thrown instanceof FlowSignal) || thrown.keyword !== 'return') throw thrown;
}

function blockFrame(frame: Frame, block: ScriptBlock, dollarUnder: Value | undefined, options: InvokeOptions, guarded = frame.guarded): Frame {
  const base = options.newScope === true ? new Scope(frame.scope) : frame.scope;
  const scope = dollarUnder === undefined ? base : new ItemScope(base, dollarUnder);
  const streams = options.streams ?? frame.streams;
  const inner = frame.with({ scope, streams, guarded, source: block.source });
  if (block.ast.param || options.arguments) bindBlockArguments(inner, block, options.arguments ?? []);
  return inner;
}

/** A block's own `param( … )` takes the arguments in order; what is left is `$args`. */
function bindBlockArguments(frame: Frame, block: ScriptBlock, args: readonly Value[]): void {
  const parameters = block.ast.param?.parameters ?? [];
  for (const [i, { name, type, defaultValue }] of parameters.entries()) {
    const given = args[i];
    const fallback = given === undefined && defaultValue ? frame.runtime.code.expressionOf(defaultValue)(frame) : null;
    const value = given ?? (fallback instanceof Promise ? null : fallback);
    frame.scope.set(name, type ? castThrough([type], value) : value);
  }
  frame.scope.set('args', args.slice(parameters.length));
}
