import { toTenant } from '../directory.ts';
import type { TenantRecord } from '../policy-client.ts';
import type { Reading } from '../reading.ts';
import type { Api } from './providers.ts';
import type { TenantCalls } from './tenant-calls.ts';

/** Reads the tenant: what is granted to all of it only the policy service tells, and only ours is known to; what it leaves out Graph fills in. */
export function tenantReading({ call, graph }: TenantCalls, api: Api): () => Promise<TenantRecord> {
  const organization = async (): Promise<TenantRecord> => {
    const organizations = (await graph('graphOrganization', {})).member('value');
    const [only] = organizations.items();
    if (!only) throw organizations.odd('a list of one');
    return fromGraph(only);
  };
  return async () => {
    if (api === 'graph') return organization();
    const body = onlyOne(await call('getTenant', {}));
    return body.has('tenantId') && body.has('displayName') ? toTenant(body) : organization();
  };
}

/** Some services wrap the one tenant in a list. */
function onlyOne(body: Reading): Reading {
  if (!body.isList) return body;
  return body.items()[0] ?? body;
}

const fromGraph = (organization: Reading): TenantRecord => ({
  tenantId: organization.member('id').text(),
  displayName: organization.member('displayName').text(),
  countryLetterCode: organization.member('countryLetterCode').textOrNull(),
  verifiedDomains: organization
    .member('verifiedDomains')
    .items()
    .map((domain) => domain.member('name').text()),
  tenantPolicies: null,
});
