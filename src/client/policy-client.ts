import type { PolicyPackage } from '../policy/package.ts';
import type { Json } from '../policy/setting.ts';
import { assignmentCalls } from './assignments.ts';
import { batchCalls } from './batches.ts';
import { callOver, type PolicyClientOptions } from './call.ts';
import { callRehearsalCalls, type CallRehearsalCalls } from './call-rehearsal.ts';
import { directoryCalls } from './directory.ts';
import { packageCalls } from './packages.ts';
import { policyCalls } from './policies.ts';
import type { Transport } from './transport.ts';

export type { PolicyClientOptions } from './call.ts';

/** A policy instance as the service gives it: `Identity` is `Global` or `Tag:Name`. Unset settings are null. */
export interface PolicyInstance {
  readonly Identity: string;
  readonly [setting: string]: Json;
}

export interface UserRecord {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly sipAddress: string;
  readonly displayName: string;
  readonly alias: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly department: string | null;
  readonly country: string | null;
  readonly usageLocation: string | null;
  /** null where the service does not tell; texts are empty then. */
  readonly accountEnabled: boolean | null;
  readonly accountType: 'User' | 'ResourceAccount' | 'Guest' | 'SfBOnPremUser' | 'IneligibleUser' | 'Unknown';
  readonly createdDateTime: string;
  readonly changedDateTime: string;
  /** Explicit direct assignments: policy type to policy name without `Tag:`. */
  readonly policies: Readonly<Record<string, string>>;
  /** The winner by type; types for which only Global is left are absent. */
  readonly effectivePolicies: readonly {
    readonly policyType: string;
    readonly policyName: string;
    readonly assignmentType: 'Direct' | 'Group';
    readonly groupId: string | null;
  }[];
}

export interface GroupRecord {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
}

export interface GroupAssignment {
  readonly groupId: string;
  readonly policyType: string;
  readonly policyName: string;
  readonly rank: number;
  readonly createdTime: string;
  readonly createdBy: string;
}

/** One source of a policy for a user, best first. */
export interface PolicySource {
  readonly assignmentType: 'Direct' | 'Group';
  readonly policyName: string;
  /** The group's id; null for a direct assignment. */
  readonly reference: string | null;
  /** The group assignment's rank; null for a direct one or where the service does not say. */
  readonly rank: number | null;
}

/** Why a user has a policy. A type with no source is absent from the service's answer: tenant or Global applies. */
export interface UserPolicyAssignment {
  readonly policyType: string;
  readonly policyName: string;
  readonly policySource: readonly PolicySource[];
}

/** A user with everything that competes for one policy type, best first; no source: tenant or Global applies. */
interface UserSources {
  readonly user: { readonly id: string; readonly userPrincipalName: string; readonly displayName: string };
  readonly sources: readonly PolicySource[];
}

export interface TenantRecord {
  readonly tenantId: string;
  readonly displayName: string;
  readonly verifiedDomains: readonly string[];
  readonly countryLetterCode: string | null;
  /** Tenant-wide grants: policy type to policy name. null where the service does not tell. */
  readonly tenantPolicies: Readonly<Record<string, string>> | null;
}

/** A batch and what has become of it. Times are ISO 8601. */
export interface BatchOperation {
  readonly operationId: string;
  readonly operationName: string | null;
  readonly overallStatus: 'NotStarted' | 'InProgress' | 'Completed';
  readonly createdBy: string | null;
  readonly createdTime: string | null;
  readonly completedTime: string | null;
  readonly completedCount: number;
  readonly errorCount: number;
  readonly inProgressCount: number;
  readonly notStartedCount: number;
  /** In the order of the request, without those named twice; null in a listing. `result` is `Success`, or why not. */
  readonly userState: readonly { readonly id: string; readonly result: string | null; readonly state: string }[] | null;
}

/** One policy of a telephone number. */
export interface NumberAssignment {
  readonly telephoneNumber: string;
  readonly policyType: string;
  readonly policyName: string;
  readonly authority: string | null;
  readonly assignmentType: string | null;
  readonly reference: string | null;
}

/** Which telephone numbers' policies to list. */
export interface NumberFilter {
  readonly number?: string | undefined;
  readonly type?: string | undefined;
  readonly policyName?: string | undefined;
  /** At most that many. */
  readonly limit?: number | undefined;
}

/** A package of the tenant's own, as it is written. */
export interface CustomPackage {
  readonly name: string;
  readonly description?: string | undefined;
  /** Policy type to the name of the policy. */
  readonly policies: Readonly<Record<string, string>>;
}

/** Users for a batch: object ids or SIP addresses, `maximumBatchUsers` at most. `policyName` null takes assignments away. */
export interface BatchRequest {
  readonly type: string;
  readonly users: readonly string[];
  readonly policyName: string | null;
  readonly name?: string | undefined;
  /** No other batch has that name: a submission whose outcome is not known is looked up by it, and repeated only when it is not there. */
  readonly nameIsUnique?: boolean;
}

