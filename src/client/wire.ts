import type { Json } from '../policy/setting.ts';

/**
 * The shapes that travel. What is marked unverified is this project's choice where nobody outside Microsoft knows the form;
 * the client reads member names with either capitalisation of their first letter. Some are here to be read only (`@public`): the answers of one route each.
 */

/** A policy instance; every setting is present, unset ones null. `Identity` is `Global` or `Tag:Name`. Observed. */
export interface PolicyBody {
  readonly Identity: string;
  readonly [setting: string]: Json;
}

/** Answer of `listPolicies`: a bare array, Global first, then by name. Observed (order unverified). @public */
export type PolicyListBody = readonly PolicyBody[];

/** Request of `createPolicy`: `Identity` (with or without `Tag:`) and any settings; the rest take their initial values. Observed. Answer: 201 with the PolicyBody (unverified). @public */
export type CreatePolicyBody = PolicyBody;

/** Request of `updatePolicy`: the changed settings only; others stay. An `Identity` member is allowed if it names the same instance. Observed. Answer: 200 with the PolicyBody (unverified). @public */
export type UpdatePolicyBody = Readonly<Record<string, Json>>;

/** Request of `grantToUser` and `grantToTenant`. null or empty removes the assignment (unverified). Answer: 204. @public */
export interface GrantBody {
  readonly PolicyName: string | null;
}

/** Request of `grantToGroup`. `Rank` absent: last, or unchanged for a group that has one. Observed (removal by null unverified). Answer: 204. @public */
export interface GroupGrantBody extends GrantBody {
  readonly Rank?: number;
}

/** One group assignment. `Rank` is 1, 2, 3 …; times are ISO 8601 UTC. Observed member names. */
export interface GroupAssignmentBody {
  readonly GroupId: string;
  readonly PolicyType: string;
  /** Without `Tag:`. */
  readonly PolicyName: string;
  readonly Rank: number;
  readonly CreatedTime: string;
  readonly CreatedBy: string;
}

/** Answer of `listGroupAssignments`: by type, then rank. Unverified that it is a bare array. @public */
export type GroupAssignmentListBody = readonly GroupAssignmentBody[];

/** The winner of one policy type for one user. Observed. */
export interface EffectivePolicyAssignmentBody {
  readonly policyType: string;
  readonly policyAssignment: {
    readonly assignmentType: 'Direct' | 'Group';
    readonly authority: 'Tenant';
    /** The policy's name without `Tag:`. */
    readonly displayName: string;
    readonly policyId: string;
    /** The group's id where `assignmentType` is Group. Unverified here (documented for Graph). */
    readonly groupId?: string | null;
  };
}

/** A user. `objectId`, `userPrincipalName` and `effectivePolicyAssignments` observed, the rest unverified. */
export interface UserBody {
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly sipAddress: string;
  readonly displayName: string;
  readonly alias: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly department: string | null;
  readonly country: string | null;
  readonly usageLocation: string | null;
  readonly accountEnabled: boolean;
  readonly accountType: 'User' | 'ResourceAccount' | 'Guest' | 'SfBOnPremUser' | 'IneligibleUser';
  readonly whenCreated: string;
  readonly whenChanged: string;
  /** Types for which only the tenant's policy or Global is left are absent. */
  readonly effectivePolicyAssignments: readonly EffectivePolicyAssignmentBody[];
}

/** A user as `listUsers` gives it when asked with `policySources`: these members only. Ours. */
export interface UserSourcesBody {
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** Best first; empty when neither a direct nor a group assignment applies. */
  readonly policySources: readonly PolicySourceBody[];
}

/** The query of `listUsers`, all optional, as text. */
export interface ListUsersQuery {
  /** Users per page, 1 to `maximumPageSize`; `defaultPageSize` where absent. Observed. */
  readonly pageSize?: string;
  /** Where the last page ended; opaque. Only ever taken from `@nextLink`. */
  readonly skipToken?: string;
  /** The documented -Filter syntax: `Department -eq 'Legal' -and AccountEnabled -eq $true`. Unverified. */
  readonly filter?: string;
  readonly accountType?: string;
  /** A policy type: the answer's users are UserSourcesBody for that type. Ours; a service that does not know it answers UserBody. */
  readonly policySources?: string;
}

/** Answer of `listUsers`. Observed. @public */
export interface UserListBody<User = UserBody> {
  readonly users: readonly User[];
  /** Path and query of the next page (an absolute URL from Microsoft); absent or null on the last. */
  readonly '@nextLink'?: string | null;
}

/** One source of a policy. Member names documented as cmdlet output, the wire form is unverified. */
export interface PolicySourceBody {
  readonly AssignmentType: 'Direct' | 'Group';
  /** Without `Tag:`. */
  readonly PolicyName: string;
  /** The group's id; null for a direct assignment. */
  readonly Reference: string | null;
  /** The group assignment's rank; null for a direct one. Ours: Microsoft does not tell it. */
  readonly Rank?: number | null;
}

/** One policy type of a user. A type with no source is absent. @public */
export interface UserPolicyAssignmentBody {
  readonly PolicyType: string;
  readonly PolicyName: string;
  /** Best first. */
  readonly PolicySource: readonly PolicySourceBody[];
}

/** Answer of `listUserAssignments`, by type's name. Unverified. @public */
export type UserPolicyAssignmentListBody = readonly UserPolicyAssignmentBody[];

