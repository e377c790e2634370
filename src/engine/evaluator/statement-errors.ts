import type { Extent } from '../../language/ast.ts';
import { toText } from '../conversion/convert.ts';
import { ErrorRecord, toErrorRecord } from '../error-record.ts';
import { ControlSignal } from './flow.ts';
import type { Frame } from './frame.ts';
import { runtimeError } from '../runtime-error.ts';

/** What was thrown as an ErrorRecord that knows its place; undefined for what is no error. */
export function errorOf(thrown: unknown, frame: Frame, extent: Extent): ErrorRecord | undefined {
  if (thrown instanceof ControlSignal) return undefined;
  const record = isStackOverflow(thrown) ? callDepthOverflow() : toErrorRecord(thrown);
  const position = record.position ?? { source: frame.source, extent: { start: extent.start, end: extent.end } };
  // No command wrote what the language itself raises, not even the function it stands in.
  return record.position && record.command !== undefined ? record : record.with({ position, command: record.command ?? '' });
}

const isStackOverflow = (thrown: unknown): boolean => thrown instanceof RangeError && thrown.message.includes('call stack');

/** Functions call one another too deep. */
export const callDepthOverflow = (): ErrorRecord =>
  runtimeError('CallDepthOverflow', 'The script failed due to call depth overflow.', {
    recommendation: 'Look for a function that calls itself without end.',
    command: '',
    terminating: true,
    endsScript: true,
  });

/** Cancellation passes every `catch`. */
export const isCatchable = (record: ErrorRecord): boolean => record.id !== 'OperationStopped';

/**
 * What happens to an error at the end of its statement: it is reported and the next statement follows, or it is thrown on, inside a
 * `try`, when it ends the script, or when `$ErrorActionPreference` is Stop.
 */
export function endStatement(thrown: unknown, frame: Frame, extent: Extent): void {
  const record = errorOf(thrown, frame, extent);
  if (!record) throw thrown;
  if (record.endsScript || frame.guarded) throw record;
  const preference = toText(frame.scope.get('ErrorActionPreference') ?? null).toLowerCase();
  if (preference === 'stop') throw record.with({ endsScript: true, terminating: true });
  frame.runtime.lastSucceeded = false;
  if (preference === 'ignore') return;
  const ended = record.terminating === true ? record : record.with({ terminating: true });
  frame.runtime.recordError(ended);
  if (preference === 'silentlycontinue') frame.streams.hidden?.({ stream: 'error', error: ended });
  else frame.streams.error(ended);
}
