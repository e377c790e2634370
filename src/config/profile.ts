import { ConfigurationError, damaged } from './configuration-error.ts';

/** How a connection gets its tokens. */
export const signInMethods = ['Interactive', 'DeviceCode', 'Certificate', 'ClientSecret', 'ManagedIdentity', 'FederatedToken', 'AccessTokens'] as const;

/** Where the secrets of a connection are kept; `memory`: until this run ends. */
export const tokenStores = ['keychain', 'file', 'memory'] as const;

/** Which API serves what both could: as the table of providers says, or one of them wherever it can. */
export const apiChoices = ['auto', 'graph', 'configapi'] as const;

/** A named connection. Holds no secret: those are in the token store, under the profile's name. */
export interface Profile {
  readonly name: string;
  /** `sandbox`: the tenant on this machine. `service`: a served csteams policy service with its own tokens. `tenant`: signed in at Microsoft, or at a service that stands in. */
  readonly kind: 'sandbox' | 'service' | 'tenant';
  /** Absent for the sandbox. For a tenant: the service that stands in for every host of its cloud. */
  readonly serviceUri?: string;
  /** Who signed in, as far as the service tells. */
  readonly account?: string;
  /** The tenant's main domain or name, as read when the connection was made. */
  readonly tenant?: string;
  readonly tenantId?: string;
  /** A name of the table of clouds; Commercial where absent. */
  readonly environment?: string;
  /** The application's registration in the tenant. */
  readonly applicationId?: string;
  readonly signIn?: (typeof signInMethods)[number];
  readonly certificatePath?: string;
  /** The file that holds a service's access token: read anew by each run, never copied. */
  readonly tokenFile?: string;
  /** Absent for what the CI system hands out. */
  readonly federatedTokenFile?: string;
  /** The file that holds the application's client secret: read anew by each run, never copied. */
  readonly clientSecretFile?: string;
  readonly tokenStore?: (typeof tokenStores)[number];
  readonly api?: (typeof apiChoices)[number];
  /** Corrections to the table of routes: a route's name to `METHOD /path/{with}/parameters`. */
  readonly routes?: Readonly<Record<string, string>>;
  /** Host options that hold for this profile unless the command line says otherwise, by their names: `output` → `json`. */
  readonly flags?: Readonly<Record<string, string>>;
}

/** The same profile without a member. */
export const withoutMember = (profile: Profile, member: 'api' | 'applicationId' | 'certificatePath' | 'tokenStore'): Profile => ({
  ...Object.fromEntries(Object.entries(profile).filter(([name]) => name !== member)),
  name: profile.name,
  kind: profile.kind,
});

/** The profile that always exists, needs no connecting, and cannot be changed. */
export const sandboxProfile: Profile = { name: 'sandbox', kind: 'sandbox' };

export const isSandboxName = (name: string): boolean => sameName(name, sandboxProfile.name);

/** Names differ by more than case. */
export const sameName = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** Throws InvalidProfileName: a name is 1 to 64 characters, none of them a control character, and does not look like an option. */
export function checkProfileName(name: string): void {
  if (/^[^\p{C}-][^\p{C}]{0,63}$/u.test(name) && name.trim() === name) return;
  throw new ConfigurationError(
    'InvalidProfileName',
    name,
    `'${name}' cannot be the name of a profile.`,
    'Choose 1 to 64 characters, such as the name of the tenant.',
  );
}

/** The profiles of a settings file. What a later version added to one is kept. Throws ConfigurationDamaged. */
export function readProfiles(value: unknown, file: string): readonly Profile[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw damaged(file, `'profiles' is not a list`);
  return value.map((item: unknown, index) => {
    if (!isProfile(item)) throw damaged(file, `profile ${index + 1} lacks its name, kind or address, or one of its members is not what it should be`);
    return item;
  });
}

const texts = [
  'serviceUri',
  'account',
  'tenant',
  'tenantId',
  'environment',
  'applicationId',
  'certificatePath',
  'tokenFile',
  'federatedTokenFile',
  'clientSecretFile',
] as const satisfies readonly (keyof Profile)[];

function isProfile(value: unknown): value is Profile {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = { ...value } as Readonly<Record<string, unknown>>;
  const { name, kind, serviceUri, tenantId, signIn, tokenStore, api, routes, flags } = members;
  if (typeof name !== 'string' || name === '') return false;
  if (!texts.every((member) => isAbsentOr(members[member], (text) => typeof text === 'string'))) return false;
  if (!isAbsentOr(signIn, isOneOf(signInMethods)) || !isAbsentOr(tokenStore, isOneOf(tokenStores)) || !isAbsentOr(api, isOneOf(apiChoices))) return false;
  if (!isAbsentOr(routes, isTextRecord) || !isAbsentOr(flags, isTextRecord)) return false;
  if (kind === 'tenant') return tenantId !== undefined && signIn !== undefined;
  return kind === 'sandbox' || (kind === 'service' && serviceUri !== undefined);
}

const isAbsentOr = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);

const isOneOf =
  (names: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && names.includes(value);

const isTextRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((item) => typeof item === 'string');
