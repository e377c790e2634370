import type { GroupAssignment, PolicyClient } from '../../client/policy-client.ts';
import { DateTime, psObject, type PSObject } from '../../engine/value.ts';

/** The type name of what the group assignment cmdlets write. */
export const groupPolicyAssignment = 'CsGroupPolicyAssignment';

export const groupAssignmentObject = ({ groupId, policyType, policyName, rank, createdTime, createdBy }: GroupAssignment): PSObject =>
  psObject(groupPolicyAssignment, {
    GroupId: groupId,
    PolicyType: policyType,
    PolicyName: policyName,
    Rank: rank,
    CreatedTime: new DateTime(Date.parse(createdTime), 'utc'),
    CreatedBy: createdBy,
  });

/** The assignment of one type to one group, named as the service takes it; undefined when there is none. Rejects with GroupNotFound. */
export async function findGroupAssignment(policies: PolicyClient, type: string, group: string): Promise<GroupAssignment | undefined> {
  const { id } = await policies.getGroup(group);
  const assignments = await policies.listGroupAssignments({ type, group: id });
  return assignments.find(({ groupId }) => groupId === id);
}
