import { policyType } from '../policy-type.ts';
import { choice, flag } from '../setting.ts';

export const teamsFeedbackPolicy = policyType('TeamsFeedbackPolicy', {
  synopsis: 'Whether people may send feedback to Microsoft, and what goes with it.',
  columns: ['UserInitiatedMode', 'ReceiveSurveysMode', 'AllowScreenshotCollection', 'AllowLogCollection'],
  cmdlets: {
    New: { offers: ['InMemory'], inert: ['Tenant'] },
    Set: { offers: ['Instance'], singleSet: true, inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
    Grant: { inert: ['Tenant', 'DomainController'] },
  },
  settings: {
    AllowEmailCollection: flag('Whether feedback may carry the mail address.'),
    AllowLogCollection: flag('Whether feedback may carry logs.'),
    AllowScreenshotCollection: flag('Whether feedback may carry screenshots.'),
    EnableFeatureSuggestions: flag('Whether people may suggest features.'),
    ReceiveSurveysMode: choice(['Enabled', 'Disabled', 'EnabledUserOverride'], 'Whether people are asked to take surveys.', { initial: 'Enabled' }),
    UserInitiatedMode: choice(['Enabled', 'Disabled'], 'Whether people may send feedback of their own accord.', { initial: 'Enabled' }),
  },
});
