import type { Store } from '../store.ts';
import { OAuthError } from './oauth-error.ts';

export interface DirectoryTenant {
  readonly id: string;
  readonly displayName: string;
  readonly country: string | null;
  readonly domains: readonly string[];
}

/** The tenant that the service keeps. */
export async function directoryTenant(store: Store): Promise<DirectoryTenant> {
  const row = await store.read((database) => database.get('SELECT id, display_name, country, domains FROM tenant'));
  return {
    id: String(row?.['id'] ?? ''),
    displayName: String(row?.['display_name'] ?? ''),
    country: typeof row?.['country'] === 'string' ? row['country'] : null,
    domains: JSON.parse(String(row?.['domains'] ?? '[]')) as readonly string[],
  };
}

/** The tenant of a path's first segment: its GUID, one of its domains, or a word for any of a person's. Rejects with AADSTS90002. */
export async function namedTenant(store: Store, segment: string): Promise<{ readonly tenant: DirectoryTenant; readonly anyTenant: boolean }> {
  const tenant = await directoryTenant(store);
  const name = segment.toLowerCase();
  const anyTenant = name === 'common' || name === 'organizations';
  if (anyTenant || name === tenant.id || tenant.domains.includes(name)) return { tenant, anyTenant };
  throw new OAuthError(
    'invalid_tenant',
    90002,
    `Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );
}

/** Who signs tokens for a tenant. */
export const issuerOf = (baseUrl: string, tenantId: string): string => `${baseUrl}/${tenantId}/v2.0`;
