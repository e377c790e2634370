import { cmdlet } from '../../engine/cmdlet.ts';
import { bool, int, string, switchParameter } from '../../engine/parameter.ts';
import { psObject } from '../../engine/value.ts';
import '../services.ts';

/** The type name of what Find-CsGroup writes. */
export const group = 'CsGroup';

/** `Find-CsGroup`: groups by the start of their name. */
export const findCsGroup = cmdlet({
  name: 'Find-CsGroup',
  synopsis: 'Finds groups by their name.',
  description: 'Searches by the start of the words in the display name, or of the mail address.',
  parameters: {
    SearchQuery: string('What the name begins with, or with -ExactMatchOnly the whole name, address or id.', { mandatory: true, names: 'group' }),
    MaxResults: int('How many groups at most.', { validateRange: { min: 1, max: 1000 }, defaultValue: 10 }),
    ExactMatchOnly: bool('Only groups whose name, address or id is the search text.'),
    MailEnabledOnly: bool('Only groups with a mail address.'),
    Force: switchParameter('Ask nothing and warn of nothing.', { ignored: true, hidden: true }),
    Tenant: string('The tenant is that of the connection.', { ignored: true, hidden: true }),
  },
  outputType: [group],
  examples: [
    { title: 'Groups whose name has a word that begins so', run: "Find-CsGroup -SearchQuery 'Leg'" },
    { title: 'The group with an address', run: 'Find-CsGroup -SearchQuery legal@contoso.com -ExactMatchOnly $true' },
  ],
  async *process({ SearchQuery = '', MaxResults = 10, ExactMatchOnly = false, MailEnabledOnly = false }, { services: { policies } }) {
    const groups = await policies.findGroups(SearchQuery, { exact: ExactMatchOnly, mailEnabledOnly: MailEnabledOnly, limit: MaxResults });
    for (const { id, displayName, mail } of groups) yield psObject(group, { Id: id, DisplayName: displayName, Mail: mail });
  },
});
