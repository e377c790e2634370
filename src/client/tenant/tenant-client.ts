import { compileUserFilter } from '../../policy/user-filter/user-filter.ts';
import { assignmentCalls, isObjectId } from '../assignments.ts';
import { batchCalls } from '../batches.ts';
import type { PolicyClientOptions } from '../call.ts';
import { callRehearsalCalls } from '../call-rehearsal.ts';
import { directoryCalls } from '../directory.ts';
import { packageCalls } from '../packages.ts';
import { policyCalls } from '../policies.ts';
import type { PolicyClient, UserRecord } from '../policy-client.ts';
import type { Transport } from '../transport.ts';
import { graphCompetitors } from './graph-competitors.ts';
import { graphGrants } from './graph-grants.ts';
import { graphGroups } from './graph-groups.ts';
import { graphUsers } from './graph-users.ts';
import { apiFor } from './providers.ts';
import { tenantCalls, type TenantCalls } from './tenant-calls.ts';
import { tenantKnowledge, type TenantKnowledge } from './tenant-knowledge.ts';
import type { TenantOptions } from './tenant-options.ts';
import { tenantReading } from './tenant-reading.ts';

/** The way to a tenant in one of Microsoft's clouds: every operation goes to the API that serves it (`providers`). Throws InvalidRoute. */
export function createTenantClient(transport: Transport, options: PolicyClientOptions, tenant: TenantOptions): PolicyClient {
  return tenantClients(transport, options, tenant)(options.correlationId);
}

/** Clients of one tenant, each with correlation ids of its own. They share what a run learns: ids of policies, and what was warned of. Throws InvalidRoute. */
export function tenantClients(
  transport: Transport,
  options: Omit<PolicyClientOptions, 'correlationId'>,
  tenant: TenantOptions,
): (correlationId: () => string) => PolicyClient {
  const knowledge = tenantKnowledge(tenant, options.onWarning);
  return (correlationId) => clientWith(tenantCalls(transport, { ...options, correlationId }, knowledge), tenant, knowledge);
}

function clientWith({ call, graph }: TenantCalls, tenant: TenantOptions, knowledge: TenantKnowledge): PolicyClient {
  const over = <Name extends keyof PolicyClient>(name: Name, configApi: PolicyClient, graphApi: Partial<PolicyClient>): PolicyClient[Name] =>
    (apiFor(name, tenant) === 'graph' ? graphApi[name] : undefined) ?? configApi[name];

  const configApi: PolicyClient = {
    ...policyCalls(call),
    ...packageCalls(call),
    ...assignmentCalls(call),
    ...batchCalls(call),
    ...directoryCalls(call),
    ...callRehearsalCalls(call),
  };
  const users = graphUsers(graph, graphCompetitors({ call, graph }, knowledge.warnOnce));
  const getUser = over('getUser', configApi, users);
  const groups = graphGroups(graph, getUser);
  const getGroup = over('getGroup', configApi, groups);
  /** The policy service is seen to take object ids only, and has no known way to look groups up. */
  const groupId = async (group: string): Promise<string> => (isObjectId(group) ? group : (await getGroup(group)).id);
  return {
    ...configApi,
    getUser,
    getUserAssignments: over('getUserAssignments', configApi, users),
    listEffectiveSources: over('listEffectiveSources', configApi, users),
    assignToUser: over('assignToUser', configApi, graphGrants({ call, graph }, knowledge.policyIds)),
    getGroup,
    assignToGroup: async (type, group, ...grant) => configApi.assignToGroup(type, await groupId(group), ...grant),
    removeGroupAssignment: async (type, group) => configApi.removeGroupAssignment(type, await groupId(group)),
    listGroupAssignments: async ({ group, ...filter }) =>
      configApi.listGroupAssignments({ ...filter, ...(group !== undefined && { group: await groupId(group) }) }),
    findGroups: over('findGroups', configApi, groups),
    listGroupMembers: over('listGroupMembers', configApi, groups),
    getTenant: tenantReading({ call, graph }, apiFor('getTenant', tenant)),
    ...(!tenant.standIn && { listUsers: filteredHere(configApi) }),
  };
}

/**
 * Whether Microsoft's listing understands a filter, nobody outside knows; one that is ignored would hand every user of the tenant to whatever comes next.
 * So nothing is sent that is not known, and users are filtered here.
 */
const filteredHere = (unfiltered: Pick<PolicyClient, 'listUsers'>): PolicyClient['listUsers'] =>
  async function* ({ filter, accountType, limit = Number.POSITIVE_INFINITY, pageSize } = {}) {
    const wanted = filter === undefined ? undefined : compileUserFilter(filter);
    const matches = (user: UserRecord): boolean =>
      (accountType === undefined || user.accountType === accountType) &&
      (wanted?.matches({ ...user, createdAt: user.createdDateTime, changedAt: user.changedDateTime }, (type) => user.policies[type] ?? null) ?? true);
    let left = limit;
    if (left <= 0) return;
    for await (const user of unfiltered.listUsers(pageSize === undefined ? {} : { pageSize })) {
      if (!matches(user)) continue;
      yield user;
      left -= 1;
      if (left <= 0) return;
    }
  };
