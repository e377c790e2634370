import { policyType } from '../policy-type.ts';
import { choice, flag, guid, text } from '../setting.ts';

export const callingLineIdentity = policyType('CallingLineIdentity', {
  synopsis: "Which number and name other parties see for people's calls to the telephone network.",
  columns: ['CallingIDSubstitute', 'EnableUserOverride', 'BlockIncomingPstnCallerID', 'CompanyName'],
  cmdlets: {
    New: { without: ['Force'] },
    Set: { without: ['Force'] },
    Remove: { without: ['Force'] },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  batchAssignment: true,
  phoneNumberAssignment: true,
  settings: {
    BlockIncomingPstnCallerID: flag('Whether the number of callers from the telephone network is hidden from the person called.', { initial: false }),
    CallingIDSubstitute: choice(['Anonymous', 'LineUri', 'Resource'], "Which number is shown instead of the caller's own.", { initial: 'LineUri' }),
    CompanyName: text('The name shown beside the number.'),
    Description: text('A note for administrators.'),
    EnableUserOverride: flag('Whether people may choose in Teams what is shown.', { initial: false }),
    ResourceAccount: guid('The resource account whose number is shown when the substitute is Resource.', { certainty: 'probable' }),
  },
});
