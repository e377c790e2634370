import type { Extent } from '../language/ast.ts';
import type { Cmdlet } from './cmdlet.ts';
import type { Position } from './error-record.ts';
import type { Streams } from './host.ts';
import type { Value } from './value.ts';

/**
 * A command whose arguments have been evaluated: what the evaluator hands to the binder. Script blocks are ScriptBlock values;
 * splats have been taken apart into parameters and values marked `splatted`.
 */
export type Argument = ParameterArgument | ValueArgument;

export interface ParameterArgument {
  readonly kind: 'parameter';
  /** Without dash. */
  readonly name: string;
  /** As typed, with its dash. */
  readonly text: string;
  /** Given in the colon form (`-Name:value`) or by a splat. */
  readonly value?: ValueArgument;
  readonly splatted?: true;
  readonly extent?: Extent;
}

export interface ValueArgument {
  readonly kind: 'value';
  readonly value: Value;
  /** A bare word's spelling: what a `[string]` parameter gets for `0123` or `24l`. */
  readonly bare?: string;
  /** From argv: text that is converted by the parameter's type (`$null`, `true`, `a,b`, JSON for hashtables). */
  readonly argv?: true;
  /** Stands for a value that only a run would show: every parameter takes it. `--check` binds with such. */
  readonly unknown?: true;
  readonly splatted?: true;
  readonly extent?: Extent;
}

/** One stage of a pipeline. */
export interface Invocation {
  readonly cmdlet: Cmdlet;
  /** The name as typed: an alias, perhaps. */
  readonly invokedAs: string;
  readonly arguments: readonly Argument[];
  readonly position?: Position;
  /** Redirections, resolved: each stream goes into the output, or to a function that takes what it carries. */
  readonly redirect?: Partial<Record<keyof Streams, 'output' | ((value: Value) => void)>>;
}
