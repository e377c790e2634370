import type { BindingSite } from '../binding/binding-error.ts';
import type { BoundArguments, CmdletContext } from '../cmdlet.ts';
import { collectingVariables, type CollectingVariables } from '../binding/collecting-variables.ts';
import type { CommandLineBinding } from '../binding/command-line-binding.ts';
import { collectStreams, filterStreams, redirectStreams } from './command-streams.ts';
import { runSideBySide, throttleLimitOf, WatchedSource } from './concurrent-stage.ts';
import { ErrorWriter } from './error-writer.ts';
import type { ErrorRecord } from '../error-record.ts';
import type { Invocation } from '../invocation.ts';
import type { PipelineContext } from './pipeline-context.ts';
import { preferenceScope } from './preference-scope.ts';
import { Confirmation } from './should-process.ts';
import { once, StageInput } from './stage-input.ts';
import type { Value } from '../value.ts';

/** What distinguishes one run of a command: its place and where its objects come from. */
export interface StageOptions {
  /** 1-based. */
  readonly place: number;
  readonly source: AsyncIterator<Value> | undefined;
  /** How many objects will come from there, where that is known. */
  readonly inputCount?: number;
  /** Binds the command without input, when standard input turned out to be empty. */
  readonly whenEmpty?: () => BoundArguments;
}

/** One command of a running pipeline. */
export class Stage {
  readonly output: AsyncGenerator<Value, void, undefined>;
  readonly errors: ErrorWriter;
  /** Where its objects come from, and whether what ended it came from there. */
  readonly input: { readonly failure: unknown; return(): Promise<unknown> } | undefined;
  readonly #collected: CollectingVariables;
  readonly #scopeOfCaller: PipelineContext['scope'];
  readonly #binding: CommandLineBinding;

  constructor(invocation: Invocation, binding: CommandLineBinding, options: StageOptions, pipeline: PipelineContext) {
    const { cmdlet } = invocation;
    const { common } = binding;
    this.#binding = binding;
    this.#scopeOfCaller = pipeline.scope;
    const site: BindingSite = { cmdlet, ...(invocation.position && { position: invocation.position }) };
    const merged: Value[] = [];
    this.#collected = collectingVariables(common, pipeline.scope);
    const scope = cmdlet.isFunction === true ? preferenceScope(pipeline.scope, common) : pipeline.scope;
    const redirected = redirectStreams(pipeline.streams, invocation.redirect, (value) => merged.push(value));
    const shown = collectStreams(redirected, this.#collected);
    const own = filterStreams(shown, site, common, scope);
    this.errors = new ErrorWriter({
      site,
      errorAction: common.errorAction,
      scope,
      record: (error) => pipeline.recordError(error),
      collect: (error) => shown.hidden?.({ stream: 'error', error }),
      emit: (error) => shown.error(error),
    });
    const plain = { streams: shown };
    const confirmation = new Confirmation({ cmdlet, common, scope, host: pipeline.host, streams: own });
    const context: CmdletContext = {
      cmdlet,
      services: pipeline.services,
      host: pipeline.host,
      files: pipeline.files,
      clock: pipeline.clock,
      // What runs inside a function has passed its own preferences already.
      streams: cmdlet.isFunction === true ? shown : own,
      scope,
      signal: pipeline.signal,
      expectingInput: options.source !== undefined,
      ...(options.inputCount !== undefined && { inputCount: options.inputCount }),
      commandLine: binding.commandLine,
      whatIf: confirmation.whatIf,
      pipelinePosition: options.place,
      shouldProcess: (target, action, impact) => confirmation.shouldProcess(target, action, impact),
      shouldContinue: (question, caption) => confirmation.shouldContinue(question, caption),
      writeError: (error) => {
        this.errors.write(error);
      },
      invoke: (block, dollarUnder, invokeOptions) => pipeline.invoke(block, dollarUnder, invokeOptions ? { streams: shown, ...invokeOptions } : plain),
      evaluate: (block, dollarUnder, invokeOptions) => pipeline.evaluate(block, dollarUnder, invokeOptions ? { streams: shown, ...invokeOptions } : plain),
    };
    const limit = throttleLimitOf(binding);
    const { source, whenEmpty } = options;
    let run: AsyncGenerator<Value, void, undefined>;
    if (source && limit > 1 && cmdlet.processOne) {
      const watched = new WatchedSource(source);
      this.input = watched;
      run = runSideBySide(watched, binding, context, this.errors, limit, cmdlet.processOne);
    } else if (source) {
      const input = new StageInput({
        binding,
        source,
        evaluate: (block, dollarUnder) => context.evaluate(block, dollarUnder),
        signal: pipeline.signal,
        onError: (error: ErrorRecord) => {
          this.errors.write(error);
        },
        ...(whenEmpty && { whenEmpty }),
      });
      this.input = input;
      run = cmdlet.run(input, context);
    } else run = cmdlet.run(once(binding.commandLine), context);
    this.output = this.#observed(run, invocation.redirect === undefined ? undefined : merged);
  }

  /** The output as -OutVariable, -PipelineVariable and merged streams see it; the output itself where there are none. */
  #observed(run: AsyncGenerator<Value, void, undefined>, merged: Value[] | undefined): AsyncGenerator<Value, void, undefined> {
    const { output } = this.#collected;
    const { pipelineVariable } = this.#binding.common;
    if (!output && pipelineVariable === undefined && !merged) return run;
    const scope = this.#scopeOfCaller;
    const pass = (value: Value): Value => {
      output?.push(value);
      if (pipelineVariable !== undefined) scope.set(pipelineVariable, value);
      return value;
    };
    return (async function* () {
      try {
        for await (const value of run) {
          while (merged?.length) yield pass(merged.shift() ?? null);
          yield pass(value);
        }
        while (merged?.length) yield pass(merged.shift() ?? null);
      } finally {
        if (pipelineVariable !== undefined) scope.delete(pipelineVariable);
      }
    })();
  }

  /** Adds an error that ended the command to its -ErrorVariable. */
  collect(error: ErrorRecord): void {
    this.#collected.errors?.push(error);
  }
}
