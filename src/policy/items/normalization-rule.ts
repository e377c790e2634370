import { flag, text, type ItemType } from '../setting.ts';

/** How a dialed number becomes a full one. */
export const normalizationRule = {
  name: 'NormalizationRule',
  madeBy: 'New-CsVoiceNormalizationRule',
  properties: {
    Description: text('A note for administrators.', { maxLength: 512 }),
    Pattern: text('A regular expression that the dialed number must match.', { initial: '^(\\d{11})$' }),
    Translation: text('What the number becomes; $1 and so on stand for the groups of the pattern.', { initial: '+$1' }),
    Name: text('The name of the rule, unique in its dial plan.'),
    IsInternalExtension: flag("Whether the result is an extension of the organization's own.", { initial: false }),
  },
} satisfies ItemType;
