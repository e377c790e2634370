import { toSource } from './assignments.ts';
import type { Call } from './call.ts';
import { withoutTag } from './policies.ts';
import type { GroupRecord, PolicyClient, PolicySource, TenantRecord, UserRecord } from './policy-client.ts';
import type { Reading } from './reading.ts';
import { maximumPageSize } from './routes.ts';
import { userPages } from './user-pages.ts';

type DirectoryCalls = Pick<PolicyClient, 'getUser' | 'listUsers' | 'listGroupMembers' | 'listEffectiveSources' | 'findGroups' | 'getGroup' | 'getTenant'>;

/** Users, groups and the tenant. */
export function directoryCalls(call: Call): DirectoryCalls {
  return {
    async getUser(user) {
      return toUser(await call('getUser', { user }));
    },
    async *listUsers({ filter, pageSize, limit = Number.POSITIVE_INFINITY, accountType } = {}) {
      let left = limit;
      if (left <= 0) return;
      const size = pageSize ?? (Number.isFinite(limit) ? Math.min(limit, maximumPageSize) : undefined);
      for await (const page of userPages(call, { filter, accountType, pageSize: size?.toString() })) {
        for (const user of page) {
          yield toUser(user);
          left -= 1;
          if (left <= 0) return;
        }
      }
    },
    async *listGroupMembers(group) {
      for await (const page of userPages(call, { pageSize: maximumPageSize.toString() }, group)) yield* page.map(toUser);
    },
    async *listEffectiveSources(type, { filter, pageSize = maximumPageSize } = {}) {
      for await (const page of userPages(call, { filter, pageSize: pageSize.toString(), policySources: type })) {
        for (const user of page) {
          yield {
            user: {
              id: user.member('objectId').text(),
              userPrincipalName: user.member('userPrincipalName').text(),
              displayName: user.member('displayName').textOrNull() ?? '',
            },
            sources: sourcesOf(user, type),
          };
        }
      }
    },
    async findGroups(query, { exact = false, mailEnabledOnly = false, limit } = {}) {
      const answer = await call(
        'findGroups',
        {},
        {
          query: {
            searchQuery: query,
            exactMatchOnly: exact ? 'true' : undefined,
            mailEnabledOnly: mailEnabledOnly ? 'true' : undefined,
            maxResults: limit?.toString(),
          },
        },
      );
      return answer.member('groups').items().map(toGroup);
    },
    async getGroup(group) {
      return toGroup(await call('getGroup', { group }));
    },
    async getTenant() {
      return toTenant(await call('getTenant', {}));
    },
  };
}

/** A service that does not tell every source tells at least the winner. */
function sourcesOf(user: Reading, type: string): readonly PolicySource[] {
  if (user.has('policySources')) return user.member('policySources').items().map(toSource);
  return winnersOf(user)
    .filter(({ policyType }) => policyType.toLowerCase() === type.toLowerCase())
    .map(sourceOfWinner);
}

/** A winner as the one source of a policy that is told. */
export const sourceOfWinner = ({ policyName, assignmentType, groupId }: UserRecord['effectivePolicies'][number]): PolicySource => ({
  assignmentType,
  policyName,
  reference: groupId,
  rank: null,
});

/** The winner of each policy type, as both APIs tell it. */
export function winnersOf(user: Reading): UserRecord['effectivePolicies'] {
  return user
    .member('effectivePolicyAssignments')
    .items()
    .map((item) => {
      const assignment = item.member('policyAssignment');
      return {
        policyType: item.member('policyType').text(),
        policyName: withoutTag(assignment.member('displayName').text()),
        assignmentType: assignment.member('assignmentType').oneOf(['Direct', 'Group']),
        groupId: assignment.member('groupId').textOrNull(),
      };
    });
}

/** A direct assignment always wins, so the direct ones are among the winners. Only id, user principal name and policies have been seen in answers of Microsoft's. */
function toUser(user: Reading): UserRecord {
  const effectivePolicies = winnersOf(user);
  const direct = effectivePolicies.filter(({ assignmentType }) => assignmentType === 'Direct');
  return {
    id: user.member('objectId').text(),
    userPrincipalName: user.member('userPrincipalName').text(),
    sipAddress: user.member('sipAddress').textOrNull() ?? '',
    displayName: user.member('displayName').textOrNull() ?? '',
    alias: user.member('alias').textOrNull() ?? '',
    givenName: user.member('givenName').textOrNull(),
    surname: user.member('surname').textOrNull(),
    department: user.member('department').textOrNull(),
    country: user.member('country').textOrNull(),
    usageLocation: user.member('usageLocation').textOrNull(),
    accountEnabled: user.member('accountEnabled').present ? user.member('accountEnabled').flag() : null,
    accountType: accountTypeIn(user.member('accountType')),
    createdDateTime: user.member('whenCreated').textOrNull() ?? '',
    changedDateTime: user.member('whenChanged').textOrNull() ?? '',
    policies: Object.fromEntries(direct.map(({ policyType, policyName }) => [policyType, policyName])),
    effectivePolicies,
  };
}

const accountTypes = ['User', 'ResourceAccount', 'Guest', 'SfBOnPremUser', 'IneligibleUser', 'Unknown'] as const;

/** One of the known kinds; `Unknown` for one that is newer than csteams, or not told. */
export function accountTypeIn(reading: Reading): UserRecord['accountType'] {
  const told = reading.textOrNull()?.toLowerCase();
  return accountTypes.find((known) => known.toLowerCase() === told) ?? 'Unknown';
}

const toGroup = (group: Reading): GroupRecord => ({
  id: group.member('id').text(),
  displayName: group.member('displayName').text(),
  mail: group.member('mail').textOrNull(),
});

export function toTenant(body: Reading): TenantRecord {
  const policies = body.member('tenantPolicies');
  return {
    tenantId: body.member('tenantId').text(),
    displayName: body.member('displayName').text(),
    countryLetterCode: body.member('countryLetterCode').textOrNull(),
    verifiedDomains: body
      .member('verifiedDomains')
      .items()
      .map((domain) => domain.member('name').text()),
    tenantPolicies: policies.present
      ? Object.fromEntries(Object.keys(policies.record()).map((type) => [type, withoutTag(policies.member(type).text())]))
      : null,
  };
}
