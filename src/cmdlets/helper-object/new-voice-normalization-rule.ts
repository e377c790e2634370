import { cmdlet } from '../../engine/cmdlet.ts';
import { int, string, switchParameter } from '../../engine/parameter.ts';
import { normalizationRule } from '../../policy/items/normalization-rule.ts';
import { settingParameter } from '../policy/setting-parameters.ts';
import { itemObject } from './item-object.ts';

const { Description, Pattern, Translation, IsInternalExtension } = normalizationRule.properties;

/** `New-CsVoiceNormalizationRule`: a rule for a dial plan, in memory. */
export const newCsVoiceNormalizationRule = cmdlet({
  name: 'New-CsVoiceNormalizationRule',
  synopsis: 'Makes a normalization rule for a dial plan.',
  description: 'The rule is made in memory. Set-CsTenantDialPlan -NormalizationRules @{ Add = $rule } puts it into a plan.',
  parameters: {
    Identity: string('The plan and the name of the rule, with a slash between them: Global/Seattle.', { set: 'Identity', position: 0, mandatory: true }),
    Parent: string('The plan.', { set: 'ParentAndRelativeKey', mandatory: true }),
    Name: string('The name of the rule, unique in its dial plan.', { set: 'ParentAndRelativeKey', mandatory: true }),
    Description: settingParameter(Description),
    Pattern: settingParameter(Pattern),
    Translation: settingParameter(Translation),
    IsInternalExtension: settingParameter(IsInternalExtension),
    Priority: int('Rules are tried in the order in which the plan has them.', { ignored: true }),
    InMemory: switchParameter('Make the rule without writing it to the tenant: in Teams there is no other way.'),
    Force: switchParameter('Ask nothing and warn of nothing.'),
    Tenant: string('The tenant is that of the connection.', { ignored: true, hidden: true }),
  },
  defaultParameterSet: 'Identity',
  supportsShouldProcess: true,
  outputType: [normalizationRule.name],
  examples: [
    {
      title: 'Numbers of seven digits are in Seattle',
      run: "$rule = New-CsVoiceNormalizationRule -Parent Global -Name Seattle -Pattern '^(\\d{7})$' -Translation '+1206$1' -InMemory; Set-CsTenantDialPlan Global -NormalizationRules @{ Add = $rule }",
    },
    { title: 'A rule by its identity', run: "New-CsVoiceNormalizationRule -Identity Global/Extensions -Pattern '^(\\d{4})$' -Translation '+4930$1' -InMemory" },
  ],
  async *process(args, context) {
    const name = args.Name ?? (args.Identity ?? '').replace(/^.*\//, '');
    if (!(await context.shouldProcess(name, 'Make a rule in memory'))) return;
    if (args.InMemory !== true && args.Force !== true) {
      context.streams.warning('The rule was only made in memory. Set-CsTenantDialPlan -NormalizationRules @{ Add = $rule } puts it into a plan.');
    }
    yield itemObject(normalizationRule, { ...args, Name: name });
  },
});
