import { meetingTemplate } from '../items/meeting-template.ts';
import { configuration } from '../policy-type.ts';
import { objects, text } from '../setting.ts';

export const teamsFirstPartyMeetingTemplateConfiguration = configuration('TeamsFirstPartyMeetingTemplateConfiguration', {
  synopsis: 'The meeting templates that Microsoft gives.',
  columns: ['TeamsMeetingTemplates'],
  cmdlets: { Get: { singleSet: true, without: ['Filter'] } },
  settings: {
    TeamsMeetingTemplates: objects(meetingTemplate, 'The templates.', { verbs: [] }),
    Description: text('A note for administrators.', { verbs: [] }),
  },
});
