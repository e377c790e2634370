import { cmdlet, type Cmdlet, type CmdletContext } from '../../src/engine/cmdlet.ts';
import { ErrorRecord } from '../../src/engine/error-record.ts';
import type { Host, Streams } from '../../src/engine/host.ts';
import type { Argument, Invocation } from '../../src/engine/invocation.ts';
import type { Parameter, TypedParameter } from '../../src/engine/parameter.ts';
import { runPipeline, type PipelineContext } from '../../src/engine/pipeline/pipeline.ts';
import { toText } from '../../src/engine/conversion/convert.ts';
import { Scope } from '../../src/engine/scope.ts';
import { ScriptBlock, type Value } from '../../src/engine/value.ts';

/** Words of a command line: `-x` is a parameter, `-x:v` has its value attached, anything else is a bare word. Values that are not strings are values. */
export function words(...items: readonly Value[]): Argument[] {
  return items.map((item): Argument => {
    const match = typeof item === 'string' ? /^-([a-z]\w*)(?::(.*))?$/i.exec(item) : null;
    if (match === null) return { kind: 'value', value: item, ...(typeof item === 'string' && { bare: item }) };
    const [, name = '', value] = match;
    return { kind: 'parameter', name, text: `-${name}`, ...(value !== undefined && { value: { kind: 'value', value, bare: value } as const }) };
  });
}

/** `-name:value` with a value that is no text. */
export const attached = (name: string, value: Value): Argument => ({ kind: 'parameter', name, text: `-${name}:`, value: { kind: 'value', value } });

/** What `@{…}` splats. */
export const splat = (entries: Readonly<Record<string, Value>>): Argument[] =>
  Object.entries(entries).map(([name, value]) => ({ kind: 'parameter', name, text: `-${name}`, value: { kind: 'value', value }, splatted: true }));

/** A script function with these parameters. */
export function scriptFunction(parameters: Readonly<Record<string, TypedParameter<unknown>>>, more: Partial<Cmdlet> = {}): Cmdlet {
  return { ...command(parameters), isFunction: true, ...more };
}

/** A cmdlet with these parameters that writes what was bound to them. */
export function command(parameters: Readonly<Record<string, TypedParameter<unknown>>>, more: Partial<Cmdlet> = {}): Cmdlet {
  const list = Object.entries(parameters).map(([name, parameter]): Parameter => ({ ...parameter, name }));
  const made = cmdlet({
    name: 'get-foo',
    synopsis: 'A command.',
    parameters: {},
    examples: [],
    async *stream(each) {
      for await (const { input } of each) yield input ?? null;
    },
  });
  return { ...made, parameters: list, ...more };
}

/** A cmdlet whose work on each object is `process`. */
export function worker(
  name: string,
  parameters: Readonly<Record<string, TypedParameter<unknown>>>,
  process: (values: ReadonlyMap<string, Value>, context: CmdletContext) => AsyncGenerator<Value, void, undefined>,
  more: Partial<Cmdlet> = {},
): Cmdlet {
  const made = cmdlet({
    name,
    synopsis: 'A command.',
    parameters,
    examples: [],
    process: (args, context) => process(new Map(Object.entries(args) as [string, Value][]), context),
  });
  return { ...made, ...more };
}

/** A script block whose work `evaluate` does; no parser is needed to test a pipeline. */
export const block = (text: string): ScriptBlock => new ScriptBlock({ kind: 'ScriptBlock', body: [], text, start: 0, end: text.length }, { text }, new Scope());

export interface Recorded {
  readonly errors: ErrorRecord[];
  readonly lines: string[];
  readonly recorded: ErrorRecord[];
}

export interface FixtureOptions {
  readonly interactive?: boolean;
  /** What the person types, line by line. */
  readonly replies?: readonly string[];
  readonly evaluate?: (block: ScriptBlock, dollarUnder: Value) => readonly Value[];
  readonly standardInput?: () => AsyncIterable<Value>;
  readonly scope?: Scope;
}

/** A pipeline's surroundings that remember what came on each stream. */
export function surroundings(options: FixtureOptions = {}): { readonly context: PipelineContext; readonly seen: Recorded; readonly scope: Scope } {
  const seen: Recorded = { errors: [], lines: [], recorded: [] };
  const replies = [...(options.replies ?? [])];
  const host: Host = {
    interactive: options.interactive === true,
    outputIsTerminal: false,
    width: 120,
    errorWidth: undefined,
    colorLevel: 0,
    write: async (text) => void seen.lines.push(text),
    writeError: (text) => void seen.lines.push(text),
    readLine: async (prompt) => {
      seen.lines.push(prompt);
      return replies.shift();
    },
    input: undefined,
  };
  const streams: Streams = {
    error: (record) => void seen.errors.push(record),
    warning: (message) => void seen.lines.push(`WARNING: ${message}`),
    verbose: (message) => void seen.lines.push(`VERBOSE: ${message}`),
    debug: (message) => void seen.lines.push(`DEBUG: ${message}`),
    information: ({ message }) => void seen.lines.push(`INFO: ${toText(message)}`),
    progress: ({ activity }) => void seen.lines.push(`PROGRESS: ${activity}`),
    whatIf: (message) => void seen.lines.push(`What if: ${message}`),
  };
  const scope = options.scope ?? new Scope();
  const evaluate = options.evaluate ?? (() => []);
  const context: PipelineContext = {
    services: {} as PipelineContext['services'],
    host,
    files: {
      workingFolder: '/',
      kind: async () => undefined,
      read: () => {
        throw new Error('no files here');
      },
      write: async () => {
        throw new Error('no files here');
      },
    },
    clock: { now: () => new Date(0), sleep: async () => undefined, random: () => 0 },
    streams,
    scope,
    signal: new AbortController().signal,
    async *invoke(script, dollarUnder) {
      yield* evaluate(script, dollarUnder ?? null);
    },
    evaluate,
    recordError: (record) => void seen.recorded.push(record),
    ...(options.standardInput && { standardInput: options.standardInput }),
  };
  return { context, seen, scope };
}

export const call = (cmdlet: Cmdlet, ...args: readonly (Argument | Value)[]): Invocation => ({
  cmdlet,
  invokedAs: cmdlet.name,
  arguments: args.flatMap((item) => (isArgument(item) ? [item] : words(item))),
});

const isArgument = (item: Argument | Value): item is Argument =>
  typeof item === 'object' && item !== null && 'kind' in item && (item.kind === 'parameter' || item.kind === 'value');

/** Runs a pipeline to its end. */
export async function output(
  invocations: readonly Invocation[],
  input: Iterable<Value> | AsyncIterable<Value> | undefined,
  context: PipelineContext,
): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of runPipeline(invocations, input, context)) values.push(value);
  return values;
}

/** The ErrorRecord that `action` throws. */
export function thrownBy(action: () => unknown): ErrorRecord {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof ErrorRecord) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

export async function rejectionOf(action: Promise<unknown>): Promise<ErrorRecord> {
  try {
    await action;
  } catch (thrown) {
    if (thrown instanceof ErrorRecord) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
