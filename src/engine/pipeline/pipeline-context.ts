import type { CmdletServices, InvokeOptions } from '../cmdlet.ts';
import type { ErrorRecord } from '../error-record.ts';
import type { Clock, FileStore, Host, Streams } from '../host.ts';
import type { Scope } from '../scope.ts';
import type { ScriptBlock, Value } from '../value.ts';

/** What a pipeline runs in. */
export interface PipelineContext {
  readonly services: CmdletServices;
  readonly host: Host;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly streams: Streams;
  /** The caller's scope: its preference variables count, and -OutVariable and its like are set there. */
  readonly scope: Scope;
  readonly signal: AbortSignal;
  invoke(block: ScriptBlock, dollarUnder: Value | undefined, options?: InvokeOptions): AsyncGenerator<Value, void, undefined>;
  evaluate(block: ScriptBlock, dollarUnder: Value, options?: InvokeOptions): Promise<readonly Value[]> | readonly Value[];
  /** Puts a non-terminating error into `$Error`. What is thrown is for the caller to record. */
  recordError(record: ErrorRecord): void;
  /** Standard input as objects, for a first command that reads it. */
  readonly standardInput?: () => AsyncIterable<Value>;
}
