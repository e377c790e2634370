import type { GraphEffectivePolicy, GraphUserConfigurationBody } from '../../client/graph-routes.ts';
import { nameKey } from '../../policy/identity.ts';
import { userFrom, type AccountType, type User } from '../directory-rows.ts';
import { ok } from '../handler.ts';
import { userSources, type UserSource } from '../sources.ts';
import type { Database } from '../store.ts';
import { notInTeams } from './graph-error.ts';
import { policyIdOf, tenantIdIn } from './graph-policy-ids.ts';
import { contextOf, isGuid, named, type GraphHandler, type GraphRequest } from './graph-request.ts';
import { graphUser, userKind } from './graph-users.ts';
import { itemOptionsOf, listOptionsOf, nextLink, type Kind } from './query-options.ts';
import { userPage } from './user-page.ts';

const properties = [
  'id',
  'userPrincipalName',
  'tenantId',
  'effectivePolicyAssignments',
  'telephoneNumbers',
  'isEnterpriseVoiceEnabled',
  'featureTypes',
  'accountType',
  'createdDateTime',
  'modifiedDateTime',
];
const configurationKind: Kind = {
  type: 'microsoft.graph.teamsAdministration.teamsUserConfiguration',
  properties,
  shown: properties,
  filtered: ['id', 'userPrincipalName', 'accountType', 'isEnterpriseVoiceEnabled', 'createdDateTime', 'modifiedDateTime'],
  expanded: ['user'],
};

/** By UPN, page by page; resource accounts are not among them (observed). */
export const graphListUserConfigurations: GraphHandler = async (request) => {
  const options = listOptionsOf(request, configurationKind);
  return request.store.read(async (database) => {
    const tenantId = await tenantIdIn(database);
    const isThere = ({ accountType }: User) => accountType !== 'ResourceAccount';
    const { users, next, count } = await userPage(database, options, (user) => ({ ...configuration(user, tenantId, new Map()) }), isThere);
    const scope = {
      clause: 'u.upn_key BETWEEN ? AND ?',
      parameters: [nameKey(users[0]?.userPrincipalName ?? ''), nameKey(users.at(-1)?.userPrincipalName ?? '')],
    };
    const sources = await userSources(database, scope, { seenAt: request.now });
    const bodies = users.map((user) => ({ ...configuration(user, tenantId, sources.get(user.id) ?? new Map()), user: graphUser(user) }));
    return ok({
      '@odata.context': contextOf(request, `admin/teams/userConfigurations${options.suffix}`),
      ...(count !== undefined && { '@odata.count': count }),
      ...nextLink(request, next),
      value: bodies.map((body) => options.choose(body)),
    });
  });
};

export const graphGetUserConfiguration: GraphHandler = async (request) => {
  const { choose, suffix } = itemOptionsOf(request, configurationKind);
  return request.store.read(async (database) => {
    const user = await configuredUser(database, request);
    const sources = await userSources(database, { clause: 'u.id = ?', parameters: [user.id] }, { seenAt: request.now });
    const body = configuration(user, await tenantIdIn(database), sources.get(user.id) ?? new Map());
    const context = contextOf(request, `admin/teams/userConfigurations${suffix}/$entity`);
    return ok({ '@odata.context': context, ...choose({ ...body, user: graphUser(user) }) });
  });
};

export const graphGetConfiguredUser: GraphHandler = async (request) => {
  const { choose, suffix } = itemOptionsOf(request, userKind);
  const user = await request.store.read((database) => configuredUser(database, request));
  return ok({ '@odata.context': contextOf(request, `users${suffix}/$entity`), ...choose(graphUser(user)) });
};

async function configuredUser(database: Database, request: GraphRequest): Promise<User> {
  const id = named(request, 'user');
  const row = isGuid(id) ? await database.get('SELECT * FROM users WHERE id = ?', id.toLowerCase()) : undefined;
  const user = row && userFrom(row);
  if (!user || user.accountType === 'ResourceAccount') throw notInTeams();
  return user;
}

const configuration = (user: User, tenantId: string, byType: ReadonlyMap<string, readonly UserSource[]>): GraphUserConfigurationBody => ({
  id: user.id,
  userPrincipalName: user.userPrincipalName,
  tenantId,
  effectivePolicyAssignments: [...byType]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([type, [winner]]) => (winner ? [effective(tenantId, type, winner)] : [])),
  // The sandbox has no telephones.
  telephoneNumbers: [],
  isEnterpriseVoiceEnabled: false,
  featureTypes: ['Teams'],
  accountType: accountTypes[user.accountType],
  createdDateTime: user.createdAt,
  modifiedDateTime: user.changedAt,
});

const effective = (tenantId: string, policyType: string, { source, policyName, reference }: UserSource): GraphEffectivePolicy => ({
  policyType,
  policyAssignment: {
    displayName: policyName,
    assignmentType: source === 'Direct' ? 'direct' : 'group',
    policyId: policyIdOf(tenantId, policyType, policyName),
    groupId: reference,
  },
});

const accountTypes: Readonly<Record<AccountType, GraphUserConfigurationBody['accountType']>> = {
  User: 'user',
  ResourceAccount: 'resourceAccount',
  Guest: 'guest',
  SfBOnPremUser: 'sfbOnPremUser',
  IneligibleUser: 'ineligibleUser',
};
