import { setMaxListeners } from 'node:events';
import type { ScriptAst } from '../language/ast.ts';
import type { CmdletServices } from './cmdlet.ts';
import type { CommandTable } from './command-table.ts';
import { toErrorRecord, type ErrorRecord } from './error-record.ts';
import { code } from './evaluator/evaluator.ts';
import { ExitSignal, FlowSignal } from './evaluator/flow.ts';
import { Frame, type Runtime } from './evaluator/frame.ts';
import type { Clock, FileStore, Host, Streams } from './host.ts';
import type { Argument } from './invocation.ts';
import { defaultLimits, StepBudget, type Limits } from './limits.ts';
import { streamOf } from './evaluator/output.ts';
import { pipelineContext } from './evaluator/pipeline-frame.ts';
import { runPipeline } from './pipeline/pipeline.ts';
import { runtimeError } from './runtime-error.ts';
import { Scope } from './scope.ts';
import { runToEnd } from './evaluator/script-block.ts';
import { ScriptCmdletContexts } from './evaluator/script-cmdlet.ts';
import { scriptAsCommand, scriptCommand, type ScriptCommandDefinition } from './evaluator/script-function.ts';
import { TypedVariables } from './evaluator/typed-variables.ts';
import type { Value } from './value.ts';

export interface SessionOptions {
  readonly commands: CommandTable;
  readonly services: CmdletServices;
  readonly host: Host;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly streams: Streams;
  /** The environment variables that scripts may read as `$env:NAME`: a table, or a way to ask. Names that look like secrets are never told. */
  readonly environment: Readonly<Record<string, string | undefined>> | ((name: string) => string | undefined);
  readonly signal?: AbortSignal;
  /** Standard input as objects. */
  readonly standardInput?: () => AsyncIterable<Value>;
  readonly limits?: Partial<Limits>;
}

export interface RunOptions {
  /** For the script's `param( … )`, or its `$args`. */
  readonly arguments?: readonly Argument[];
  /** Aborted to stop this run; the session's where absent. */
  readonly signal?: AbortSignal;
}

const maxErrors = 256;
const secretName = /token|secret|password|passwd|apikey|credential/i;

/** The preference variables that commands read, as PowerShell sets them. */
const preferences: readonly (readonly [string, Value])[] = [
  ['ErrorActionPreference', 'Continue'],
  ['WarningPreference', 'Continue'],
  ['VerbosePreference', 'SilentlyContinue'],
  ['DebugPreference', 'SilentlyContinue'],
  ['InformationPreference', 'SilentlyContinue'],
  ['ProgressPreference', 'Continue'],
  ['ConfirmPreference', 'High'],
  ['WhatIfPreference', false],
  ['FormatEnumerationLimit', 4],
  ['PSCulture', 'en-US'],
  ['PSUICulture', 'en-US'],
];

/** Runs scripts one after the other: variables, functions and `$Error` stay from one to the next. */
export class Session {
  readonly scope = new Scope();
  readonly #runtime: Runtime;
  readonly #frame: Frame;
  readonly #signal: AbortSignal;
  #exitCode: number | undefined;

  constructor(options: SessionOptions) {
    for (const [name, value] of preferences) this.scope.set(name, value);
    this.#runtime = runtimeOf(options);
    this.#signal = this.#runtime.signal;
    this.#frame = this.#frameFor({ text: '' }, options.streams, this.scope);
  }

  /** Errors so far, newest first, at most 256. */
  get errors(): readonly ErrorRecord[] {
    return this.#runtime.errors;
  }

  /** `$?`: how the last statement went. */
  get lastSucceeded(): boolean {
    return this.#runtime.lastSucceeded;
  }

  /** Whether there was any error, handled ones among them. */
  get hadErrors(): boolean {
    return this.#runtime.errorCount > 0;
  }

  /** What `exit` said in the last run; undefined if it ran to its end. */
  get exitCode(): number | undefined {
    return this.#exitCode;
  }

