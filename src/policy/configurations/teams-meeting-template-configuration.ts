import { meetingTemplate } from '../items/meeting-template.ts';
import { configuration } from '../policy-type.ts';
import { objects, text } from '../setting.ts';

export const teamsMeetingTemplateConfiguration = configuration('TeamsMeetingTemplateConfiguration', {
  synopsis: 'The meeting templates of the organization.',
  columns: ['TeamsMeetingTemplates'],
  cmdlets: { Get: { singleSet: true, without: ['Filter'] } },
  settings: {
    TeamsMeetingTemplates: objects(meetingTemplate, 'The templates.', { verbs: [] }),
    Description: text('A note for administrators.', { verbs: [] }),
  },
});
