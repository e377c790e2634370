/** The shapes that travel to and from Microsoft Graph. All documented unless it says otherwise. */

/** A page of anything. */
export interface GraphCollection<T> {
  readonly '@odata.context'?: string;
  /** Only with `$count=true`. */
  readonly '@odata.count'?: number;
  /** The absolute URL of the next page; absent on the last. */
  readonly '@odata.nextLink'?: string;
  readonly value: readonly T[];
}

/** A user. Without `$select` Graph leaves `accountEnabled`, `department` and `createdDateTime` out. */
export interface GraphUserBody {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly mail: string | null;
  readonly accountEnabled?: boolean;
  readonly department?: string | null;
  readonly country?: string | null;
  readonly usageLocation?: string | null;
  readonly userType?: 'Member' | 'Guest';
  readonly createdDateTime?: string;
  readonly mailNickname?: string | null;
  readonly imAddresses?: readonly string[];
}

/** A group. */
export interface GraphGroupBody {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
}

/** A direct member of a group: `@odata.type` tells whether it is a user or a group. @public */
export type GraphMemberBody =
  ({ readonly '@odata.type': '#microsoft.graph.user' } & GraphUserBody) | ({ readonly '@odata.type': '#microsoft.graph.group' } & GraphGroupBody);

/** A tenant. */
export interface GraphOrganizationBody {
  readonly id: string;
  readonly displayName: string;
  readonly countryLetterCode: string | null;
  readonly verifiedDomains: readonly { readonly name: string; readonly isDefault: boolean; readonly isInitial: boolean; readonly type: 'Managed' }[];
}

/** One of the answer of `graphGetPolicyId`. */
export interface GraphPolicyIdBody {
  readonly '@odata.type'?: '#microsoft.graph.teamsAdministration.policyIdentifierDetail';
  /** With its `Tag:`. */
  readonly name: string;
  /** Opaque. */
  readonly policyId: string;
}

/** Request of `graphAssign`. Answer: 204, without a body. @public */
export interface GraphAssignBody {
  readonly value: readonly GraphAssignment[];
}

/** One user's policy. */
export interface GraphAssignment {
  readonly '@odata.type'?: '#microsoft.graph.teamsAdministration.teamsPolicyUserAssignment';
  /** An object id. */
  readonly userId: string;
  readonly policyType: string;
  /** From `graphGetPolicyId`. */
  readonly policyId: string;
}

/** Request of `graphUnassign`. Answer: 204, without a body. @public */
export interface GraphUnassignBody {
  readonly value: readonly Omit<GraphAssignment, 'policyId'>[];
}

/** The winner of one policy type for one user. A type for which only the tenant's policy or Global is left is absent. */
export interface GraphEffectivePolicy {
  readonly policyType: string;
  readonly policyAssignment: {
    /** Without `Tag:`. */
    readonly displayName: string;
    readonly assignmentType: 'direct' | 'group';
    readonly policyId: string;
    readonly groupId: string | null;
  };
}

/** How Teams is configured for a user. */
export interface GraphUserConfigurationBody {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly tenantId: string;
  readonly effectivePolicyAssignments: readonly GraphEffectivePolicy[];
  readonly telephoneNumbers: readonly { readonly telephoneNumber: string; readonly assignmentCategory: string }[];
  readonly isEnterpriseVoiceEnabled: boolean;
  readonly featureTypes: readonly string[];
  readonly accountType: 'user' | 'resourceAccount' | 'guest' | 'sfbOnPremUser' | 'unknown' | 'ineligibleUser';
  readonly createdDateTime: string;
  readonly modifiedDateTime: string;
}

/** One request of a `$batch`. */
export interface GraphBatchRequest {
  readonly id: string;
  readonly method: string;
  /** Without the host and the version: `/users?$top=1`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}

/** Request of `graphBatch`. @public */
export interface GraphBatchBody {
  readonly requests: readonly GraphBatchRequest[];
}

/** One answer in that of a `$batch`, in any order. */
export interface GraphBatchResponse {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answer of `graphBatch`; its 200 says nothing about those inside. @public */
export interface GraphBatchAnswer {
  readonly responses: readonly GraphBatchResponse[];
}

/** The body of every answer from 400 up. On the routes of Teams a 404's message is itself JSON (observed). */
export interface GraphErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError?: {
      /** ISO 8601 UTC without a zone. */
      readonly date: string;
      readonly 'request-id': string;
      readonly 'client-request-id': string;
      readonly code?: string;
      readonly additionalData?: { readonly action: string };
    };
  };
}