  /**
   * Runs a script and yields what it writes, as far as values are asked for; closing the generator stops it. Errors that end a statement
   * go to the error stream and the next statement runs; an error that ends the script is thrown, in `$Error` but not on the stream.
   */
  async *run(script: ScriptAst, options: RunOptions = {}): AsyncGenerator<Value, void, undefined> {
    const runtime = this.#runtime;
    this.#exitCode = undefined;
    runtime.lastSucceeded = true;
    runtime.signal = options.signal ?? this.#signal;
    // Every request under way listens to it, which is no leak that Node need warn of.
    setMaxListeners(0, runtime.signal);
    runtime.budget = new StepBudget(runtime.signal, runtime.limits.steps);
    try {
      yield* script.param || options.arguments || script.source.name !== undefined ? this.#runFile(script, options.arguments ?? []) : this.#runHere(script);
    } catch (thrown) {
      if (thrown instanceof ExitSignal) {
        this.#exitCode = thrown.code;
        return;
      }
      const record = thrown instanceof FlowSignal ? strayFlow(thrown) : toErrorRecord(thrown);
      runtime.lastSucceeded = false;
      runtime.recordError(record);
      throw record;
    }
  }

  /** Adds a command whose body is written in the language. */
  define(definition: ScriptCommandDefinition): void {
    this.#runtime.commands.define(scriptCommand(definition, this.#frame));
  }

  #runHere(script: ScriptAst): AsyncGenerator<Value, void, undefined> {
    const frame = this.#frameFor(script.source, this.#frame.streams, this.scope);
    return streamOf((out) => runToEnd(code.bodyOf(script.body), frame, out));
  }

  /** A script file is a command with a scope of its own. */
  #runFile(script: ScriptAst, args: readonly Argument[]): AsyncGenerator<Value, void, undefined> {
    const name = script.source.name?.replace(/^.*[\\/]/, '') ?? 'script';
    const frame = this.#frameFor(script.source, this.#frame.streams, this.scope);
    const cmdlet = scriptAsCommand(script, name, frame);
    return runPipeline([{ cmdlet, invokedAs: name, arguments: args }], undefined, pipelineContext(frame));
  }

  #frameFor(source: ScriptAst['source'], streams: Streams, scope: Scope): Frame {
    return new Frame(this.#runtime, { scope, scriptScope: scope, source, streams, guarded: false, depth: 0 });
  }
}

function runtimeOf(options: SessionOptions): Runtime {
  const signal = options.signal ?? new AbortController().signal;
  const limits = { ...defaultLimits, ...options.limits };
  const { environment } = options;
  const lookUp = typeof environment === 'function' ? environment : (name: string) => (Object.hasOwn(environment, name) ? environment[name] : undefined);
  const errors: ErrorRecord[] = [];
  return {
    code,
    commands: options.commands,
    services: options.services,
    host: options.host,
    files: options.files,
    clock: options.clock,
    signal,
    limits,
    environment: (name) => (secretName.test(name) ? undefined : lookUp(name)),
    budget: new StepBudget(signal, limits.steps),
    errors,
    typedVariables: new TypedVariables(),
    scriptCmdlets: new ScriptCmdletContexts(),
    errorCount: 0,
    lastSucceeded: true,
    recordError(record) {
      this.errorCount++;
      if (errors[0] === record) return;
      errors.unshift(record);
      if (errors.length > maxErrors) errors.pop();
    },
    ...(options.standardInput && { standardInput: options.standardInput }),
  };
}

/** A `break` or `continue` with no loop around it. */
const strayFlow = ({ keyword }: FlowSignal): ErrorRecord =>
  runtimeError('LoopNotFound', `There is no loop that ${keyword} could leave.`, {
    recommendation: 'In a block of ForEach-Object or Where-Object, return goes on with the next object; Select-Object -First ends a pipeline early.',
    terminating: true,
    endsScript: true,
  });
