import { hiddenMeetingTemplate } from '../items/hidden-meeting-template.ts';
import { policyType } from '../policy-type.ts';
import { objects, text } from '../setting.ts';

export const teamsMeetingTemplatePermissionPolicy = policyType('TeamsMeetingTemplatePermissionPolicy', {
  synopsis: 'Which meeting templates people see.',
  columns: ['HiddenMeetingTemplates', 'DefaultMeetingTemplateId', 'Description'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Grant: { without: ['PassThru'], offers: ['Force'], userSet: 'GrantToUser', parameters: { Group: { position: 2 }, Rank: { position: 3, mandatory: true } } },
  },
  settings: {
    HiddenMeetingTemplates: objects(hiddenMeetingTemplate, 'The meeting templates that are hidden.', { modifiable: true }),
    Description: text('A note for administrators.'),
    DefaultMeetingTemplateId: text('The template that is offered first.', { pattern: 'customtemplate_[0-9A-Fa-f-]{36}', format: 'customtemplate_ and a GUID' }),
  },
});
