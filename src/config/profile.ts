import { ConfigurationError, damaged } from './configuration-error.ts';

/** A named connection. Holds no secret: those are in the credential store, under the profile's name. */
export interface Profile {
  readonly name: string;
  /** `sandbox`: the tenant on this machine. `service`: a served csteams policy service. */
  readonly kind: 'sandbox' | 'service';
  /** Absent for the sandbox. */
  readonly serviceUri?: string;
  /** Who signed in, as far as the service tells. */
  readonly account?: string;
  /** The tenant's main domain or name, as read when the connection was made. */
  readonly tenant?: string;
  readonly tenantId?: string;
}

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
    if (!isProfile(item)) throw damaged(file, `profile ${index + 1} lacks its name, kind or address, or one of its members is not text`);
    return item;
  });
}

function isProfile(value: unknown): value is Profile {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { name, kind, serviceUri, account, tenant, tenantId } = { ...value } as Readonly<Record<string, unknown>>;
  if (![serviceUri, account, tenant, tenantId].every((member) => member === undefined || typeof member === 'string')) return false;
  return typeof name === 'string' && name !== '' && (kind === 'sandbox' || (kind === 'service' && serviceUri !== undefined));
}
