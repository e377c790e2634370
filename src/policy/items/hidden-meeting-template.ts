import { text, type ItemType } from '../setting.ts';

/** A meeting template that people do not see. */
export const hiddenMeetingTemplate = {
  name: 'HiddenMeetingTemplate',
  madeBy: 'New-CsTeamsHiddenMeetingTemplate',
  required: ['Id'],
  properties: { Id: text('The id of the template.') },
} satisfies ItemType;
