import type { PolicyClient } from '../../client/policy-client.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { sameName } from '../../policy/identity.ts';

/** Throws PolicyInUse while the instance is assigned: what the service will answer to a removal, found out by reading alone. Reads all users. */
export async function refuseAssigned(policies: PolicyClient, type: string, name: string): Promise<void> {
  const [groupAssignments, tenant] = [await policies.listGroupAssignments({ type }), await policies.getTenant()];
  const groups = groupAssignments.filter(({ policyName }) => sameName(policyName, name)).length;
  const granted = tenant.tenantPolicies?.[type];
  let users = 0;
  for await (const { sources } of policies.listEffectiveSources(type)) {
    if (sources.some(({ assignmentType, policyName }) => assignmentType === 'Direct' && sameName(policyName, name))) users += 1;
  }
  const holders = [
    ...(users > 0 ? [count(users, 'user')] : []),
    ...(groups > 0 ? [count(groups, 'group')] : []),
    ...(granted !== undefined && sameName(granted, name) ? ['the tenant'] : []),
  ];
  if (holders.length === 0) return;
  throw new ErrorRecord({
    id: 'PolicyInUse',
    category: 'InvalidOperation',
    message: `${type} '${name}' is assigned to ${holders.join(' and ')} and cannot be removed.`,
    target: name,
    recommendation: `Assign another policy first. Get-CsEffectivePolicy -All -PolicyType ${type} shows who has it.`,
  });
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
