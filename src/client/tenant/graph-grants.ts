import { globalName, sameName } from '../../policy/identity.ts';
import { ClientError } from '../client-error.ts';
import { withNearPolicies, withoutTag } from '../policies.ts';
import type { PolicyClient } from '../policy-client.ts';
import { recommendationFor } from '../recommendation.ts';
import { objectIdOf } from './graph-users.ts';
import type { GraphCall, TenantCalls } from './tenant-calls.ts';

/** Grants to users over Graph, which wants a policy's id: asked for once a policy and run. */
export function graphGrants({ call, graph }: TenantCalls, ids: Map<string, Promise<string>>): Pick<PolicyClient, 'assignToUser'> {
  /** `fresh`: the id that is known has just been refused; the policy may have been removed and made anew. */
  function policyId(type: string, name: string, fresh: boolean): Promise<string> {
    const key = `${type}\n${name}`.toLowerCase();
    const known = fresh ? undefined : ids.get(key);
    if (known) return known;
    const asked = askPolicyId(graph, type, name);
    ids.set(key, asked);
    asked.catch(() => ids.delete(key));
    return asked;
  }

  async function assign(type: string, userId: string, name: string): Promise<void> {
    const wasKnown = ids.has(`${type}\n${name}`.toLowerCase());
    const send = async (fresh: boolean) => {
      const value = [{ '@odata.type': userAssignment, userId, policyType: type, policyId: await policyId(type, name, fresh) }];
      await graph('graphAssign', {}, { body: { value } });
    };
    try {
      await send(false);
    } catch (thrown) {
      if (!wasKnown || !(thrown instanceof ClientError) || (thrown.status !== 400 && thrown.status !== 404)) throw thrown;
      await send(true);
    }
  }

  return {
    async assignToUser(type, user, policyName) {
      const name = policyName === null ? '' : withoutTag(policyName);
      if (sameName(name, globalName)) throw notAssignable(type);
      const userId = await objectIdOf(graph, user);
      if (name === '') await graph('graphUnassign', {}, { body: { value: [{ '@odata.type': userAssignment, userId, policyType: type }] } });
      else await withNearPolicies(call, type, name, () => assign(type, userId, name));
    },
  };
}

const userAssignment = '#microsoft.graph.teamsAdministration.teamsPolicyUserAssignment';

/** The answer is a collection whose names have their `Tag:`, although they are asked for without. */
async function askPolicyId(graph: GraphCall, type: string, name: string): Promise<string> {
  const found = (await graph('graphGetPolicyId', { type, name })).member('value').items();
  const same = found.find((item) => withoutTag(item.member('name').text()).toLowerCase() === name.toLowerCase());
  if (same) return same.member('policyId').text();
  throw new ClientError({
    id: 'PolicyNotFound',
    category: 'ObjectNotFound',
    message: `${type} "${name}" not found.`,
    recommendation: recommendationFor('PolicyNotFound', { hints: [], parameters: { type } }),
    target: name,
  });
}

const notAssignable = (type: string): ClientError =>
  new ClientError({
    id: 'PolicyNotAssignable',
    category: 'InvalidOperation',
    message: 'The Global policy cannot be assigned to a user.',
    recommendation: recommendationFor('PolicyNotAssignable', { hints: [], parameters: { type } }),
    target: 'Global',
  });
