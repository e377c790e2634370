import type { GraphOrganizationBody } from '../../client/graph-routes.ts';
import { ok } from '../handler.ts';
import { directoryTenant } from '../directory-tenant.ts';
import { contextOf, type GraphHandler } from './graph-request.ts';
import { itemOptionsOf, type Kind } from './query-options.ts';

const properties = ['id', 'displayName', 'countryLetterCode', 'verifiedDomains'];
const organizationKind: Kind = { type: 'microsoft.graph.organization', properties, shown: properties };

export const graphOrganization: GraphHandler = async (request) => {
  const { choose, suffix } = itemOptionsOf(request, organizationKind);
  const { id, displayName, country, domains } = await directoryTenant(request.store);
  const body: GraphOrganizationBody = {
    id,
    displayName,
    countryLetterCode: country,
    verifiedDomains: domains.map((name, index) => ({ name, isDefault: index === 0, isInitial: name.endsWith('.onmicrosoft.com'), type: 'Managed' })),
  };
  return ok({ '@odata.context': contextOf(request, `organization${suffix}`), value: [choose({ ...body })] });
};
