import type { GraphRouteName } from '../graph-routes.ts';
import type { PolicyClient } from '../policy-client.ts';
import type { RouteName } from '../routes.ts';
import { anyRoutes } from './any-route.ts';
import type { TenantOptions } from './tenant-options.ts';

/** Which routes of which API serve an operation. */
export interface Provider {
  readonly configApi?: readonly RouteName[];
  readonly graph?: readonly GraphRouteName[];
  /** What Graph's way asks of the policy service as well. */
  readonly besides?: readonly RouteName[];
  /** The one that is used unless the user says otherwise, where both could; absent: Graph, whose routes are documented. */
  readonly preferred?: 'configApi';
}

const userGrant = ['graphGetUser', 'graphGetPolicyId', 'graphAssign', 'graphUnassign'] as const;

/** What serves what. Definitions, grants to groups and to the tenant have the policy service alone; users' policies have Graph where it is documented. */
export const providers: Readonly<Record<keyof PolicyClient, Provider>> = {
  listPolicies: { configApi: ['listPolicies'] },
  getPolicy: { configApi: ['getPolicy'] },
  createPolicy: { configApi: ['createPolicy'] },
  updatePolicy: { configApi: ['updatePolicy'] },
  removePolicy: { configApi: ['removePolicy'] },
  assignToUser: { configApi: ['grantToUser'], graph: userGrant },
  assignToTenant: { configApi: ['grantToTenant'] },
  assignToGroup: { configApi: ['grantToGroup'] },
  listGroupAssignments: { configApi: ['listGroupAssignments'] },
  removeGroupAssignment: { configApi: ['removeGroupAssignment'] },
  assignToNumber: { configApi: ['grantToNumber'] },
  listNumberAssignments: { configApi: ['listNumberAssignments'] },
  listPackages: { configApi: ['listPackages'] },
  createPackage: { configApi: ['createPackage'] },
  updatePackage: { configApi: ['updatePackage'] },
  removePackage: { configApi: ['removePackage'] },
  grantPackageToUsers: { configApi: ['grantPackageToUsers'] },
  grantPackageInBatch: { configApi: ['grantPackageInBatch'] },
  grantPackageToGroup: { configApi: ['grantPackageToGroup'] },
  getUserPackage: { configApi: ['getUserPackage'] },
  submitBatch: { configApi: ['submitBatch'] },
  listBatches: { configApi: ['listBatches'] },
  getBatch: { configApi: ['getBatch'] },
  getUser: { configApi: ['getUser'], graph: ['graphGetUser', 'graphGetUserConfiguration'] },
  listUsers: { configApi: ['listUsers'] },
  // What the winner beat comes from the policy service's group assignments.
  getUserAssignments: {
    configApi: ['listUserAssignments'],
    graph: ['graphGetUser', 'graphGetUserConfiguration', 'graphListUserGroups'],
    besides: ['listGroupAssignments'],
  },
  listEffectiveSources: { configApi: ['listUsers'], graph: ['graphListUserConfigurations'] },
  findGroups: { configApi: ['findGroups'], graph: ['graphListGroups'] },
  getGroup: { configApi: ['getGroup'], graph: ['graphGetGroup', 'graphListGroups'] },
  // Each member is then read as getUser does it.
  listGroupMembers: { configApi: ['listGroupMembers'], graph: ['graphListGroupUsers'] },
  // Graph does not tell what is granted to the whole tenant; what the policy service leaves out is asked of Graph.
  getTenant: { configApi: ['getTenant'], graph: ['graphOrganization'], preferred: 'configApi' },
  getCallKnowledge: { configApi: ['getCallKnowledge'] },
  sendSignal: { configApi: ['sendSignal'] },
  listSignals: { configApi: ['listSignals'] },
};

export type Api = 'graph' | 'configApi';

/** Which API serves an operation in a tenant: what the user wants where it can, otherwise the other one. */
export function apiFor(operation: keyof PolicyClient, tenant: TenantOptions): Api {
  const { configApi = [], graph, preferred = 'graph' } = providers[operation];
  if (!graph || !graph.every((name) => graphHas(name, tenant))) return 'configApi';
  const oursAlone = !tenant.standIn && configApi.some((name) => anyRoutes[name].mark === 'ours' && !Object.hasOwn(tenant.routes ?? {}, name));
  if (oursAlone) return 'graph';
  return tenant.api === 'auto' ? preferred : tenant.api === 'graph' ? 'graph' : 'configApi';
}

/** Graph's routes of Teams administration exist in the commercial cloud alone; its users and groups everywhere. */
const graphHas = (name: GraphRouteName, { cloud }: TenantOptions): boolean =>
  cloud.graphAdministersTeams || !anyRoutes[name].path.startsWith('/v1.0/admin/teams/');
