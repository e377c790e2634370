import { toErrorRecord, type ErrorRecord } from './error-record.ts';
import type { Clock, FileStore, Host, Streams } from './host.ts';
import type { Parameter, TypedParameter } from './parameter.ts';
import type { Scope } from './scope.ts';
import type { ScriptBlock, Value } from './value.ts';

/** What the application gives its cmdlets. Empty here: `cmdlets/services.ts` extends it by declaration merging, so the engine stays ignorant of Teams. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface CmdletServices {}

export type ConfirmImpact = 'None' | 'Low' | 'Medium' | 'High';

/** An example: printed by Get-Help, run by a test. */
export interface Example {
  /** A statement of the language, as a user would type it. */
  readonly run: string;
  readonly title?: string;
  /** Statements that must come before it for it to succeed on a fresh sandbox. */
  readonly after?: readonly string[];
}

/** The values bound for one pipeline object (or once, without input). Names have their declared spelling; unbound ones are absent. */
export interface BoundArguments {
  readonly parameterSet: string;
  readonly values: ReadonlyMap<string, Value>;
  /** The pipeline object this binding is for; undefined without pipeline input. */
  readonly input?: Value;
  /** The common parameters that were given: `$PSBoundParameters` shows them too. */
  readonly common?: ReadonlyMap<string, Value>;
}

/** A command the engine can run. Made by `cmdlet()`, or from a script function. */
export interface Cmdlet {
  readonly name: string;
  readonly synopsis: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly defaultParameterSet?: string;
  readonly supportsShouldProcess: boolean;
  readonly confirmImpact: ConfirmImpact;
  readonly examples: readonly Example[];
  /** Type names of what it writes, for property completion. */
  readonly outputType?: readonly string[];
  /** What stands behind the comma of the fully qualified error id; the name where absent. PowerShell's own cmdlets have their class name there. */
  readonly errorSource?: string;
  /** Takes standard input when a pipeline parameter is not given and stdin is not a terminal; with `unless`, only if that parameter is not given either. */
  readonly readsStandardInput?: boolean | { readonly unless: string };
  /** Objects may be processed side by side (-ThrottleLimit). */
  readonly concurrent?: boolean;
  /** A script function: binds `$null` to `''` for strings, runs in a scope of its own. */
  readonly isFunction?: boolean;
  /** A script function without CmdletBinding: it has no common parameters, and input that no parameter takes is no error. */
  readonly isSimpleFunction?: boolean;
  /** What to say to those who type a parameter that does not exist: by its name in lower case, a sentence. */
  readonly parameterHints?: Readonly<Record<string, string>>;
  /** The work on one object, where there is nothing to keep between objects: what can run side by side when `concurrent`. */
  readonly processOne?: (bound: BoundArguments, context: CmdletContext) => AsyncGenerator<Value, void, undefined>;
  /** Does the work. `each` gives the bound arguments per pipeline object, exactly one without pipeline input; what is yielded goes down the pipeline. */
  run(each: AsyncIterable<BoundArguments>, context: CmdletContext): AsyncGenerator<Value, void, undefined>;
}

/** What a running cmdlet can reach. */
export interface CmdletContext {
  readonly cmdlet: Cmdlet;
  readonly services: CmdletServices;
  readonly host: Host;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly streams: Streams;
  /** The caller's scope. */
  readonly scope: Scope;
  readonly signal: AbortSignal;
  /** True if there is pipeline input at all. */
  readonly expectingInput: boolean;
  /** How many objects the pipeline will bring, where that is known beforehand. */
  readonly inputCount?: number;
  /** What the command line alone bound: all that is known of the arguments when the pipeline turns out to be empty. */
  readonly commandLine?: BoundArguments;
  /** -WhatIf is in force: `shouldProcess` will answer false. Writers check their targets against the service in this case, so that a dry run is true. */
  readonly whatIf: boolean;
  /** 1-based place in the pipeline. */
  readonly pipelinePosition: number;
  /** `impact`: of this operation, where it is not the cmdlet's. Asks -WhatIf, -Confirm and $ConfirmPreference; prints `Performing the operation "action" on target "target".` where asked. */
  shouldProcess(target: string, action?: string, impact?: ConfirmImpact): Promise<boolean>;
  /** A question that -Force answers; not subject to -Confirm. */
  shouldContinue(question: string, caption: string): Promise<boolean>;
  /** A non-terminating error: reported, the next object follows. With -ErrorAction Stop it throws. */
  writeError(error: ErrorRecord): void;
  /** Runs a block for its output, with `$_` set. Runs in the caller's scope unless `newScope`. */
  invoke(block: ScriptBlock, dollarUnder: Value | undefined, options?: InvokeOptions): AsyncGenerator<Value, void, undefined>;
  /** As `invoke`, gathered; synchronous work is not awaited, so it is cheap in a loop. */
  evaluate(block: ScriptBlock, dollarUnder: Value, options?: InvokeOptions): Promise<readonly Value[]> | readonly Value[];
}

