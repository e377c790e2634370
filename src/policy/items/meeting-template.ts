import { objects, text, type ItemType } from '../setting.ts';

/** A template that meetings can be made from. */
export const meetingTemplate = {
  name: 'TeamsMeetingTemplate',
  properties: {
    TeamsMeetingOptions: objects({ name: 'TeamsMeetingOption' }, 'What the template fixes.'),
    Description: text('What it is for.'),
    Name: text('Its name.'),
    Category: text('Where it is listed.'),
  },
} satisfies ItemType;
