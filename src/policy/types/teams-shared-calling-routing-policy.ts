import { policyType } from '../policy-type.ts';
import { text, texts } from '../setting.ts';

export const teamsSharedCallingRoutingPolicy = policyType('TeamsSharedCallingRoutingPolicy', {
  synopsis: 'Which shared number people without one of their own call from.',
  columns: ['ResourceAccount', 'EmergencyNumbers', 'Description'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Grant: {
      without: ['PassThru'],
      offers: ['Force'],
      userSet: 'GrantToUser',
      parameters: { Identity: { position: null }, Group: { position: 0 }, Rank: { mandatory: true } },
    },
  },
  phoneNumberAssignment: true,
  settings: {
    Description: text('A note for administrators.'),
    EmergencyNumbers: texts('The numbers that emergency services may call back.', { modifiable: true }),
    ResourceAccount: text('The resource account whose number is shared.'),
  },
});
