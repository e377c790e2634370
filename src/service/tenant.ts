import type { TenantBody } from '../client/routes.ts';
import { ok, type Handler } from './handler.ts';

export const getTenant: Handler = async ({ store }) => {
  const body = await store.read(async (database): Promise<TenantBody> => {
    const row = await database.get('SELECT * FROM tenant');
    const grants = await database.all('SELECT type, policy_name FROM tenant_assignments ORDER BY type');
    const domains = JSON.parse(String(row?.['domains'] ?? '[]')) as readonly string[];
    return {
      tenantId: String(row?.['id'] ?? ''),
      displayName: String(row?.['display_name'] ?? ''),
      countryLetterCode: typeof row?.['country'] === 'string' ? row['country'] : null,
      verifiedDomains: domains.map((name) => ({ name })),
      tenantPolicies: Object.fromEntries(grants.map((grant) => [String(grant['type']), String(grant['policy_name'])])),
    };
  });
  return ok(body);
};
