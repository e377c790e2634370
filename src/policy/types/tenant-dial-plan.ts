import { normalizationRule } from '../items/normalization-rule.ts';
import { policyType } from '../policy-type.ts';
import { objects, text } from '../setting.ts';

export const tenantDialPlan = policyType('TenantDialPlan', {
  synopsis: 'How dialled numbers are turned into telephone numbers.',
  columns: ['SimpleName', 'NormalizationRules', 'Description'],
  cmdlets: {
    New: { without: ['Force'] },
    Set: { without: ['Force'] },
    Remove: { without: ['Force'] },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  batchAssignment: true,
  phoneNumberAssignment: true,
  settings: {
    Description: text('A note for administrators.', { maxLength: 1040 }),
    NormalizationRules: objects(normalizationRule, 'The rules, tried in order.', { modifiable: true, maxItems: 50 }),
    SimpleName: text('A name without special characters.', { maxLength: 49, pattern: '[A-Za-z0-9.()\\-]+', unique: true }),
  },
});
