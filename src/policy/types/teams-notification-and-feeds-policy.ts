import { policyType } from '../policy-type.ts';
import { text } from '../setting.ts';

export const teamsNotificationAndFeedsPolicy = policyType('TeamsNotificationAndFeedsPolicy', {
  synopsis: "Which suggestions stand in people's activity feed.",
  columns: ['SuggestedFeedsEnabledType', 'TrendingFeedsEnabledType', 'Description'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    Set: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Remove: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
  },
  groupAssignment: 'notGrantable',
  settings: {
    Description: text('A note for administrators.'),
    SuggestedFeedsEnabledType: text('Whether suggestions stand in the feed.', { known: ['EnabledUserOverride'], certainty: 'uncertain' }),
    TrendingFeedsEnabledType: text('Whether what is trending stands in the feed.', { certainty: 'uncertain' }),
  },
});
