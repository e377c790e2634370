import { flag, integer, text, type ItemType } from '../setting.ts';

/** How a dialed number becomes a full one. */
export const normalizationRule = {
  name: 'NormalizationRule',
  madeBy: 'New-CsVoiceNormalizationRule',
  properties: {
    Name: text('The name of the rule, unique in its dial plan.'),
    Description: text('A note for administrators.'),
    Pattern: text('A regular expression that the dialed number must match.'),
    Translation: text('What the number becomes; $1 and so on stand for the groups of the pattern.'),
    IsInternalExtension: flag("Whether the result is an extension of the organization's own.", { initial: false }),
    Priority: integer('Its place among the rules.'),
  },
} satisfies ItemType;
