import { policyType } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsRoomVideoTeleConferencingPolicy = policyType('TeamsRoomVideoTeleConferencingPolicy', {
  synopsis: 'Whether rooms may call and be called by other conferencing systems.',
  columns: ['Enabled', 'PlaceExternalCalls', 'ReceiveExternalCalls', 'AreaCode'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    New: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Set: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Remove: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Grant: { inert: ['MsftInternalProcessingMode'], parameters: { Group: { position: 2 } } },
  },
  settings: {
    AreaCode: text('The area code by which others reach the rooms.', { certainty: 'probable' }),
    Description: text('A note for administrators.'),
    Enabled: flag('Whether rooms may use this at all.'),
    PlaceExternalCalls: choice(enabledOrDisabled, 'Whether rooms may call outside.'),
    PlaceInternalCalls: choice(enabledOrDisabled, 'Whether rooms may call inside.'),
    ReceiveExternalCalls: choice(enabledOrDisabled, 'Whether rooms may be called from outside.'),
    ReceiveInternalCalls: choice(enabledOrDisabled, 'Whether rooms may be called from inside.'),
  },
});
