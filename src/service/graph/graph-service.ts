import { graphRoutes, matchGraphRoute, type GraphRouteName } from '../../client/graph-routes.ts';
import type { Request } from '../../client/transport.ts';
import { PolicyError } from '../../policy/policy-error.ts';
import { callerOf, type Caller } from '../caller.ts';
import { ok, type Answer } from '../handler.ts';
import { ServiceError, statusOf } from '../service-error.ts';
import type { Store } from '../store.ts';
import { graphAssign, graphGetPolicyId, graphUnassign } from './graph-assignments.ts';
import { answerBatch } from './graph-batch.ts';
import { forbidden, GraphError, graphErrorBody } from './graph-error.ts';
import { graphGetGroup, graphListGroupMembers, graphListGroups, graphListGroupUsers, graphListUserGroups } from './graph-groups.ts';
import { graphOrganization } from './graph-organization.ts';
import type { GraphHandler, GraphRequest } from './graph-request.ts';
import { graphGetConfiguredUser, graphGetUserConfiguration, graphListUserConfigurations } from './graph-user-configurations.ts';
import { graphGetUser, graphListUsers } from './graph-users.ts';

const handlers: Readonly<Record<Exclude<GraphRouteName, 'graphBatch'>, GraphHandler>> = {
  graphListUsers,
  graphGetUser,
  graphListUserGroups,
  graphListGroups,
  graphGetGroup,
  graphListGroupMembers,
  graphListGroupUsers,
  graphOrganization,
  graphGetPolicyId,
  graphAssign,
  graphUnassign,
  graphListUserConfigurations,
  graphGetUserConfiguration,
  graphGetConfiguredUser,
};

interface World {
  readonly store: Store;
  readonly now: Date;
  readonly baseUrl: string;
  /** Told of failures that are nobody's mistake but the service's. */
  readonly onFailure: (failure: unknown) => void;
}

type Asked = Pick<GraphRequest, 'path' | 'query' | 'headers' | 'body'> & { readonly method: string };

/** Answers what is under `/v1.0` as Microsoft Graph does; never rejects. */
export async function answerGraph(request: Request, world: World): Promise<Answer> {
  const caller = callerOf(request);
  const answer = (asked: Asked): Promise<Answer> => refusing(asked, world, () => answerRoute(asked, caller, world));
  const { method, path, query = {}, headers = {}, body } = request;
  const asked = { method, path, query, headers, body };
  const match = matchGraphRoute(method, path);
  if (!match.found || match.name !== 'graphBatch') return answer(asked);
  return refusing(asked, world, async () => ok({ responses: await answerBatch(body, answer, world.now) }));
}

async function answerRoute({ method, ...asked }: Asked, caller: Caller, { store, now, baseUrl }: World): Promise<Answer> {
  const match = matchGraphRoute(method, asked.path);
  if (!match.found || match.name === 'graphBatch') throw noRoute(asked.path, match.found ? [] : match.allow);
  checkPermission(caller, match.name);
  return handlers[match.name]({ ...asked, parameters: match.parameters, store, now, caller, baseUrl });
}

/** What is granted decides, and for writing the role besides. */
function checkPermission({ role, permissions }: Caller, name: GraphRouteName): void {
  const { permission, method } = graphRoutes[name];
  const isGranted = permissions === undefined || permissions.some((granted) => granted === permission);
  if (!isGranted || role === 'none' || (role === 'reader' && method !== 'GET')) throw forbidden(permission);
}

function noRoute(path: string, allow: readonly string[]): GraphError {
  return allow.length > 0
    ? new GraphError(405, { code: 'Request_BadRequest', message: `Specified HTTP method is not allowed for the request target; ${allow.join(', ')} is.` })
    : new GraphError(400, { code: 'BadRequest', message: `Resource not found for the segment '${path.split('/').at(-1) ?? ''}'.` });
}

async function refusing({ headers }: Asked, { now, onFailure }: World, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const refused = asGraphError(error);
    if (!refused) onFailure(error);
    const { status, problem } = refused ?? new GraphError(500, { code: 'InternalServerError', message: 'The service failed.' });
    return { status, body: graphErrorBody(problem, headers['client-request-id'], now) };
  }
}

/** Refusals of the domain and of the store in Graph's words. */
function asGraphError(error: unknown): GraphError | undefined {
  if (error instanceof GraphError) return error;
  if (!(error instanceof ServiceError || error instanceof PolicyError)) return undefined;
  const status = statusOf(error.id);
  if (status >= 500 && status !== 503) return undefined;
  const codes: Readonly<Record<number, string>> = { 404: 'NotFound', 409: 'Conflict', 503: 'ServiceUnavailable' };
  return new GraphError(status, { code: codes[status] ?? 'BadRequest', message: error.message });
}
