import type { Call } from './call.ts';
import { withNearPolicies, withoutTag } from './policies.ts';
import type { GroupAssignment, NumberAssignment, PolicyClient, PolicySource } from './policy-client.ts';
import type { Reading } from './reading.ts';

type AssignmentCalls = Pick<
  PolicyClient,
  | 'assignToUser'
  | 'assignToTenant'
  | 'assignToGroup'
  | 'listGroupAssignments'
  | 'removeGroupAssignment'
  | 'getUserAssignments'
  | 'assignToNumber'
  | 'listNumberAssignments'
>;

/** Who gets which policy: grants to users, groups and the tenant, and what they add up to for a user. */
export function assignmentCalls(call: Call): AssignmentCalls {
  return {
    async assignToUser(type, user, policyName) {
      await withNearPolicies(call, type, policyName, () => call('grantToUser', { type, user }, { body: grant(policyName) }));
    },
    async assignToTenant(type, policyName) {
      await withNearPolicies(call, type, policyName, () => call('grantToTenant', { type }, { body: grant(policyName) }));
    },
    async assignToGroup(type, group, policyName, rank) {
      const body = { ...grant(policyName), ...(rank !== undefined && { Rank: rank }) };
      const id = await groupId(call, group);
      await withNearPolicies(call, type, policyName, () => call('grantToGroup', { type, group: id }, { body }));
    },
    async listGroupAssignments({ type, group }) {
      const id = group === undefined ? undefined : await groupId(call, group);
      const answer = await call('listGroupAssignments', {}, { query: { policyType: type, groupId: id } });
      return answer.items().map(toGroupAssignment).filter(matching(type, id));
    },
    async removeGroupAssignment(type, group) {
      await call('removeGroupAssignment', { type, group: await groupId(call, group) });
    },
    async assignToNumber(type, number, policyName) {
      await withNearPolicies(call, type, policyName, () => call('grantToNumber', { type, number }, { body: grant(policyName) }));
    },
    async listNumberAssignments({ number, type, policyName, limit } = {}) {
      const query = { telephoneNumber: number, policyType: type, policyName: policyName === undefined ? undefined : withoutTag(policyName) };
      const answer = await call('listNumberAssignments', {}, { query: { ...query, resultSize: limit === undefined ? undefined : String(limit) } });
      return answer.items().map(toNumberAssignment);
    },
    async getUserAssignments(user, type) {
      const answer = await call('listUserAssignments', { user }, { query: { policyType: type } });
      return answer.items().map((item) => ({
        policyType: item.member('PolicyType').text(),
        policyName: withoutTag(item.member('PolicyName').text()),
        policySource: item.member('PolicySource').items().map(toSource),
      }));
    },
  };
}

/** The object id of a group given by id, mail address or name: the only form that Microsoft's group routes are seen to take. */
const groupId = async (call: Call, group: string): Promise<string> => (isObjectId(group) ? group : (await call('getGroup', { group })).member('id').text());

export const isObjectId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** Whether a service heeds the query is not known, so what it answers is filtered here as well. */
export const matching =
  (type: string | undefined, id: string | undefined) =>
  ({ policyType, groupId: found }: GroupAssignment): boolean =>
    (type === undefined || policyType.toLowerCase() === type.toLowerCase()) && (id === undefined || found.toLowerCase() === id.toLowerCase());

/** One competing source of a policy. */
export function toSource(reading: Reading): PolicySource {
  return {
    assignmentType: reading.member('AssignmentType').oneOf(['Direct', 'Group']),
    policyName: withoutTag(reading.member('PolicyName').text()),
    reference: reading.member('Reference').textOrNull(),
    rank: reading.member('Rank').integerOrNull(),
  };
}

function toNumberAssignment(reading: Reading): NumberAssignment {
  return {
    telephoneNumber: reading.member('TelephoneNumber').text(),
    policyType: reading.member('PolicyType').text(),
    policyName: withoutTag(reading.member('PolicyName').text()),
    authority: reading.member('Authority').textOrNull(),
    assignmentType: reading.member('AssignmentType').textOrNull(),
    reference: reading.member('Reference').textOrNull(),
  };
}

export function toGroupAssignment(reading: Reading): GroupAssignment {
  return {
    groupId: reading.member('GroupId').text(),
    policyType: reading.member('PolicyType').text(),
    policyName: withoutTag(reading.member('PolicyName').text()),
    rank: reading.member('Rank').integer(),
    createdTime: reading.member('CreatedTime').text(),
    createdBy: reading.member('CreatedBy').text(),
  };
}

/** Nothing, null and `''` all remove. */
const grant = (policyName: string | null): { PolicyName: string | null } => ({
  PolicyName: policyName === null || policyName === '' ? null : withoutTag(policyName),
});
