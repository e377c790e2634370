import type { Json } from '../policy/setting.ts';
import type { Call } from './call.ts';
import { ClientError } from './client-error.ts';
import { isAmbiguous } from './fault-kind.ts';
import { nearNames } from './near-names.ts';
import type { PolicyClient, PolicyInstance } from './policy-client.ts';
import type { Reading } from './reading.ts';
import { recommendationFor } from './recommendation.ts';

type PolicyCalls = Pick<PolicyClient, 'listPolicies' | 'getPolicy' | 'createPolicy' | 'updatePolicy' | 'removePolicy'>;

/** Policy definitions: list, get, create, update, remove. */
export function policyCalls(call: Call): PolicyCalls {
  const listPolicies = async (type: string): Promise<readonly PolicyInstance[]> =>
    instancesIn(await call('listPolicies', { type }))
      .map(toInstance)
      .sort(globalFirst);

  const getPolicy = (type: string, identity: string): Promise<PolicyInstance> =>
    withNearPolicies(call, type, identity, async () => toInstance(await call('getPolicy', { type, identity })));

  return {
    listPolicies,
    getPolicy,
    async createPolicy(type, instance) {
      const create = async (): Promise<PolicyInstance> => {
        const answer = await call('createPolicy', { type }, { body: instance });
        return answer.has('Identity') ? toInstance(answer) : getPolicy(type, instance.Identity);
      };
      try {
        return await create();
      } catch (thrown) {
        if (!isAmbiguous(thrown)) throw thrown;
        return (await made(call, type, instance)) ?? create();
      }
    },
    async updatePolicy(type, identity, changes) {
      await withNearPolicies(call, type, identity, () => call('updatePolicy', { type, identity }, { body: changes }));
    },
    async removePolicy(type, identity) {
      await withNearPolicies(call, type, identity, () => call('removePolicy', { type, identity }));
    },
  };
}

/** What an attempt whose outcome nobody knows has made: the instance, provided that it has the settings that were sent; undefined when there is none. */
async function made(call: Call, type: string, sent: PolicyInstance): Promise<PolicyInstance | undefined> {
  try {
    const found = toInstance(await call('getPolicy', { type, identity: sent.Identity }));
    const same = Object.keys(sent).every((name) => name === 'Identity' || JSON.stringify(found[name]) === JSON.stringify(sent[name]));
    return same ? found : undefined;
  } catch (thrown) {
    if (thrown instanceof ClientError && thrown.id === 'PolicyNotFound') return undefined;
    throw thrown;
  }
}

/** `Tag:X` as `X`. */
export const withoutTag = (identity: string): string => (/^tag:/i.test(identity) ? identity.slice(4) : identity);

/** Runs an attempt that names a policy; if there is none of that name, the error tells which ones are near. */
export async function withNearPolicies<T>(call: Call, type: string, identity: string | null, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (thrown) {
    if (!(thrown instanceof ClientError) || thrown.id !== 'PolicyNotFound' || thrown.advised || identity === null) throw thrown;
    const hints = await nearPolicies(call, type, identity);
    throw thrown.withRecommendation(recommendationFor(thrown.id, { hints, parameters: { type } }));
  }
}

/** The advice is a courtesy: if the list cannot be had, the error is what it was. */
async function nearPolicies(call: Call, type: string, identity: string): Promise<readonly string[]> {
  try {
    const names = instancesIn(await call('listPolicies', { type })).map((item) => withoutTag(toInstance(item).Identity));
    return await nearNames(withoutTag(identity), names);
  } catch {
    return [];
  }
}

/** A bare list; some services wrap it in `value`, or leave the list out around a single one. */
function instancesIn(body: Reading): readonly Reading[] {
  if (body.isList) return body.items();
  return body.has('value') ? body.member('value').items() : [body];
}

function toInstance(reading: Reading): PolicyInstance {
  const settings: Readonly<Record<string, Json>> = reading.json();
  return { ...settings, Identity: reading.member('Identity').text() };
}

function globalFirst(left: PolicyInstance, right: PolicyInstance): number {
  const rank = (instance: PolicyInstance): number => (instance.Identity.toLowerCase() === 'global' ? 0 : 1);
  return rank(left) - rank(right) || compareText(left.Identity, right.Identity);
}

/** Without regard to case, the same on every machine. */
function compareText(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}
