import { policyType } from '../policy-type.ts';
import { flag, integer, objects, text } from '../setting.ts';

const app = (name: string) => ({ name, properties: { Id: text('The id of the application.') } });

export const teamsAppSetupPolicy = policyType('TeamsAppSetupPolicy', {
  synopsis: 'Which apps are installed and pinned for people.',
  columns: ['AllowSideLoading', 'AllowUserPinning', 'Description'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    New: { inert: ['Tenant'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
    Grant: {
      offers: ['Force'],
      userSet: 'GrantToUser',
      inert: ['Tenant', 'DomainController'],
      parameters: { Group: { position: 2 }, Rank: { position: 3, mandatory: true } },
    },
  },
  batchAssignment: true,
  settings: {
    AdditionalCustomizationApps: objects(app('AdditionalCustomizationApp'), 'Apps with further customization.', { modifiable: true }),
    AllowSideLoading: flag('Whether people may upload custom apps.'),
    AllowUserPinning: flag('Whether people may pin apps of their choice.'),
    AppPresetList: objects(app('AppPreset'), 'Apps that are installed for people.'),
    AppPresetMeetingList: objects(app('AppPresetMeeting'), "Apps that are installed in people's meetings.", { modifiable: true }),
    Description: text('A note for administrators.'),
    PinnedAppBarApps: objects(
      { name: 'PinnedApp', properties: { Id: text('The id of the application.'), Order: integer('Its place, from 1.') } },
      'Apps pinned to the app bar, in order.',
    ),
    PinnedCallingBarApps: objects(app('PinnedCallingBarApp'), 'Apps pinned to the calling bar.'),
    PinnedMessageBarApps: objects(app('PinnedMessageBarApp'), 'Apps pinned below the box where messages are written.'),
  },
});
