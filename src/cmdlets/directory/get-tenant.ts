import { cmdlet } from '../../engine/cmdlet.ts';
import { int, string } from '../../engine/parameter.ts';
import { psObject } from '../../engine/value.ts';
import '../services.ts';

/** The type name of what Get-CsTenant writes. */
export const tenant = 'CsTenant';

const ignored = { ignored: true, hidden: true } as const;

/** `Get-CsTenant`: the tenant of the connection. */
export const getCsTenant = cmdlet({
  name: 'Get-CsTenant',
  synopsis: 'Gets the tenant you are connected to.',
  parameters: {
    Identity: string('There is one tenant in a connection.', { position: 0, ...ignored }),
    Filter: string('There is one tenant in a connection.', { scriptBlockAsText: true, ...ignored }),
    ResultSize: int('There is one tenant in a connection.', ignored),
    DomainController: string('There is no domain controller.', ignored),
  },
  outputType: [tenant],
  examples: [{ run: 'Get-CsTenant' }, { title: "The tenant's id", run: 'Get-CsTenant | Select-Object DisplayName, TenantId' }],
  async *process(_args, { services: { policies } }) {
    const { displayName, tenantId, verifiedDomains, countryLetterCode, tenantPolicies } = await policies.getTenant();
    yield psObject(tenant, {
      DisplayName: displayName,
      TenantId: tenantId,
      VerifiedDomains: verifiedDomains,
      CountryLetterCode: countryLetterCode,
      TenantPolicies: tenantPolicies === null ? null : psObject('CsTenantPolicies', tenantPolicies),
    });
  },
});
