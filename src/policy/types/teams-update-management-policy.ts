import { policyType } from '../policy-type.ts';
import { choice, dateTime, flag, integer, text, texts } from '../setting.ts';

export const teamsUpdateManagementPolicy = policyType('TeamsUpdateManagementPolicy', {
  synopsis: 'Which previews and updates of the client people get.',
  columns: ['AllowPublicPreview', 'UseNewTeamsClient', 'AllowManagedUpdates', 'Description'],
  cmdlets: {
    Get: { inert: ['ProgressAction'] },
    Set: { parameters: { Identity: { mandatory: true } } },
    Remove: { inert: ['ProgressAction'] },
    Grant: { inert: ['MsftInternalProcessingMode', 'ProgressAction'], parameters: { Group: { position: 2 } } },
  },
  batchAssignment: true,
  settings: {
    AllowManagedUpdates: flag('Whether updates come at a time the administrator chose.'),
    AllowPreview: flag('Whether people may see previews.', { needs: { setting: 'AllowManagedUpdates', value: true } }),
    AllowPrivatePreview: choice(['Disabled', 'Enabled', 'Forced'], 'Whether people may join private previews.'),
    AllowPublicPreview: choice(['Disabled', 'Enabled', 'FollowOfficePreview', 'Forced'], 'Whether people may join the public preview.', {
      certainty: 'probable',
    }),
    BlockLegacyAuthorization: flag('Whether the old sign-in is blocked.'),
    Description: text('A note for administrators.'),
    DisabledInProductMessages: texts('Kinds of messages in the client that are left out.', {
      modifiable: true,
      items: 'guid',
      itemValues: ['91382d07-8b89-444c-bbcb-cfe43133af33', 'edf2633e-9827-44de-b34c-8b8b9717e84c'],
    }),
    UpdateDayOfWeek: integer('The day of the week on which updates come.', {
      min: 0,
      max: 6,
      long: true,
      needs: { setting: 'AllowManagedUpdates', value: true },
    }),
    UpdateTime: text('The time of day at which updates come, as text.', {
      pattern: '(?:[01]?\\d|2[0-3]):[0-5]\\d',
      format: 'HH:MM',
      needs: { setting: 'AllowManagedUpdates', value: true },
    }),
    UpdateTimeOfDay: dateTime('The time of day at which updates come.', { needs: { setting: 'AllowManagedUpdates', value: true } }),
    UseNewTeamsClient: choice(
      ['AdminDisabled', 'UserChoice', 'MicrosoftChoice', 'NewTeamsAsDefault', 'NewTeamsOnly'],
      'Which generation of the client people use.',
      { certainty: 'probable' },
    ),
  },
});
