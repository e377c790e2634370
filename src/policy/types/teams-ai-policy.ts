import { policyType } from '../policy-type.ts';
import { choice, text } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsAIPolicy = policyType('TeamsAIPolicy', {
  synopsis: 'Who may enroll face and voice, and whether speakers are told apart.',
  columns: ['EnrollFace', 'EnrollVoice', 'PassiveVoiceEnrollment', 'SpeakerAttributionBYOD'],
  cmdlets: {
    Get: { singleSet: true },
    New: { without: ['Force'], parameters: { Identity: { position: null } } },
    Set: { without: ['Force'] },
    Remove: { without: ['Force'], parameters: { Identity: { position: null } } },
    Grant: {
      without: ['PassThru'],
      offers: ['Force'],
      userSet: 'GrantToUser',
      parameters: { Identity: { position: null }, Group: { position: 2 }, Rank: { mandatory: true } },
    },
  },
  groupAssignment: 'grantOnly',
  settings: {
    Description: text('A note for administrators.'),
    EnrollFace: choice(enabledOrDisabled, 'Whether people may enroll their face.', { initial: 'Enabled', certainty: 'probable' }),
    EnrollVoice: choice(enabledOrDisabled, 'Whether people may enroll their voice.', { initial: 'Enabled', certainty: 'probable' }),
    PassiveVoiceEnrollment: choice(enabledOrDisabled, 'Whether a voice is enrolled from what is said in meetings.', {
      verbs: ['Set'],
      initial: 'Enabled',
      certainty: 'probable',
    }),
    SpeakerAttributionBYOD: choice(enabledOrDisabled, 'Whether speakers are told apart in rooms where people bring their own device.', { initial: 'Enabled' }),
  },
});
