import { policyType } from '../policy-type.ts';
import { choice, text } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsEducationAssignmentsAppPolicy = policyType('TeamsEducationAssignmentsAppPolicy', {
  synopsis: 'Which tools the Assignments app of schools may use.',
  columns: ['ParentDigestEnabledType', 'MakeCodeEnabledType', 'TurnItInEnabledType'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  groupAssignment: 'notGrantable',
  batchAssignment: true,
  settings: {
    MakeCodeEnabledType: choice(enabledOrDisabled, 'Whether MakeCode may be used in assignments.'),
    ParentDigestEnabledType: choice(enabledOrDisabled, 'Whether guardians are sent a weekly digest.'),
    TurnItInApiKey: text('The key for Turnitin.'),
    TurnItInApiUrl: text('The address of Turnitin.'),
    TurnItInEnabledType: choice(enabledOrDisabled, 'Whether Turnitin checks what is handed in.'),
  },
});
