import { configuration } from '../policy-type.ts';
import { choice } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsEducationConfiguration = configuration('TeamsEducationConfiguration', {
  synopsis: 'How schools and parents stay in touch.',
  columns: ['ParentGuardianPreferredContactMethod', 'UpdateParentInformation'],
  cmdlets: {
    Get: { parameters: { Identity: { position: null } } },
    Set: { without: ['Force'], parameters: { Identity: { position: null } } },
  },
  settings: {
    ParentGuardianPreferredContactMethod: choice(['Email', 'SMS'], 'How parents are reached.', { initial: 'Email' }),
    UpdateParentInformation: choice(enabledOrDisabled, 'Whether teachers may change what is known of parents.', { initial: 'Enabled' }),
    EduGenerativeAIEnhancements: choice(enabledOrDisabled, 'Whether teachers and students get help from AI.', { initial: 'Enabled' }),
  },
});
