import { directoryTenant, type DirectoryTenant } from '../directory-tenant.ts';
import type { Store } from '../store.ts';
import { OAuthError } from './oauth-error.ts';

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
