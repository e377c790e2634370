import { findPolicyTypeName, policyTypeNames } from '../catalogue.ts';
import { nearest } from '../nearest.ts';
import { invalidFilter } from './filter-tokens.ts';

/** Of a user what a filter may ask for. Times are ISO 8601; `sipAddress` has its `sip:`. null: not known. */
export interface FilteredUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly sipAddress: string | null;
  readonly alias: string | null;
  readonly displayName: string | null;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly department: string | null;
  readonly country: string | null;
  readonly usageLocation: string | null;
  readonly accountEnabled: boolean | null;
  readonly accountType: string | null;
  readonly createdAt: string | null;
  readonly changedAt: string | null;
}

/** The policy of a type that is assigned to the user directly, or null. */
export type PolicyOf = (type: string) => string | null;

/** Reads something of a user that a filter may ask for. */
export interface UserProperty {
  readonly read: (user: FilteredUser, policyOf: PolicyOf) => string | boolean | null;
  readonly kind: 'text' | 'flag' | 'time' | 'policy';
}

const text = (read: (user: FilteredUser) => string | null): UserProperty => ({ read, kind: 'text' });
const time = (read: (user: FilteredUser) => string | null): UserProperty => ({ read, kind: 'time' });

/** By the names Get-CsOnlineUser has and had for them. */
const properties: Readonly<Record<string, UserProperty>> = {
  Identity: text(({ id }) => id),
  ObjectId: text(({ id }) => id),
  Id: text(({ id }) => id),
  UserPrincipalName: text(({ userPrincipalName }) => userPrincipalName),
  SipAddress: text(({ sipAddress }) => sipAddress),
  Alias: text(({ alias }) => alias),
  DisplayName: text(({ displayName }) => displayName),
  GivenName: text(({ givenName }) => givenName),
  FirstName: text(({ givenName }) => givenName),
  Surname: text(({ surname }) => surname),
  LastName: text(({ surname }) => surname),
  Department: text(({ department }) => department),
  Country: text(({ country }) => country),
  UsageLocation: text(({ usageLocation }) => usageLocation),
  AccountType: text(({ accountType }) => accountType),
  AccountEnabled: { read: ({ accountEnabled }) => accountEnabled, kind: 'flag' },
  Enabled: { read: ({ accountEnabled }) => accountEnabled, kind: 'flag' },
  WhenCreated: time(({ createdAt }) => createdAt),
  CreatedDateTime: time(({ createdAt }) => createdAt),
  WhenChanged: time(({ changedAt }) => changedAt),
  ChangedDateTime: time(({ changedAt }) => changedAt),
};

const names = Object.keys(properties);

/** The property of that name in any case: one of a user's own, or a policy type for the policy that is assigned directly. Throws InvalidRequest. */
export function userProperty(name: string): UserProperty {
  const known = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const own = known === undefined ? undefined : properties[known];
  if (own) return own;
  const type = findPolicyTypeName(name);
  if (type !== undefined) return { read: (_, policyOf) => policyOf(type), kind: 'policy' };
  const near = nearest(name, [...names, ...policyTypeNames]);
  throw invalidFilter(`Users have no property '${name}'.${near === undefined ? '' : ` Did you mean '${near}'?`}`);
}
