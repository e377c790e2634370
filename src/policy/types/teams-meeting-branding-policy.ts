import { policyType } from '../policy-type.ts';
import { flag, objects, text } from '../setting.ts';

export const teamsMeetingBrandingPolicy = policyType('TeamsMeetingBrandingPolicy', {
  synopsis: 'Which logos, colours and backgrounds meetings show.',
  columns: ['EnableMeetingOptionsThemeOverride', 'EnableMeetingBackgroundImages', 'RequireBackgroundEffect'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Grant: {
      without: ['PassThru'],
      offers: ['Force'],
      userSet: 'GrantToUser',
      parameters: { Identity: { position: null }, Group: { position: 2 }, Rank: { mandatory: true } },
    },
  },
  settings: {
    DefaultTheme: text('The theme that is used unless another is chosen.', { certainty: 'probable', status: ['internal'] }),
    EnableMeetingBackgroundImages: flag("Whether the organization's background images are offered."),
    EnableMeetingOptionsThemeOverride: flag('Whether organizers may turn the theme off.'),
    MeetingBackgroundImages: objects({ name: 'MeetingBackgroundImage' }, 'The background images, which the admin center makes.', {
      modifiable: true,
      certainty: 'probable',
      status: ['internal', 'readOnly'],
    }),
    MeetingBrandingThemes: objects({ name: 'MeetingBrandingTheme' }, 'The themes, which the admin center makes.', {
      modifiable: true,
      status: ['internal', 'readOnly'],
    }),
    EnableNdiAssuranceSlate: flag('Whether an assurance slate is shown in video that leaves by NDI.', { verbs: ['New'] }),
    NdiAssuranceSlateImages: objects({ name: 'NdiAssuranceSlate' }, 'The images of that slate.', { verbs: ['New'], modifiable: true }),
    RequireBackgroundEffect: flag('Whether people must use one of the background effects.', { verbs: ['New'] }),
  },
});
