import type { PolicyClient, PolicySource } from '../../client/policy-client.ts';
import { effectivePolicy } from '../../policy/effective.ts';
import { nameKey, policyName } from '../../policy/identity.ts';
import type { Origin, PolicyFacts } from '../../readiness/facts.ts';
import { memoized } from '../memoized.ts';

/** Who may have given a user a policy. */
export interface Sources {
  readonly policySource: readonly PolicySource[];
  /** What is granted to the whole tenant; undefined: as the tenant shows it now. */
  readonly tenantPolicy?: string | null;
}

/** What is the same for all users of a tenant: read once. */
export interface TenantFacts {
  readonly policies: PolicyClient;
  /** The policy that wins among the sources, with its settings. Rejects rather than guesses. */
  winner(type: string, sources: Sources): Promise<{ readonly policy: PolicyFacts; readonly origin: Origin; readonly instances: readonly PolicyFacts[] }>;
  /** Whether addresses with that domain are the tenant's own. */
  owns(domain: string): Promise<boolean>;
}

/** `onWarning`: told once if the tenant hides what it grants to everybody. */
export function tenantFacts(policies: PolicyClient, onWarning: (message: string) => void): TenantFacts {
  const tenant = memoized(async () => {
    const record = await policies.getTenant();
    if (record.tenantPolicies === null) onWarning('This service does not tell what is granted to the whole tenant: source Global may also stand for that.');
    return record;
  });
  const instancesOf = memoized(async (type: string) =>
    (await policies.listPolicies(type)).map(({ Identity, ...settings }): PolicyFacts => ({ name: policyName(Identity), settings })),
  );
  const groupName = memoized(async (id: string) => (await policies.getGroup(id)).displayName);
  const nameOrId = (id: string): Promise<string> => groupName(id).catch(() => id);

  return {
    policies,
    async winner(type, { policySource, tenantPolicy }) {
      const found = effectivePolicy({
        direct: policySource.find(({ assignmentType }) => assignmentType === 'Direct')?.policyName ?? null,
        groups: policySource
          .filter(({ assignmentType }) => assignmentType === 'Group')
          .map(({ reference, policyName: name, rank }) => ({ groupId: reference ?? '', policyName: name, rank })),
        tenant: tenantPolicy === undefined ? ((await tenant('')).tenantPolicies?.[type] ?? null) : tenantPolicy,
      });
      const instances = await instancesOf(type);
      const policy = instances.find(({ name }) => nameKey(name) === nameKey(found.policyName)) ?? (await instance(policies, type, found.policyName));
      const group = found.reference === null || found.reference === '' ? null : await nameOrId(found.reference);
      return { policy, origin: { source: found.source, group, rank: found.rank }, instances };
    },
    async owns(domain) {
      return (await tenant('')).verifiedDomains.some((own) => own.toLowerCase() === domain.toLowerCase());
    },
  };
}

/** One that was made since the instances were read. */
async function instance(policies: PolicyClient, type: string, name: string): Promise<PolicyFacts> {
  const { Identity, ...settings } = await policies.getPolicy(type, name);
  return { name: policyName(Identity), settings };
}
