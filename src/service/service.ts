import { correlationHeader, matchRoute, type ErrorBody } from '../client/routes.ts';
import type { Request, Response, Transport } from '../client/transport.ts';
import { PolicyError } from '../policy/policy-error.ts';
import { handlers } from './api.ts';
import { deterministicGuid } from './chance.ts';
import { batchRunner } from './batch-runner.ts';
import type { Answer } from './handler.ts';
import { ServiceError, statusOf } from './service-error.ts';
import type { Store } from './store.ts';

export interface ServiceOptions {
  readonly store: Store;
  readonly clock: { now(): Date };
  /** Who sends a request, as `CreatedBy` tells it; `local` where nothing is known. */
  readonly caller?: (request: Request) => string;
  /** Where the service is reached: an origin without a slash at the end, of which absolute URLs in answers are made. Microsoft's where absent. */
  readonly baseUrl?: () => string;
  /** A GUID for a request that brings none. */
  readonly newCorrelationId?: () => string;
  /** Told of failures that are nobody's mistake but the service's; the answer does not say what they were. */
  readonly onFailure?: (failure: unknown, correlationId: string) => void;
}

/** The policy service as a function from request to response. It keeps everything in the store; it rejects never. */
export function createService({
  store,
  clock,
  caller = () => 'local',
  baseUrl = () => 'https://graph.microsoft.com',
  newCorrelationId = () => deterministicGuid(Math.random),
  onFailure,
}: ServiceOptions): Transport {
  const startBatches = batchRunner(store, clock, (failure) => onFailure?.(failure, newCorrelationId()));
  let awake = false;
  const answer = async (request: Request): Promise<Answer> => {
    const match = matchRoute(request.method, request.path);
    if (!match.found) throw noRoute(request, match.allow);
    const { query = {}, body } = request;
    const answered = await handlers[match.name]({
      parameters: match.parameters,
      query,
      body,
      store,
      now: clock.now(),
      caller: caller(request),
      baseUrl: baseUrl(),
      startBatches,
    });
    // What an earlier process left unfinished goes on; once is enough, since a new batch starts the work itself.
    if (!awake) startBatches();
    awake = true;
    return answered;
  };
  return async (request) => {
    const correlationId = usableId(request.headers?.[correlationHeader]) ?? newCorrelationId();
    try {
      if (/^\/v1\.0(\/|$)/i.test(request.path)) {
        const { answerGraph } = await import('./graph/graph-service.ts');
        const world = { store, now: clock.now(), baseUrl: baseUrl(), onFailure: (failure: unknown) => onFailure?.(failure, correlationId) };
        return respond(await answerGraph(request, world), correlationId);
      }
      return respond(await answer(request), correlationId);
    } catch (error) {
      if (!(error instanceof ServiceError || error instanceof PolicyError)) onFailure?.(error, correlationId);
      return respond(refusal(error), correlationId);
    }
  };
}

/** An id that is safe to repeat in headers and logs. */
const usableId = (id: string | undefined): string | undefined => (id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : undefined);

const respond = ({ status, body, headers }: Answer, correlationId: string): Response => ({
  status,
  headers: { ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }), ...headers, [correlationHeader]: correlationId },
  ...(body !== undefined && { body }),
});

function noRoute({ method, path }: Request, allow: readonly string[]): ServiceError {
  return allow.length === 0
    ? new ServiceError('RouteNotFound', `There is nothing at ${path}.`, { target: path })
    : new ServiceError('MethodNotAllowed', `${path} does not answer ${method}, only ${allow.join(', ')}.`, { target: method, details: allow });
}

function refusal(error: unknown): Answer {
  if (!(error instanceof ServiceError || error instanceof PolicyError)) {
    return { status: 500, body: errorBody({ id: 'ServiceError', message: 'The service failed. Its log says more under the correlation id.' }) };
  }
  const allow = error.id === 'MethodNotAllowed' ? { headers: { allow: (error.details ?? []).join(', ') } } : {};
  return { status: statusOf(error.id), body: errorBody(error), ...allow };
}

interface Refusal {
  readonly id: string;
  readonly message: string;
  readonly target?: string;
  readonly recommendation?: string;
  readonly details?: readonly string[];
}

const errorBody = ({ id, message, target, recommendation, details = [] }: Refusal): ErrorBody => ({
  error: {
    code: id,
    message,
    ...(target !== undefined && { target }),
    ...(details.length > 0 && { details }),
    ...(recommendation !== undefined && { recommendation }),
  },
});
