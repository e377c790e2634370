import { loadPolicyType, policyTypeNames } from '../policy/catalogue.ts';
import type { PolicyType } from '../policy/policy-type.ts';

/** The policy types of a session. Definitions are loaded when they are first needed; printing wants to know which those were. */
export interface PolicyTypes {
  /** All of them, loaded or not. */
  readonly names: readonly string[];
  /** By name in any case. Rejects with PolicyTypeNotFound. */
  load(name: string): Promise<PolicyType>;
  /** The definition, if it has been loaded. */
  loaded(name: string): PolicyType | undefined;
}

export function policyTypes(): PolicyTypes {
  const known = new Map<string, PolicyType>();
  return {
    names: policyTypeNames,
    async load(name) {
      const type = await loadPolicyType(name);
      known.set(type.name, type);
      return type;
    },
    loaded: (name) => known.get(name),
  };
}
