import type { Cmdlet } from '../../engine/cmdlet.ts';
import type { PolicyType, PolicyVerb } from '../../policy/policy-type.ts';

/** The function that makes a verb's cmdlet from a policy type. Only the one that is asked for is loaded. */
const makers: Readonly<Record<PolicyVerb, () => Promise<(type: PolicyType) => Cmdlet>>> = {
  Get: async () => (await import('./get.ts')).get,
  New: async () => (await import('./new.ts')).create,
  Set: async () => (await import('./set.ts')).set,
  Remove: async () => (await import('./remove.ts')).remove,
  Grant: async () => (await import('./grant.ts')).grant,
};

export const policyVerbs = Object.keys(makers) as readonly PolicyVerb[];

/** `Get-CsTeamsCallParkPolicy` and its like. */
export const policyCmdlet = async (verb: PolicyVerb, type: PolicyType): Promise<Cmdlet> => (await makers[verb]())(type);
