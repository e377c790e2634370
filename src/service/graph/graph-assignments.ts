import type { GraphPolicyIdBody } from '../../client/graph-routes.ts';
import { loadPolicyType } from '../../policy/catalogue.ts';
import { policyIdentity } from '../../policy/identity.ts';
import type { PolicyType } from '../../policy/policy-type.ts';
import { assignableInstance } from '../assignments.ts';
import { noContent, ok } from '../handler.ts';
import { lookUpInstance } from '../instances.ts';
import type { Database } from '../store.ts';
import { assignToUser } from '../user-assignment.ts';
import { badRequest, notInTeams } from './graph-error.ts';
import { instanceOfPolicyId, policyIdOf, tenantIdIn } from './graph-policy-ids.ts';
import { contextOf, isGuid, itemsOf, named, type GraphHandler, type GraphRequest } from './graph-request.ts';

/** A name that is not there gives an empty collection. */
export const graphGetPolicyId: GraphHandler = async (request) => {
  const type = await loadPolicyType(named(request, 'type'));
  const value = await request.store.read(async (database): Promise<readonly GraphPolicyIdBody[]> => {
    const instance = await lookUpInstance(database, type, named(request, 'name'));
    if (!instance) return [];
    return [
      {
        '@odata.type': '#microsoft.graph.teamsAdministration.policyIdentifierDetail',
        name: policyIdentity(instance.name),
        policyId: policyIdOf(await tenantIdIn(database), type.name, instance.name),
      },
    ];
  });
  return ok({ '@odata.context': contextOf(request, 'Collection(microsoft.graph.teamsAdministration.policyIdentifierDetail)'), value });
};

/** All of them or none. */
export const graphAssign: GraphHandler = (request) => change(request, 'assign');

/** All of them or none. */
export const graphUnassign: GraphHandler = (request) => change(request, 'unassign');

interface Change {
  readonly user: string;
  readonly type: PolicyType;
  readonly policyId: string | null;
}

async function change(request: GraphRequest, what: 'assign' | 'unassign') {
  const changes = await Promise.all(itemsOf(request.body).map((item) => changeFrom(item, what)));
  const keys = changes.map(({ user, type }) => `${user} ${type.name}`);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw badRequest(`The user and the policy type '${twice}' are there more than once.`);
  await request.store.write(async (database) => {
    const tenantId = await tenantIdIn(database);
    for (const { user, type, policyId } of changes) {
      const name = policyId === null ? null : await assignableName(database, tenantId, type, policyId);
      if (!(await database.get('SELECT id FROM users WHERE id = ?', user))) throw notInTeams();
      // What was written before a refusal further on is rolled back with it.
      await assignToUser(database, user, type.name, name, request.now);
    }
  });
  return noContent;
}

async function assignableName(database: Database, tenantId: string, type: PolicyType, policyId: string): Promise<string> {
  const instance = await instanceOfPolicyId(database, tenantId, type, policyId);
  if (!instance) throw badRequest(`The policyId '${policyId}' is not that of a ${type.name}.`);
  return (await assignableInstance(database, type, instance.name, 'user')).name;
}

async function changeFrom(item: Readonly<Record<string, unknown>>, what: 'assign' | 'unassign'): Promise<Change> {
  const text = (name: string): string => {
    const value = item[name];
    if (typeof value === 'string' && value !== '') return value;
    throw badRequest(`Each item needs a ${name}.`);
  };
  const user = text('userId');
  if (!isGuid(user)) throw badRequest(`The userId '${user}' is not an object id.`);
  return { user: user.toLowerCase(), type: await loadPolicyType(text('policyType')), policyId: what === 'assign' ? text('policyId') : null };
}
