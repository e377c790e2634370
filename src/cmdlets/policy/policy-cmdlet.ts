import type { Cmdlet } from '../../engine/cmdlet.ts';
import { policyCmdletName, policyVerbs } from '../../policy/cmdlet-name.ts';
import type { PolicyType, PolicyVerb } from '../../policy/policy-type.ts';

/** The function that makes a verb's cmdlet from a policy type. Only the one that is asked for is loaded. */
const makers: Readonly<Record<PolicyVerb, () => Promise<(type: PolicyType) => Cmdlet>>> = {
  Get: async () => (await import('./get.ts')).get,
  New: async () => (await import('./new.ts')).create,
  Set: async () => (await import('./set.ts')).set,
  Remove: async () => (await import('./remove.ts')).remove,
  Grant: async () => (await import('./grant.ts')).grant,
};

/** The cmdlets of a type as verb and name, without its definition. */
export const policyCmdletNames = (type: string): readonly (readonly [PolicyVerb, string])[] =>
  policyVerbs(type).map((verb) => [verb, policyCmdletName(type, verb)]);

/** The cmdlet of a verb for a type. */
export const policyCmdlet = async (verb: PolicyVerb, type: PolicyType): Promise<Cmdlet> => (await makers[verb]())(type);
