import { hiddenTemplate } from '../items/hidden-template.ts';
import { policyType } from '../policy-type.ts';
import { objects, text } from '../setting.ts';

export const teamsTemplatePermissionPolicy = policyType('TeamsTemplatePermissionPolicy', {
  synopsis: 'Which team templates people see.',
  columns: ['HiddenTemplates', 'Description'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
  },
  groupAssignment: 'notGrantable',
  batchAssignment: true,
  settings: {
    Description: text('A note for administrators.'),
    HiddenTemplates: objects(hiddenTemplate, 'The team templates that are hidden.', { modifiable: true }),
  },
});
