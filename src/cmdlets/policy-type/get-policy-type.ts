import { cmdlet } from '../../engine/cmdlet.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import { globalName } from '../../policy/identity.ts';
import type { PolicyType } from '../../policy/policy-type.ts';
import type { PolicyTypes } from '../policy-types.ts';
import '../services.ts';
import { policySettingObject, policyTypeObject } from './policy-type-object.ts';

/** `Get-CsPolicyType`: what is known of the policy types and their settings. Asks no service. */
export const getCsPolicyType = cmdlet({
  name: 'Get-CsPolicyType',
  synopsis: 'Tells what csteams knows about policy types.',
  description:
    'Cmdlets, settings, instances, and whether groups, batches and phone numbers can have a policy of the type. With -Detailed each setting by itself: its values, its default, and how sure the reference is about it. Microsoft has no such cmdlet.',
  parameters: {
    Name: string('The policy type, with or without Cs before it, or a wildcard pattern.', {
      position: 0,
      pipeline: 'ByValueAndPropertyName',
      names: 'policyType',
    }),
    Detailed: switchParameter('One object for each setting.'),
  },
  outputType: ['CsPolicyType', 'CsPolicySetting'],
  examples: [
    { title: 'All types', run: 'Get-CsPolicyType' },
    { title: 'One type', run: 'Get-CsPolicyType TeamsCallParkPolicy' },
    { title: 'Its settings', run: 'Get-CsPolicyType TeamsCallParkPolicy -Detailed' },
    { title: 'Settings whose values are uncertain', run: "Get-CsPolicyType -Detailed | Where-Object Certainty -eq 'uncertain'" },
  ],
  async *process({ Name, Detailed }, { services }) {
    for await (const type of named(services.policyTypes, Name ?? '*')) {
      if (Detailed !== true) yield policyTypeObject(type, [globalName, ...Object.keys(type.builtIn)]);
      else for (const [name, setting] of Object.entries(type.settings)) yield policySettingObject(type, name, setting);
    }
  },
});

/** The type of that name, those that a pattern matches, or all. Rejects with PolicyTypeNotFound for a name. */
async function* named(types: PolicyTypes, name: string): AsyncGenerator<PolicyType, void, undefined> {
  const bare = name.replace(/^cs/i, '');
  if (!/[*?[]/.test(bare)) yield await types.load(bare);
  else for (const match of types.names.filter(wildcard(bare))) yield await types.load(match);
}
