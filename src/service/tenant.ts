import type { ServiceDiscoveryBody, TenantBody } from '../client/routes.ts';
import { ok, type Handler } from './handler.ts';
import { pendingChanges, type PendingChange } from './propagation.ts';

export const getTenant: Handler = async ({ store, now }) => {
  const body = await store.read(async (database): Promise<TenantBody> => {
    const row = await database.get('SELECT * FROM tenant');
    const grants = await database.all('SELECT type, policy_name FROM tenant_assignments ORDER BY type');
    const former = (await pendingChanges(database, now)).filter(({ subject }) => subject === 'tenant').reverse();
    const domains = JSON.parse(String(row?.['domains'] ?? '[]')) as readonly string[];
    return {
      tenantId: String(row?.['id'] ?? ''),
      displayName: String(row?.['display_name'] ?? ''),
      countryLetterCode: typeof row?.['country'] === 'string' ? row['country'] : null,
      verifiedDomains: domains.map((name) => ({ name })),
      tenantPolicies: tenantPolicies(
        grants.map((grant) => [String(grant['type']), String(grant['policy_name'])]),
        former,
      ),
    };
  });
  return ok(body);
};

/** Both are this service. */
export const discover: Handler = async ({ baseUrl }) => {
  const { host } = new URL(baseUrl);
  const body: ServiceDiscoveryBody = { Endpoints: { ConfigApiEndpoint: host, AdminServiceEndpoint: host }, Headers: { 'X-MS-Forest': '0A' } };
  return ok(body);
};

/** What the tenant shows to be granted: `former` are the changes that do not show yet, newest first. */
function tenantPolicies(grants: readonly (readonly [string, string])[], former: readonly PendingChange[]): Readonly<Record<string, string>> {
  const shown = new Map(grants);
  for (const { type, before } of former) {
    if (typeof before === 'string') shown.set(type, before);
    else shown.delete(type);
  }
  return Object.fromEntries(shown);
}