/** A group. Unverified. */
export interface GroupBody {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
}

/** The query of `findGroups`. Unverified. @public */
export interface FindGroupsQuery {
  /** Matches the start of a word in the display name, or of the mail address; case-insensitive. Empty: every group. */
  readonly searchQuery: string;
  /** `true`: the whole display name, mail address or id. */
  readonly exactMatchOnly?: 'true';
  readonly mailEnabledOnly?: 'true';
  readonly maxResults?: string;
}

/** Answer of `findGroups`, by display name. Unverified. @public */
export interface GroupListBody {
  readonly groups: readonly GroupBody[];
}

/** Answer of `discover`. Observed. */
export interface DiscoveryBody {
  readonly Endpoints: { readonly ConfigApiEndpoint: string; readonly AdminServiceEndpoint: string };
  readonly Headers: { readonly 'X-MS-Forest': string };
}

/** Answer of `getTenant`. `verifiedDomains[].name` observed, the rest unverified. */
export interface TenantBody {
  readonly tenantId: string;
  readonly displayName: string;
  readonly countryLetterCode: string | null;
  readonly verifiedDomains: readonly { readonly name: string }[];
  /** Tenant-wide grants: policy type to policy name without `Tag:`. Ours. */
  readonly tenantPolicies?: Readonly<Record<string, string>>;
}

/** Answer of `discover`. Observed. @public */
export interface ServiceDiscoveryBody {
  readonly Endpoints: { readonly ConfigApiEndpoint: string; readonly AdminServiceEndpoint: string };
  readonly Headers: { readonly 'X-MS-Forest': string };
}

/** One policy of a telephone number. Member names documented as cmdlet output, the wire form is unverified. @public */
export interface NumberAssignmentBody {
  readonly TelephoneNumber: string;
  readonly PolicyType: string;
  /** Without `Tag:`. */
  readonly PolicyName: string;
  readonly Authority: 'Tenant';
  readonly AssignmentType: 'Direct';
  readonly Reference: string | null;
}

/** A policy package. Ours. @public */
export interface PolicyPackageBody {
  readonly Name: string;
  readonly Description: string | null;
  readonly PackageType: 'Microsoft' | 'Custom';
  /** Policy type to policy name without `Tag:`. */
  readonly Policies: Readonly<Record<string, string>>;
}

/** Answer of `getUserPackage`, and a member of the requests that grant packages. Ours. @public */
export interface PackageGrantBody {
  readonly PackageName: string | null;
}

/** Request of `submitBatch`; its name goes in the query `operationName`. Member names from analysis of the module. @public */
export interface BatchBody {
  /** Object ids or SIP addresses, `maximumBatchUsers` at most. */
  readonly Identity: readonly string[];
  readonly PolicyType: string;
  /** null takes assignments away. */
  readonly PolicyName: string | null;
}

/** One user of a batch. Member names and result texts documented as cmdlet output. */
export interface BatchUserBody {
  readonly Id: string;
  /** `Success`, or why not; null until the user's turn has come. */
  readonly Result: string | null;
  readonly State: 'NotStarted' | 'InProgress' | 'Completed';
}

/** A batch. Member names documented as cmdlet output; the wire form is unverified. */
export interface BatchOperationBody {
  readonly OperationId: string;
  readonly OperationName: string | null;
  readonly OverallStatus: 'NotStarted' | 'InProgress' | 'Completed';
  readonly CreatedBy: string;
  readonly CreatedTime: string;
  readonly CompletedTime: string | null;
  /** Users whose turn is over, whatever came of it. */
  readonly CompletedCount: number;
  readonly ErrorCount: number;
  readonly InProgressCount: number;
  readonly NotStartedCount: number;
  /** Absent in a listing. */
  readonly UserState?: readonly BatchUserBody[];
}

/** A policy that is on its way to a user. Ours. */
export interface ComingPolicyBody {
  readonly policyType: string;
  /** The sources there will be, best first. */
  readonly policySources: readonly PolicySourceBody[];
  /** What will be granted to the whole tenant; null for nothing. */
  readonly tenantPolicy: string | null;
  /** ISO 8601 UTC, as is `dueAt`. */
  readonly changedAt: string;
  readonly dueAt: string;
}

/** Answer of `getCallKnowledge`: what a practice tenant knows and a real one hides. null: not known here either. Ours. */
export interface CallKnowledgeBody {
  readonly userPrincipalName: string;
  readonly encryptionSwitch: boolean | null;
  readonly previewSwitch: boolean | null;
  readonly client: string | null;
  readonly comingPolicies: readonly ComingPolicyBody[];
}

/** One of the answer of `listSignals`. Ours. */
export interface SignalBody {
  readonly number: number;
  readonly signal: unknown;
}

/** The body of every answer from 400 up. `code` is one of the service's error ids. A service may send `{"Message": "…"}` instead. Observed. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** The setting, user, group or policy the error is about. */
    readonly target?: string;
    /**
     * Ours: what helps to correct it. Near names for PolicyNotFound, UserNotFound, GroupNotFound, PolicyTypeNotFound and SettingNotFound; the valid values
     * for InvalidSettingValue; the candidates' ids for AmbiguousIdentity; sentences otherwise.
     */
    readonly details?: readonly string[];
    /** Ours: what to do about it, a sentence to show as it is. Where it stands, nothing needs to be made from `details`. */
    readonly recommendation?: string;
  };
}
