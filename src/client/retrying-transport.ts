import { AdaptiveConcurrency } from './adaptive-concurrency.ts';
import { backoff } from './backoff.ts';
import { ClientError } from './client-error.ts';
import { faultOfAnswer, faultOfFailure, type FaultKind } from './fault-kind.ts';
import { retryAfter } from './retry-after.ts';
import { correlationHeader } from './routes.ts';
import type { Request, Response, Transport } from './transport.ts';

/** Times in milliseconds. */
export interface RetryOptions {
  readonly clock: { now(): Date; sleep(ms: number, signal?: AbortSignal): Promise<void>; random(): number };
  /** Shared by everyone who sends to the same service. */
  readonly concurrency?: AdaptiveConcurrency;
  readonly attempts?: number;
  /** For one request with all its attempts and the waiting between them. */
  readonly requestDeadline?: number;
  /** For everything since the last `beginCommand`; no limit where absent. */
  readonly commandDeadline?: number;
}

export interface RetryingTransport {
  readonly send: Transport;
  /** The command's deadline counts from now. */
  readonly beginCommand: () => void;
}

/** What one attempt came to. */
type Outcome = { readonly kind: FaultKind | undefined } & ({ readonly response: Response } | { readonly thrown: unknown });

/**
 * The one place for throttling and faults. It sends again what is safe to send again: whatever never left or was refused, and after an ambiguous
 * failure every request but a POST that makes something new, because reading, merging, granting and removing twice comes to the same. It waits as `Retry-After` says, otherwise
 * longer each time and by chance; it gives up when the wait would not end in time. The correlation id stays the same over all attempts.
 */
export function retryingTransport(inner: Transport, options: RetryOptions): RetryingTransport {
  const { clock, concurrency = new AdaptiveConcurrency(), attempts = 5, requestDeadline = 300_000, commandDeadline = Number.POSITIVE_INFINITY } = options;
  let commandBegan = clock.now().getTime();
  /** A service that has never answered is not waited for: its address is probably wrong. */
  let answered = false;

  /** `until`: absent where the transport's own limits will do. */
  async function attempt(request: Request, count: number, until: number | undefined, signal: AbortSignal | undefined): Promise<Outcome> {
    const place = await concurrency.enter(signal);
    const limit = until === undefined ? undefined : timeLimit(clock, until, signal);
    try {
      const response = await inner(count === 1 ? request : { ...request, attempt: count }, limit?.signal ?? signal);
      answered = true;
      if (response.status === 429 || response.status === 503) place.throttled();
      else place.done();
      return { kind: faultOfAnswer(response), response };
    } catch (thrown) {
      place.done();
      if (limit?.passed() === true) return { kind: 'final', thrown: timeIsOver(request, thrown) };
      return { kind: faultOfFailure(thrown), thrown };
    } finally {
      limit?.cancel();
    }
  }

  const isCommandOver = (): boolean => clock.now().getTime() >= commandBegan + commandDeadline;
  const timeIsOver = (request: Request, cause?: unknown): ClientError => deadlinePassed(request, isCommandOver() ? commandDeadline : undefined, cause);

  function mayRepeat(kind: FaultKind, { method, repeatable }: Request): boolean {
    if (kind === 'unsent') return answered;
    return kind === 'refused' || (kind === 'ambiguous' && (method !== 'POST' || repeatable === true));
  }

  async function send(request: Request, signal?: AbortSignal): Promise<Response> {
    const until = Math.min(clock.now().getTime() + requestDeadline, commandBegan + commandDeadline);
    /** An earlier attempt may have been carried out. */
    let ambiguous = false;
    for (let count = 1; ; count++) {
      if (isCommandOver() || (count > 1 && clock.now().getTime() >= until)) throw timeIsOver(request);
      const outcome = await attempt(request, count, count > 1 || Number.isFinite(commandDeadline) ? until : undefined, signal);
      const { kind } = outcome;
      if (kind === 'final' && ambiguous && 'response' in outcome && isGone(request, outcome.response))
        return { status: 204, headers: outcome.response.headers };
      if (kind === undefined || count >= attempts || signal?.aborted === true || !mayRepeat(kind, request)) return settle(outcome);
      ambiguous ||= kind === 'ambiguous';
      const asked = 'response' in outcome ? retryAfter(outcome.response.headers['retry-after'], clock.now()) : undefined;
      const wait = asked ?? backoff(count, clock.random());
      if (clock.now().getTime() + wait >= until) return settle(outcome);
      await clock.sleep(wait, signal);
    }
  }

  return {
    send,
    beginCommand: () => {
      commandBegan = clock.now().getTime();
    },
  };
}

function settle(outcome: Outcome): Response {
  if ('response' in outcome) return outcome.response;
  throw outcome.thrown;
}

/** What a repeated removal finds: the attempt before it did the work. */
const isGone = ({ method }: Request, { status }: Response): boolean => method === 'DELETE' && status === 404;

interface TimeLimit {
  readonly signal: AbortSignal;
  passed(): boolean;
  cancel(): void;
}

/** A signal that is aborted at a time, or with another one. */
function timeLimit(clock: RetryOptions['clock'], until: number, outer: AbortSignal | undefined): TimeLimit {
  const over = new AbortController();
  const cancelled = new AbortController();
  let passed = false;
  const stop = (): void => over.abort(outer?.reason);
  outer?.addEventListener('abort', stop, { once: true });
  clock.sleep(Math.max(0, until - clock.now().getTime()), cancelled.signal).then(
    () => {
      passed = !cancelled.signal.aborted;
      if (passed) over.abort();
    },
    () => undefined,
  );
  return {
    signal: over.signal,
    passed: () => passed,
    cancel() {
      outer?.removeEventListener('abort', stop);
      cancelled.abort();
    },
  };
}

/** `commandDeadline`: it is the whole command whose time is over. */
const deadlinePassed = (request: Request, commandDeadline: number | undefined, cause: unknown): ClientError =>
  new ClientError({
    id: 'RequestTimedOut',
    category: 'OperationTimeout',
    ...(commandDeadline !== undefined && { terminating: true }),
    message:
      commandDeadline === undefined
        ? `The time for ${request.method} ${request.path} was over before there was an answer.`
        : `The time that the command had (${commandDeadline / 1000} s) was over before there was an answer to ${request.method} ${request.path}.`,
    recommendation: request.method === 'GET' ? 'Try again when the service answers faster.' : 'The change may have been made: look before you try again.',
    correlationId: request.headers?.[correlationHeader],
    cause,
  });
