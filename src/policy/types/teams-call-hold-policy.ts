import { policyType } from '../policy-type.ts';
import { text } from '../setting.ts';

export const teamsCallHoldPolicy = policyType('TeamsCallHoldPolicy', {
  synopsis: 'What callers hear on hold.',
  columns: ['AudioFileId', 'StreamingSourceUrl', 'Description'],
  cmdlets: {
    Set: { parameters: { Identity: { mandatory: true } } },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  settings: {
    AudioFileId: text('The uploaded audio file callers hear.'),
    Description: text('A note for administrators.'),
    StreamingSourceAuthType: text('How the streaming source is signed in to.', { certainty: 'uncertain', status: ['internal'] }),
    StreamingSourceUrl: text('Where the sound is streamed from.', { certainty: 'probable', status: ['internal'] }),
  },
});
