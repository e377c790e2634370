import { configuration } from '../policy-type.ts';
import { flag, texts } from '../setting.ts';

export const teamsExternalAccessConfiguration = configuration('TeamsExternalAccessConfiguration', {
  synopsis: 'Which outsiders may not talk to anybody.',
  columns: ['BlockedUsers', 'BlockExternalAccessUserAccess'],
  settings: {
    BlockedUsers: texts('Addresses of outsiders who are blocked.', { modifiable: true, certainty: 'probable' }),
    BlockExternalAccessUserAccess: flag('Whether the block is in force.', { initial: false, aliases: ['BlockExternalUserAccess'] }),
  },
});
