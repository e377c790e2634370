import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { object, string } from '../../engine/parameter.ts';
import { psObject } from '../../engine/value.ts';
import { normalize, ruleOf } from './normalize.ts';

/** `Test-CsVoiceNormalizationRule`: what a rule makes of a number. */
export const testCsVoiceNormalizationRule = cmdlet({
  name: 'Test-CsVoiceNormalizationRule',
  synopsis: 'Tells what a normalization rule makes of a dialed number.',
  description: 'TranslatedNumber is empty where the rule does not match.',
  parameters: {
    DialedNumber: string('The number as it is dialed.', { mandatory: true }),
    NormalizationRule: object('The rule: what New-CsVoiceNormalizationRule made, or one of a dial plan.', {
      mandatory: true,
      pipeline: 'ByValueAndPropertyName',
    }),
  },
  outputType: ['CsVoiceNormalizationTest'],
  examples: [
    {
      title: 'A rule that is not in a plan yet',
      run: "New-CsVoiceNormalizationRule -Parent Global -Name Seattle -Pattern '^(\\d{7})$' -Translation '+1206$1' -InMemory | Test-CsVoiceNormalizationRule -DialedNumber 5550100",
    },
    {
      title: 'The rules of a plan',
      run: '(Get-CsTenantDialPlan Global).NormalizationRules | Test-CsVoiceNormalizationRule -DialedNumber 5550100',
      after: [
        "Set-CsTenantDialPlan Global -NormalizationRules @{ Add = (New-CsVoiceNormalizationRule -Parent Global -Name All -Pattern '^(\\d+)$' -InMemory) }",
      ],
    },
  ],
  async *process({ DialedNumber = '', NormalizationRule = null }) {
    const rule = ruleOf(NormalizationRule);
    if (rule === undefined) throw noRule();
    yield psObject('CsVoiceNormalizationTest', { TranslatedNumber: normalize(DialedNumber, rule) ?? null });
  },
});

const noRule = (): ErrorRecord =>
  new ErrorRecord({
    id: 'InvalidInput',
    category: 'InvalidArgument',
    message: 'The object is no normalization rule: it has no Pattern.',
    recommendation: 'Make one with New-CsVoiceNormalizationRule, or take one from (Get-CsTenantDialPlan <plan>).NormalizationRules.',
  });
