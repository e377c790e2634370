import { randomUUID } from 'node:crypto';
import type { GraphErrorBody } from '../../client/graph-routes.ts';

/** What Graph refuses with. */
interface GraphProblem {
  readonly code: string;
  readonly message: string;
  /** Of the inner error. */
  readonly inner?: { readonly code?: string; readonly additionalData?: { readonly action: string } };
}

/** A request that Graph refuses. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;
  readonly problem: GraphProblem;

  constructor(status: number, problem: GraphProblem) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
  }
}

/** Graph's envelope. `clientRequestId`: what the client calls the request. */
export function graphErrorBody({ code, message, inner }: GraphProblem, clientRequestId: string | undefined, now: Date): GraphErrorBody {
  const requestId = randomUUID();
  const date = now.toISOString().slice(0, 19);
  const known = clientRequestId !== undefined && /^[\w-]{1,64}$/.test(clientRequestId) ? clientRequestId : requestId;
  return { error: { code, message, innerError: { ...inner, date, 'request-id': requestId, 'client-request-id': known } } };
}

export const badRequest = (message: string): GraphError => new GraphError(400, { code: 'BadRequest', message });

/** What a token lacks, in the words of the live service (observed). */
export const forbidden = (permission: string): GraphError =>
  new GraphError(403, {
    code: 'forbidden',
    message: `Insufficient permission(s) for the request. API requires any of the following permission(s): ${permission}.`,
    inner: { code: 'Forbidden', additionalData: { action: 'Add the required roles/permissions and try again.' } },
  });

/** What the directory does not have. */
export const notInDirectory = (identity: string): GraphError =>
  new GraphError(404, {
    code: 'Request_ResourceNotFound',
    message: `Resource '${identity}' does not exist or one of its queried reference-property objects are not present.`,
  });

/** What the routes of Teams do not have: the message is itself JSON (observed). */
export const notInTeams = (): GraphError =>
  new GraphError(404, {
    code: 'UnknownError',
    message: JSON.stringify({ code: 'NotFound', message: 'Resource not found.', action: 'Specify valid resource.' }),
  });
