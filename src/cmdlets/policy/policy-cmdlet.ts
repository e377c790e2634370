import type { Cmdlet } from '../../engine/cmdlet.ts';
import { loadPolicyType } from '../../policy/catalogue.ts';
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

/** `Get-CsTeamsCallParkPolicy` and its like. Rejects with PolicyTypeNotFound. */
export async function policyCmdlet(verb: PolicyVerb, typeName: string): Promise<Cmdlet> {
  const [make, type] = await Promise.all([makers[verb](), loadPolicyType(typeName)]);
  return make(type);
}
