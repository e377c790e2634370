import type { PolicyClient } from '../../client/policy-client.ts';
import { toErrorRecord } from '../../engine/error-record.ts';
import { globalName, policyIdentity, sameName } from '../../policy/identity.ts';
import { cmdletName, type PolicyType } from '../../policy/policy-type.ts';
import type { Json } from '../../policy/setting.ts';
import { checkChanges } from '../../policy/validation.ts';
import { word } from '../../readiness/remedy.ts';
import { describeAssignee, type Assignee } from '../assignment/assignee.ts';
import { findGroupAssignment } from '../assignment/group-assignment.ts';

/** A write that the service has accepted, for those who wait for the tenant to show it, now or later. */
export interface AcceptedChange {
  /** What it is that the tenant is to show: `TeamsCallingPolicy 'Pilot' for user ana@contoso.com`. */
  readonly what: string;
  /** How long that may take, in a sentence. */
  readonly expectation: string;
  /** The command that shows it. */
  readonly check: string;
  /** What waiting does not wait for, in a sentence. */
  readonly beyond?: string;
  readonly isShown: (policies: PolicyClient) => Promise<boolean>;
}

const groupExpectation = 'The members of a group may get it only after 24 hours or more.';
const tenantExpectation = 'Users who have no other policy get it within hours.';
const policyExpectation = 'Clients take changes of a policy on within hours.';

/** A grant, or for null the removal of one. */
export function grantChange(type: string, assignee: Assignee, name: string | null): AcceptedChange {
  const to = describeAssignee(assignee.kind === 'group' ? { ...assignee, rank: undefined } : assignee);
  const what = name === null ? `that ${to} has no ${type} any more` : `${type} '${name}' for ${to}`;
  const isSame = (shown: string | null | undefined, wanted = name): boolean => (wanted === null ? (shown ?? null) === null : sameName(shown ?? '', wanted));
  switch (assignee.kind) {
    case 'user':
      return {
        what,
        expectation: 'It can take about 45 seconds to show.',
        check: `Get-CsUserPolicyAssignment -Identity ${word(assignee.user)} -PolicyType ${type}`,
        isShown: async (policies) => isSame((await policies.getUser(assignee.user)).policies[type]),
      };
    case 'group':
      return {
        what,
        expectation: groupExpectation,
        check: `Get-CsGroupPolicyAssignment -GroupId ${word(assignee.group)} -PolicyType ${type}`,
        beyond: `The assignment is recorded. ${groupExpectation}`,
        isShown: async (policies) => isSame((await findGroupAssignment(policies, type, assignee.group))?.policyName),
      };
    case 'tenant':
      return {
        what,
        expectation: tenantExpectation,
        check: `Get-CsEffectivePolicy -PolicyType ${type} -Explain -Identity <user>`,
        beyond: `The assignment is recorded. ${tenantExpectation}`,
        async isShown(policies) {
          const { tenantPolicies } = await policies.getTenant();
          // Some services do not tell what the tenant has; then there is nothing to wait for.
          return tenantPolicies === null || isSame(tenantPolicies[type], name === globalName ? null : name);
        },
      };
  }
}

/** A new instance, or changed settings of one: as they were written, by the type's own rules. */
export function definitionChange(type: PolicyType, name: string, settings: Readonly<Record<string, Json>>): AcceptedChange {
  return {
    what: `the settings of ${type.name} ${policyIdentity(name)}`,
    expectation: policyExpectation,
    check: `${cmdletName(type, 'Get')} -Identity ${word(name)}`,
    async isShown(policies) {
      const instance = await unlessNotFound(policies.getPolicy(type.name, name));
      if (!instance) return false;
      const names = Object.keys(settings);
      return settingsText(type, names, instance) === settingsText(type, names, settings);
    },
  };
}

/** An instance that is gone. Global never is: its settings are read back by nobody. */
export function removalChange(type: PolicyType, name: string): AcceptedChange {
  return {
    what: `that ${type.name} ${policyIdentity(name)} is gone`,
    expectation: policyExpectation,
    check: cmdletName(type, 'Get'),
    isShown: async (policies) => name === globalName || (await unlessNotFound(policies.getPolicy(type.name, name))) === undefined,
  };
}

/** A package that a user was given. */
export const packageChange = (user: string, name: string | null): AcceptedChange => ({
  what: name === null ? `that user ${user} has no package any more` : `the package '${name}' for user ${user}`,
  expectation: 'It can take about 45 seconds to show.',
  check: `Get-CsUserPolicyPackage -Identity ${word(user)}`,
  isShown: async (policies) => (await policies.getUserPackage(user)) === name,
});

async function unlessNotFound<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (thrown) {
    if (toErrorRecord(thrown).id === 'PolicyNotFound') return undefined;
    throw thrown;
  }
}

/** Settings for comparing. What the service writes in another way than the type's rules do is compared as it is. */
function settingsText(type: PolicyType, names: readonly string[], from: Readonly<Record<string, Json>>): string {
  const picked = Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  try {
    return JSON.stringify({ ...picked, ...checkChanges(type, picked) });
  } catch {
    return JSON.stringify(picked);
  }
}
