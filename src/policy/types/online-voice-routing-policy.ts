import { policyType } from '../policy-type.ts';
import { text, texts } from '../setting.ts';

export const onlineVoiceRoutingPolicy = policyType('OnlineVoiceRoutingPolicy', {
  synopsis: "By which telephone routes people's calls leave the organization.",
  columns: ['OnlinePstnUsages', 'RouteType', 'Description'],
  cmdlets: {
    New: { without: ['Force'] },
    Set: { without: ['Force'] },
    Remove: { without: ['Force'] },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  batchAssignment: true,
  phoneNumberAssignment: true,
  settings: {
    Description: text('A note for administrators.'),
    OnlinePstnUsages: texts('The telephone usages that may carry the calls, best first.', { modifiable: true }),
    RouteType: text('The kind of route.', { certainty: 'uncertain', status: ['internal'] }),
  },
});
