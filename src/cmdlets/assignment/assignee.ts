import type { PolicyClient } from '../../client/policy-client.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { placeGroup } from '../../policy/assignment.ts';
import { globalName } from '../../policy/identity.ts';

/** Whom a policy is granted to. */
export type Assignee =
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'group'; readonly group: string; readonly rank: number | undefined }
  | { readonly kind: 'tenant' };

export function describeAssignee(assignee: Assignee): string {
  switch (assignee.kind) {
    case 'user':
      return `user ${assignee.user}`;
    case 'group':
      return assignee.rank === undefined ? `group ${assignee.group}` : `group ${assignee.group} with rank ${assignee.rank}`;
    case 'tenant':
      return 'the whole tenant';
  }
}

/** Assigns the policy, or takes the assignment away for null. */
export async function assign(policies: PolicyClient, type: string, assignee: Assignee, policyName: string | null): Promise<void> {
  switch (assignee.kind) {
    case 'user':
      await policies.assignToUser(type, assignee.user, policyName);
      return;
    case 'group':
      await policies.assignToGroup(type, assignee.group, policyName, assignee.rank);
      return;
    case 'tenant':
      await policies.assignToTenant(type, policyName);
  }
}

/** Finds out by reading alone whether `assign` would succeed; throws what it would throw. For -WhatIf. */
export async function rehearse(policies: PolicyClient, type: string, assignee: Assignee, policyName: string | null): Promise<void> {
  const groupId = assignee.kind === 'group' ? (await policies.getGroup(assignee.group)).id : undefined;
  if (assignee.kind === 'user') await policies.getUser(assignee.user);
  if (assignee.kind !== 'tenant' && policyName === globalName) throw notAssignable(assignee.kind);
  if (policyName !== null) await policies.getPolicy(type, policyName);
  if (assignee.kind !== 'group' || groupId === undefined || policyName === null) return;
  placeGroup<{ groupId: string }>(await policies.listGroupAssignments({ type }), { groupId }, assignee.rank);
}

const notAssignable = (to: 'user' | 'group'): ErrorRecord =>
  new ErrorRecord({
    id: 'PolicyNotAssignable',
    category: 'InvalidOperation',
    message: `Policy "${globalName}" is not a user policy. You can assign only a user policy to a specific ${to}.`,
    target: globalName,
    recommendation: `Global applies where nothing else does: take the ${to}'s assignment away with -PolicyName '$null'.`,
  });
