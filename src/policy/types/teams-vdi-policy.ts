import { policyType } from '../policy-type.ts';
import { choice, flag } from '../setting.ts';

export const teamsVdiPolicy = policyType('TeamsVdiPolicy', {
  synopsis: 'What people may do in virtual desktops.',
  columns: ['DisableCallsAndMeetings', 'DisableAudioVideoInCallsAndMeetings', 'VDI2Optimization'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Grant: {
      without: ['PassThru'],
      offers: ['Force'],
      userSet: 'GrantToUser',
      parameters: { Identity: { position: null }, Group: { position: 2 }, Rank: { mandatory: true } },
    },
  },
  settings: {
    DisableAudioVideoInCallsAndMeetings: flag('Whether sound and video are left out where they are not optimized.'),
    DisableCallsAndMeetings: flag('Whether calls and meetings are left out.'),
    VDI2Optimization: choice(['Enabled', 'Disabled'], 'Whether the second generation of optimization is used.'),
  },
});
