import { cmdlet } from '../../engine/cmdlet.ts';
import { int, string } from '../../engine/parameter.ts';
import { psObject } from '../../engine/value.ts';
import '../services.ts';
import { dialPlanOf, rulesOf } from './effective-dial-plan.ts';

/** `Get-CsEffectiveTenantDialPlan`: the dial plan that holds for a user. */
export const getCsEffectiveTenantDialPlan = cmdlet({
  name: 'Get-CsEffectiveTenantDialPlan',
  synopsis: 'Gets the dial plan that holds for a user.',
  description:
    "The tenant's dial plan: the user's own, or that of a group, the tenant or Global. The rules that Microsoft adds for a country are not known and not among them.",
  parameters: {
    Identity: string('The user: object id, user principal name or SIP address.', { position: 0, mandatory: true, names: 'user' }),
    CallerNumber: string("The number that is called from; the tenant's dial plans do not depend on it.", { position: 1, ignored: true }),
    OU: string('There are no organizational units.', { ignored: true, hidden: true }),
    ResultSize: int('There is one plan for a user.', { ignored: true, hidden: true }),
  },
  outputType: ['CsEffectiveDialPlan'],
  supportsShouldProcess: true,
  examples: [{ title: "A user's dial plan", run: 'Get-CsEffectiveTenantDialPlan -Identity ana@contoso.com' }],
  async *process({ Identity = '' }, context) {
    const plan = await dialPlanOf(Identity, context);
    yield psObject('CsEffectiveDialPlan', {
      Identity,
      EffectiveTenantDialPlanName: plan.get('Identity'),
      SimpleName: plan.get('SimpleName'),
      Description: plan.get('Description'),
      NormalizationRules: rulesOf(plan),
    });
  },
});
