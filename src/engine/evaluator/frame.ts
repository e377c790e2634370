import type { Source } from '../../language/ast.ts';
import type { CmdletServices } from '../cmdlet.ts';
import type { CodeCache } from './code.ts';
import type { CommandTable } from '../command-table.ts';
import type { ErrorRecord } from '../error-record.ts';
import type { Clock, FileStore, Host, Streams } from '../host.ts';
import type { Limits, StepBudget } from '../limits.ts';
import type { Scope } from '../scope.ts';
import type { ScriptCmdletContexts } from './script-cmdlet.ts';
import type { TypedVariables } from './typed-variables.ts';
import type { Value } from '../value.ts';

/** What is the same for all of a session. */
export interface Runtime {
  readonly code: CodeCache;
  readonly commands: CommandTable;
  readonly services: CmdletServices;
  readonly host: Host;
  readonly files: FileStore;
  readonly clock: Clock;
  /** Of the current run. */
  signal: AbortSignal;
  readonly limits: Limits;
  readonly standardInput?: () => AsyncIterable<Value>;
  /** An environment variable that scripts may see. */
  readonly environment: (name: string) => string | undefined;
  /** Of the current run. */
  budget: StepBudget;
  /** `$Error`: newest first. */
  readonly errors: ErrorRecord[];
  readonly typedVariables: TypedVariables;
  readonly scriptCmdlets: ScriptCmdletContexts;
  /** How many errors there have been, those that `$Error` has forgotten among them. */
  errorCount: number;
  /** `$?` */
  lastSucceeded: boolean;
  recordError(record: ErrorRecord): void;
}

/** Where evaluation stands: in which text and scope, and what happens to errors there. */
export interface Place {
  readonly scope: Scope;
  /** The scope that `$script:` means. */
  readonly scriptScope: Scope;
  readonly source: Source;
  readonly streams: Streams;
  /** Inside a `try`, here or in a caller: an error that ends a statement goes to its `catch` instead of being reported. */
  readonly guarded: boolean;
  /** Function calls inside one another. */
  readonly depth: number;
}

/** A place in a session: what every piece of compiled script runs in. */
export class Frame implements Place {
  readonly runtime: Runtime;
  readonly scope: Scope;
  readonly scriptScope: Scope;
  readonly source: Source;
  readonly streams: Streams;
  readonly guarded: boolean;
  readonly depth: number;

  constructor(runtime: Runtime, place: Place) {
    this.runtime = runtime;
    this.scope = place.scope;
    this.scriptScope = place.scriptScope;
    this.source = place.source;
    this.streams = place.streams;
    this.guarded = place.guarded;
    this.depth = place.depth;
  }

  with(changes: Partial<Place>): Frame {
    return new Frame(this.runtime, { ...this.place, ...changes });
  }

  private get place(): Place {
    const { scope, scriptScope, source, streams, guarded, depth } = this;
    return { scope, scriptScope, source, streams, guarded, depth };
  }

  withScope(scope: Scope): Frame {
    return this.with({ scope });
  }
}
