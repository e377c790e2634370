import { policyType } from '../policy-type.ts';
import { choice, text } from '../setting.ts';

const enabledOrDisabled = ['Enabled', 'Disabled'] as const;

export const teamsTargetingPolicy = policyType('TeamsTargetingPolicy', {
  synopsis: 'Who may make and use tags.',
  columns: ['ManageTagsPermissionMode', 'CustomTagsMode', 'ShiftBackedTagsMode'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    Set: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
    Remove: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
  },
  groupAssignment: 'notGrantable',
  settings: {
    CustomTagsMode: choice(enabledOrDisabled, 'Whether people may make tags of their own.', { certainty: 'probable' }),
    Description: text('A note for administrators.'),
    ManageTagsPermissionMode: choice(
      ['EnabledTeamOwner', 'EnabledTeamOwnerMember', 'EnabledTeamOwnerMemberGuest', 'MicrosoftDefault', 'Disabled'],
      'Who may manage tags.',
      { certainty: 'probable' },
    ),
    ShiftBackedTagsMode: choice(enabledOrDisabled, 'Whether tags may follow shifts.', { certainty: 'probable' }),
    TeamOwnersEditWhoCanManageTagsMode: choice(enabledOrDisabled, 'Whether owners may change who manages tags.', { certainty: 'probable' }),
    SuggestedPresetTags: text('Tags that are suggested.', { certainty: 'uncertain' }),
  },
});
