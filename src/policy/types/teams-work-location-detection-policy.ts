import { policyType } from '../policy-type.ts';
import { choice, flag } from '../setting.ts';

export const teamsWorkLocationDetectionPolicy = policyType('TeamsWorkLocationDetectionPolicy', {
  synopsis: 'Whether Teams may find out where people work.',
  columns: ['EnableWorkLocationDetection', 'UserSettingsDefault'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Grant: {
      without: ['PassThru'],
      offers: ['Force'],
      userSet: 'GrantToUser',
      parameters: { Identity: { position: null }, Group: { position: 2 }, Rank: { mandatory: true } },
    },
  },
  groupAssignment: 'grantOnly',
  settings: {
    EnableWorkLocationDetection: flag('Whether Teams may find out where people work.'),
    UserSettingsDefault: choice(['Disabled', 'Enabled'], 'What applies until people choose for themselves.', { initial: 'Disabled' }),
  },
});
