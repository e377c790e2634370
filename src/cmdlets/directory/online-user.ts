import type { UserRecord } from '../../client/policy-client.ts';
import { DateTime, psObject, type PSObject, type Value } from '../../engine/value.ts';
import { policyTypeNames } from '../../policy/catalogue.ts';

/** The type name of what Get-CsOnlineUser writes. */
export const onlineUser = 'CsOnlineUser';

/** A user as an object: who it is, then the directly assigned policy of each type (null where there is none), then the policies in force. */
export function onlineUserObject(user: UserRecord, options: { readonly policies: boolean }): PSObject {
  return psObject(onlineUser, {
    Identity: user.id,
    UserPrincipalName: user.userPrincipalName,
    Alias: user.alias,
    AccountEnabled: user.accountEnabled,
    DisplayName: user.displayName,
    GivenName: user.givenName,
    LastName: user.surname,
    Department: user.department,
    Country: user.country,
    UsageLocation: user.usageLocation,
    SipAddress: user.sipAddress,
    AccountType: user.accountType,
    WhenCreated: moment(user.createdDateTime),
    WhenChanged: moment(user.changedDateTime),
    ...(options.policies && policiesOf(user)),
  });
}

function policiesOf(user: UserRecord): Readonly<Record<string, Value>> {
  // Types that only the service knows are shown as well.
  const types = new Set([...policyTypeNames, ...Object.keys(user.policies)]);
  return {
    ...Object.fromEntries([...types].map((type) => [type, user.policies[type] ?? null])),
    EffectivePolicyAssignments: user.effectivePolicies.map(({ policyType, policyName, assignmentType, groupId }) =>
      psObject('CsEffectivePolicyAssignment', { PolicyType: policyType, PolicyName: policyName, AssignmentType: assignmentType, GroupId: groupId }),
    ),
  };
}

/** null where the service sent something that is not a time. */
const moment = (text: string): DateTime | null => (Number.isNaN(Date.parse(text)) ? null : new DateTime(Date.parse(text), 'utc'));
