import { damaged } from './configuration-error.ts';

/** What a signed-in connection keeps secret: one text in the token store. */
export interface TenantSecrets {
  /** Where they may be sent: a profile that was changed to name another place does not get them. */
  readonly boundTo?: string;
  /** Tokens, as the sign-in library wrote them. */
  readonly tokens?: string;
  readonly clientSecret?: string;
  /** PEM, where the connection names no file. */
  readonly certificate?: string;
  readonly certificatePassword?: string;
}

const members = ['boundTo', 'tokens', 'clientSecret', 'certificate', 'certificatePassword'] as const;

/** Throws ConfigurationDamaged. `place`: where the text was. */
export function readTenantSecrets(text: string | undefined, place: string): TenantSecrets {
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(place, 'what it keeps for this connection is not JSON');
  }
  if (typeof value !== 'object' || value === null) throw damaged(place, 'what it keeps for this connection is no object');
  const found = { ...value } as Readonly<Record<string, unknown>>;
  return Object.fromEntries(members.flatMap((member) => (typeof found[member] === 'string' ? [[member, found[member]]] : [])));
}

/** undefined where there is nothing to keep. */
export const writeTenantSecrets = ({ boundTo, ...secrets }: TenantSecrets): string | undefined => {
  const kept = Object.entries(secrets);
  return kept.length === 0 ? undefined : JSON.stringify({ ...(boundTo !== undefined && { boundTo }), ...Object.fromEntries(kept) });
};
