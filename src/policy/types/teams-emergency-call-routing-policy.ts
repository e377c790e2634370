import { emergencyNumber } from '../items/emergency-number.ts';
import { policyType } from '../policy-type.ts';
import { flag, objects, text } from '../setting.ts';

export const teamsEmergencyCallRoutingPolicy = policyType('TeamsEmergencyCallRoutingPolicy', {
  synopsis: 'By which routes calls to emergency numbers go.',
  columns: ['AllowEnhancedEmergencyServices', 'EmergencyNumbers', 'Description'],
  cmdlets: {
    New: { without: ['Force'] },
    Set: { without: ['Force'] },
    Remove: { without: ['Force'] },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  groupAssignment: 'conflicting',
  batchAssignment: true,
  phoneNumberAssignment: true,
  settings: {
    AllowEnhancedEmergencyServices: flag("Whether emergency calls carry the caller's place."),
    Description: text('A note for administrators.', { maxLength: 512 }),
    EmergencyNumbers: objects(emergencyNumber, 'The emergency numbers with their masks and usages.', { modifiable: true }),
  },
});
