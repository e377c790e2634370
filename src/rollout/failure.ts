import { isAmbiguous } from '../client/fault-kind.ts';

/** What an error says of a row. */
export interface Failure {
  readonly id: string;
  readonly message: string;
  readonly correlationId: string | undefined;
}

export function failureOf(thrown: unknown): Failure {
  const details = (thrown instanceof Error ? thrown : {}) as { readonly id?: unknown; readonly correlationId?: unknown };
  return {
    id: typeof details.id === 'string' ? details.id : 'InternalError',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    correlationId: typeof details.correlationId === 'string' ? details.correlationId : undefined,
  };
}

/** Nothing would go better with the next row: no access, told to stop, or nowhere to note it. */
const general = new Set(['Unauthorized', 'Forbidden', 'NotConnected', 'OperationStopped', 'RolloutNotWritable', 'HistoryNotWritable', 'InternalError']);

export const isGeneral = (thrown: unknown): boolean => general.has(failureOf(thrown).id);

/** The row itself is wrong: asking again would give the same. */
export const isLasting = (thrown: unknown): boolean => {
  const { id } = failureOf(thrown);
  return !general.has(id) && !isAmbiguous(thrown) && id !== 'TooManyRequests' && id !== 'ServiceUnreachable' && id !== 'ServiceUnavailable';
};
