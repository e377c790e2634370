import { loadPolicyType, policyTypeNames } from '../policy/catalogue.ts';
import { configurationNames, loadDefinition } from '../policy/configurations.ts';
import type { PolicyType } from '../policy/policy-type.ts';

/** The policy types of a session. Definitions are loaded when they are first needed; printing wants to know which those were. */
export interface PolicyTypes {
  /** All of them, loaded or not. */
  readonly names: readonly string[];
  /** Tenant-wide configurations: defined like policy types, but not among them. */
  readonly configurations: readonly string[];
  /** A policy type or a configuration by name. Rejects with PolicyTypeNotFound. */
  loadDefinition(name: string): Promise<PolicyType>;
  /** By name in any case. Rejects with PolicyTypeNotFound. */
  load(name: string): Promise<PolicyType>;
  /** The definition, if it has been loaded. */
  loaded(name: string): PolicyType | undefined;
}

export function policyTypes(): PolicyTypes {
  const known = new Map<string, PolicyType>();
  const remember = (type: PolicyType): PolicyType => {
    known.set(type.name, type);
    return type;
  };
  return {
    names: policyTypeNames,
    configurations: configurationNames,
    loadDefinition: async (name) => remember(await loadDefinition(name)),
    load: async (name) => remember(await loadPolicyType(name)),
    loaded: (name) => known.get(name),
  };
}
