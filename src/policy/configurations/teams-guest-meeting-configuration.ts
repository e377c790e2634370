import { configuration } from '../policy-type.ts';
import { choice, flag } from '../setting.ts';

export const teamsGuestMeetingConfiguration = configuration('TeamsGuestMeetingConfiguration', {
  synopsis: 'What guests may do in meetings.',
  columns: ['AllowIPVideo', 'AllowMeetNow', 'AllowTranscription', 'ScreenSharingMode'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  settings: {
    AllowIPVideo: flag('Whether guests may use video.'),
    AllowMeetNow: flag('Whether guests may start meetings at once.'),
    AllowTranscription: flag('Whether guests may have meetings written down.'),
    LiveCaptionsEnabledType: choice(['DisabledUserOverride', 'Disabled'], 'Whether guests may see captions.', {
      initial: 'DisabledUserOverride',
      certainty: 'probable',
    }),
    ScreenSharingMode: choice(['SingleApplication', 'EntireScreen', 'Disabled'], 'How much of their screen guests may share.', { certainty: 'probable' }),
  },
});
