import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { psObject, type Value } from '../../engine/value.ts';
import '../services.ts';
import { dialPlanNamed, dialPlanOf, rulesOf } from './effective-dial-plan.ts';
import { normalize, ruleOf } from './normalize.ts';

/** `Test-CsEffectiveTenantDialPlan`: what a dial plan makes of a number. */
export const testCsEffectiveTenantDialPlan = cmdlet({
  name: 'Test-CsEffectiveTenantDialPlan',
  synopsis: 'Tells what a dial plan makes of a dialed number.',
  description: 'The first rule whose pattern matches decides; where none does, TranslatedNumber is empty. Give the user or the name of a plan.',
  parameters: {
    DialedNumber: string('The number as it is dialed.', { sets: { Identity: {}, EffectiveTDPName: { mandatory: true } } }),
    CallerNumber: string("The number that is called from; the tenant's dial plans do not depend on it.", { ignored: true }),
    Identity: string('The user: object id, user principal name or SIP address.', { set: 'Identity', names: 'user' }),
    EffectiveTenantDialPlanName: string('The name of a dial plan.', { set: 'EffectiveTDPName' }),
    TenantScopeOnly: switchParameter("Only the tenant's own rules; no others are known.", { ignored: true }),
    Force: switchParameter('Ask nothing and warn of nothing.'),
  },
  defaultParameterSet: 'Identity',
  supportsShouldProcess: true,
  outputType: ['CsDialPlanTest'],
  examples: [
    { title: 'What a user reaches', run: 'Test-CsEffectiveTenantDialPlan -DialedNumber 4255550100 -Identity ana@contoso.com' },
    { title: 'What a plan makes of a number', run: 'Test-CsEffectiveTenantDialPlan -DialedNumber 4255550100 -EffectiveTenantDialPlanName Global' },
  ],
  async *process(args, context) {
    const [number, user, name] = [args.DialedNumber ?? '', args.Identity ?? '', args.EffectiveTenantDialPlanName ?? ''];
    if (number === '' || (user === '' && name === '')) throw incomplete();
    const plan = await (user === '' ? dialPlanNamed(name, context.services) : dialPlanOf(user, context));
    yield outcome(number, rulesOf(plan));
  },
});

function outcome(number: string, rules: readonly Value[]): Value {
  for (const value of rules) {
    const rule = ruleOf(value);
    const translated = rule && normalize(number, rule);
    if (translated !== undefined) return psObject('CsDialPlanTest', { TranslatedNumber: translated, MatchingRule: value });
  }
  return psObject('CsDialPlanTest', { TranslatedNumber: null, MatchingRule: null });
}

const incomplete = (): ErrorRecord =>
  new ErrorRecord({
    id: 'MissingMandatoryParameter',
    category: 'InvalidArgument',
    message: 'Cannot process command because of one or more missing mandatory parameters: DialedNumber, and Identity or EffectiveTenantDialPlanName.',
    recommendation: 'Give -DialedNumber, and the user with -Identity or the plan with -EffectiveTenantDialPlanName.',
    terminating: true,
  });
