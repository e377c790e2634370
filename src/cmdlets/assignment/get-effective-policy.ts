import { cmdlet } from '../../engine/cmdlet.ts';
import { strings, switchParameter } from '../../engine/parameter.ts';
import { policyTypeName } from '../../policy/catalogue.ts';
import '../services.ts';
import { sideBySide, throttleLimit, type Job } from '../side-by-side.ts';
import { effectiveLookup, effectivePolicyRow, explainedPolicyRow, type EffectiveLookup } from './effective-lookup.ts';

/** `Get-CsEffectivePolicy`: the policy that a user really has, why, and its settings. Not one of Microsoft's cmdlets. */
export const getCsEffectivePolicy = cmdlet({
  name: 'Get-CsEffectivePolicy',
  synopsis: 'Gets the policy that is in force for a user, where it comes from, and its settings.',
  description:
    "One object per user and policy type. A direct assignment wins; then the group with the best rank among those the user is a direct member of; then the tenant's grant; then Global. This cmdlet is csteams' own.",
  parameters: {
    Identity: strings('The users: object ids, user principal names or SIP addresses.', {
      set: 'Identity',
      position: 0,
      mandatory: true,
      pipeline: 'ByValueAndPropertyName',
      aliases: ['UserPrincipalName', 'Upn'],
      names: 'user',
    }),
    All: switchParameter('All users of the tenant.', { set: 'All', mandatory: true }),
    PolicyType: strings('The policy types; all that csteams knows when it is left out.', { names: 'policyType', validateNotNullOrEmpty: true }),
    Explain: switchParameter('Add every competing source, best first, and why it won or lost.'),
    ThrottleLimit: throttleLimit(),
  },
  defaultParameterSet: 'Identity',
  readsStandardInput: true,
  concurrent: true,
  outputType: [effectivePolicyRow, explainedPolicyRow],
  examples: [
    { title: 'Several users, one policy type', run: 'Get-CsEffectivePolicy ana@contoso.com, ben@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy' },
    { title: 'Why it is so', run: 'Get-CsEffectivePolicy ana@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy -Explain' },
    {
      title: 'How many users have which policy',
      run: 'Get-CsEffectivePolicy -All -PolicyType TeamsEnhancedEncryptionPolicy | Group-Object PolicyName -NoElement',
    },
  ],
  async *stream(each, context, { Identity, All, Explain = false, ThrottleLimit, PolicyType }) {
    const lookup = effectiveLookup({ ...context.services, streams: context.streams }, Explain);
    const types = (PolicyType ?? context.services.policyTypes.names).map(policyTypeName);
    if (All === true) yield* lookup.everyone(types);
    else yield* sideBySide(lookups(each, types, lookup), ThrottleLimit, context, Identity?.length ?? context.inputCount);
  },
});

async function* lookups(
  each: AsyncIterable<{ readonly Identity: readonly string[] | undefined }>,
  types: readonly string[],
  lookup: EffectiveLookup,
): AsyncGenerator<Job, void, undefined> {
  for await (const { Identity = [] } of each) for (const user of Identity) yield () => lookup.user(user, types);
}