/** Speaks to a policy service, whichever it is. Every method rejects with an error that carries `id`, `category` and, from the service, `correlationId`. */
export interface PolicyClient extends CallRehearsalCalls {
  /** Global first, then by name. */
  listPolicies(type: string): Promise<readonly PolicyInstance[]>;
  /** `identity`: `Global`, `Tag:X` or `X`, any case. Rejects with PolicyNotFound. */
  getPolicy(type: string, identity: string): Promise<PolicyInstance>;
  createPolicy(type: string, instance: PolicyInstance): Promise<PolicyInstance>;
  /** Sends only `changes`. */
  updatePolicy(type: string, identity: string, changes: Readonly<Record<string, Json>>): Promise<void>;
  /** On Global: resets it. Rejects with PolicyInUse while assigned. */
  removePolicy(type: string, identity: string): Promise<void>;
  /** `policyName` null removes the assignment. `user`: object id, UPN or SIP address. */
  assignToUser(type: string, user: string, policyName: string | null): Promise<void>;
  assignToTenant(type: string, policyName: string | null): Promise<void>;
  /** `rank` absent: last, or unchanged for a group that has one. `policyName` null removes. */
  assignToGroup(type: string, group: string, policyName: string | null, rank?: number): Promise<void>;
  listGroupAssignments(filter: { readonly type?: string; readonly group?: string }): Promise<readonly GroupAssignment[]>;
  removeGroupAssignment(type: string, group: string): Promise<void>;
  /** null takes the number's policy of the type away. Rejects with PolicyNotAssignable for a type that numbers cannot have. */
  assignToNumber(type: string, number: string, policyName: string | null): Promise<void>;
  /** By number, then type. */
  listNumberAssignments(filter?: NumberFilter): Promise<readonly NumberAssignment[]>;
  /** By name. */
  listPackages(): Promise<readonly PolicyPackage[]>;
  createPackage(given: CustomPackage): Promise<void>;
  /** Replaces the policies; the description stays where none is given. */
  updatePackage(given: CustomPackage): Promise<void>;
  removePackage(name: string): Promise<void>;
  /** All users or none, 20 at most. null takes the package's name away and leaves the policies. */
  grantPackageToUsers(users: readonly string[], name: string | null): Promise<void>;
  /** Each user by itself, `maximumBatchUsers` at most. Gives the batch's id. */
  grantPackageInBatch(users: readonly string[], name: string | null): Promise<string>;
  /** `ranks`: policy type to rank. */
  grantPackageToGroup(group: string, name: string | null, ranks: Readonly<Record<string, number>>): Promise<void>;
  getUserPackage(user: string): Promise<string | null>;
  /** Gives the batch's id as soon as the service has taken it on. Rejects with BatchNotSupported or BatchTooLarge. */
  submitBatch(batch: BatchRequest): Promise<string>;
  /** Those of the last 30 days. */
  listBatches(status?: string): Promise<readonly BatchOperation[]>;
  /** Rejects with BatchOperationNotFound. */
  getBatch(operationId: string): Promise<BatchOperation>;
  getUser(identity: string): Promise<UserRecord>;
  /** Pages through all users; nothing is held. `filter` is the documented -Filter syntax, evaluated by the service. */
  listUsers(options?: {
    readonly filter?: string;
    readonly pageSize?: number;
    readonly limit?: number;
    readonly accountType?: string;
  }): AsyncIterable<UserRecord>;
  /** One user's sources, all types or one. */
  getUserAssignments(user: string, type?: string): Promise<readonly UserPolicyAssignment[]>;
  /** All users with their sources for one type, streamed page by page: what Get-CsEffectivePolicy -All reads. What the tenant grants is in `getTenant`. */
  listEffectiveSources(type: string, options?: { readonly filter?: string; readonly pageSize?: number }): AsyncIterable<UserSources>;
  /** By the start of a word in the name, or of the address; `exact`: the whole of it. */
  findGroups(
    query: string,
    options?: { readonly exact?: boolean; readonly mailEnabledOnly?: boolean; readonly limit?: number },
  ): Promise<readonly GroupRecord[]>;
  getGroup(identity: string): Promise<GroupRecord>;
  getTenant(): Promise<TenantRecord>;
  /** Pages through the direct members of a group: object id, mail address or display name. Rejects with GroupNotFound. */
  listGroupMembers(group: string): AsyncIterable<UserRecord>;
}

/** The one way to a policy service, over whichever transport. Answers are checked before they are used (InvalidResponse). */
export function createPolicyClient(transport: Transport, options: PolicyClientOptions): PolicyClient {
  const call = callOver(transport, options);
  return { ...policyCalls(call), ...packageCalls(call), ...assignmentCalls(call), ...batchCalls(call), ...directoryCalls(call), ...callRehearsalCalls(call) };
}
