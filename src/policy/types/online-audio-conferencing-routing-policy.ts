import { policyType } from '../policy-type.ts';
import { text, texts } from '../setting.ts';

export const onlineAudioConferencingRoutingPolicy = policyType('OnlineAudioConferencingRoutingPolicy', {
  synopsis: 'By which telephone routes meetings dial out.',
  columns: ['OnlinePstnUsages', 'RouteType', 'Description'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    New: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Set: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Remove: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Grant: { inert: ['MsftInternalProcessingMode'], parameters: { Group: { position: 2 } } },
  },
  settings: {
    Description: text('A note for administrators.'),
    OnlinePstnUsages: texts('The telephone usages that may carry calls out of meetings, best first.', { modifiable: true }),
    RouteType: text('The kind of route.', { certainty: 'uncertain', status: ['internal'] }),
  },
});
