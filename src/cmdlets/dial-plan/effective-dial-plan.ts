import type { CmdletContext } from '../../engine/cmdlet.ts';
import { isList, PSObject, type Value } from '../../engine/value.ts';
import { policyIdentity } from '../../policy/identity.ts';
import { effectiveLookup } from '../assignment/effective-lookup.ts';
import { policyObject } from '../policy/instance.ts';
import '../services.ts';

const planType = 'TenantDialPlan';

/** The dial plan that holds for a user: the settings of TenantDialPlan under its name. */
export async function dialPlanOf(user: string, { services, streams }: CmdletContext): Promise<PSObject> {
  const [row] = await effectiveLookup({ policies: services.policies, policyTypes: services.policyTypes, streams }, false).user(user, [planType]);
  const name = row?.get('PolicyName');
  return dialPlanNamed(typeof name === 'string' ? name : 'Global', services);
}

/** The dial plan of that name. Rejects with PolicyNotFound. */
export async function dialPlanNamed(name: string, { policies, policyTypes }: CmdletContext['services']): Promise<PSObject> {
  return policyObject(await policyTypes.load(planType), await policies.getPolicy(planType, policyIdentity(name)));
}

export function rulesOf(plan: PSObject): readonly Value[] {
  const rules = plan.get('NormalizationRules') ?? null;
  return isList(rules) ? rules : [];
}
