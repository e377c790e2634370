import { text, type ItemType } from '../setting.ts';

/** A team template that people do not see. */
export const hiddenTemplate = {
  name: 'HiddenTemplate',
  madeBy: 'New-CsTeamsHiddenTemplate',
  required: ['Id'],
  properties: { Id: text('The id of the template.') },
} satisfies ItemType;