export interface InvokeOptions {
  readonly arguments?: readonly Value[];
  readonly newScope?: boolean;
  /** Where the block's other streams go; the caller's where absent. The pipeline fills it in with the stage's own. */
  readonly streams?: Streams;
  /** `evaluate` reports an error that ends a statement of the block, and the block goes on, as `invoke` does; otherwise it throws it. */
  readonly reportErrors?: boolean;
}

type ParameterShape = Readonly<Record<string, TypedParameter<unknown>>>;

type ArgumentOf<P> = P extends TypedParameter<infer T> ? T : never;

/** The arguments as a handler sees them. Everything may be absent but for the chosen set's mandatory parameters, which `required` unwraps. */
export type Arguments<S extends ParameterShape> = { readonly [K in keyof S]: ArgumentOf<S[K]> | undefined } & {
  readonly parameterSet: string;
  readonly input: Value | undefined;
};

interface CmdletDefinition<S extends ParameterShape> {
  readonly name: string;
  readonly synopsis: string;
  readonly description?: string;
  readonly parameters: S;
  readonly defaultParameterSet?: string;
  readonly supportsShouldProcess?: boolean;
  readonly confirmImpact?: ConfirmImpact;
  readonly examples: readonly Example[];
  readonly outputType?: readonly string[];
  readonly errorSource?: string;
  readonly readsStandardInput?: boolean | { readonly unless: string };
  readonly concurrent?: boolean;
  readonly parameterHints?: Readonly<Record<string, string>>;
  /** Called for each pipeline object, or once. A thrown error is this object's error; one marked terminating, or any outside the pipeline, ends the statement. */
  readonly process?: (args: Arguments<S>, context: CmdletContext) => AsyncGenerator<Value, void, undefined>;
  /** For cmdlets that keep something between objects or need them all. `fixed` are the arguments bound before any pipeline object: there even when none comes. */
  readonly stream?: (each: AsyncIterable<Arguments<S>>, context: CmdletContext, fixed: Arguments<S>) => AsyncGenerator<Value, void, undefined>;
}

/** Makes a cmdlet from its definition. Give `process`, or `stream` where one object is not enough to know. */
export function cmdlet<const S extends ParameterShape>(definition: CmdletDefinition<S>): Cmdlet {
  const { parameters, process, stream, supportsShouldProcess = false, confirmImpact = 'Medium', ...rest } = definition;
  const list = Object.entries(parameters).map(([name, parameter]): Parameter => ({ ...parameter, name }));
  const run = stream
    ? (each: AsyncIterable<BoundArguments>, context: CmdletContext) =>
        stream(argumentsOf<S>(each), context, toArguments<S>(context.commandLine ?? nothingBound))
    : async function* (each: AsyncIterable<BoundArguments>, context: CmdletContext) {
        if (!process) return;
        for await (const bound of each) {
          try {
            yield* process(toArguments<S>(bound), context);
          } catch (thrown) {
            rethrowOrWrite(thrown, context);
          }
        }
      };
  const processOne = process && !stream ? (bound: BoundArguments, context: CmdletContext) => process(toArguments<S>(bound), context) : undefined;
  return { ...rest, parameters: list, supportsShouldProcess, confirmImpact, run, ...(processOne && { processOne }) };
}

const nothingBound: BoundArguments = { parameterSet: '', values: new Map() };

/** One object's failure does not end a pipeline, unless it says so itself. */
export function rethrowOrWrite(thrown: unknown, context: CmdletContext): void {
  const record = toErrorRecord(thrown);
  if (record.terminating === true || record.endsScript || context.signal.aborted) throw thrown;
  context.writeError(record);
}

function toArguments<S extends ParameterShape>(bound: BoundArguments): Arguments<S> {
  const record: Record<string, unknown> = { parameterSet: bound.parameterSet, input: bound.input };
  for (const [name, value] of bound.values) record[name] = value;
  return record as Arguments<S>;
}

async function* argumentsOf<S extends ParameterShape>(each: AsyncIterable<BoundArguments>): AsyncGenerator<Arguments<S>, void, undefined> {
  for await (const bound of each) yield toArguments<S>(bound);
}
