import { didYouMean, nearNames } from './nearest.ts';
import { PolicyError } from './policy-error.ts';
import type { PolicyType } from './policy-type.ts';

/** Every policy type, one line each. Only the type that is asked for is loaded. */
const types: Readonly<Record<string, () => Promise<PolicyType>>> = {
  TeamsCallParkPolicy: async () => (await import('./types/teams-call-park-policy.ts')).teamsCallParkPolicy,
  TeamsChannelsPolicy: async () => (await import('./types/teams-channels-policy.ts')).teamsChannelsPolicy,
  TeamsEnhancedEncryptionPolicy: async () => (await import('./types/teams-enhanced-encryption-policy.ts')).teamsEnhancedEncryptionPolicy,
};

/** The names of all policy types, sorted. */
export const policyTypeNames: readonly string[] = Object.keys(types);

/** The documented spelling of a policy type's name in any case; undefined when there is no such type. */
export const findPolicyTypeName = (name: string): string | undefined => policyTypeNames.find((known) => known.toLowerCase() === name.toLowerCase());

/** The documented spelling of a policy type's name in any case. Throws PolicyTypeNotFound. */
export function policyTypeName(name: string): string {
  const known = findPolicyTypeName(name);
  if (known !== undefined) return known;
  const near = nearNames(name.replace(/^cs/i, ''), policyTypeNames);
  throw new PolicyError('PolicyTypeNotFound', name, `There is no policy type '${name}'.`, didYouMean(near), near);
}

/** Loads the definition of one policy type, named in any case. Rejects with PolicyTypeNotFound. */
export async function loadPolicyType(name: string): Promise<PolicyType> {
  const known = policyTypeName(name);
  const load = types[known];
  if (load === undefined) throw new PolicyError('PolicyTypeNotFound', name, `There is no policy type '${name}'.`);
  return load();
}
