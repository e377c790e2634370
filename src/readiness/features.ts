import { evidence, inForce, pages, type Dated, type Evidence } from './evidence.ts';

interface FeatureList extends Dated {
  readonly evidence: Evidence;
  readonly features: readonly string[];
}

const atFirst = ['live captions and transcription', 'recording', 'adding a participant', 'call transfer', 'consult then transfer', 'call merge', 'call park'];
const withCompanion = [...atFirst, 'call companion and transfer to another device'];

/** What the two give up during an encrypted call, by day. */
const lostInCalls: readonly FeatureList[] = [
  { from: '2021-09-23', evidence: pages.announcement, features: atFirst },
  { from: '2021-10-23', evidence: pages.article, features: withCompanion },
  {
    from: '2022-09-13',
    evidence: evidence('github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness, pull request 9311', 2022),
    features: [...withCompanion, 'forwarding to voicemail', 'simultaneous ringing'],
  },
];

const meetingsAtFirst = ['live captions and transcription', 'recording', 'Together mode', 'companion mode', 'large gallery', 'breakout rooms'];

const lostInMeetings: readonly FeatureList[] = [
  { from: '2023-02-10', evidence: pages.meetings, features: meetingsAtFirst },
  {
    from: '2023-02-13',
    evidence: evidence('github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness, pull request 9712', 2023),
    features: [...meetingsAtFirst, 'PowerPoint Live'],
  },
  {
    from: '2023-12-01',
    evidence: pages.meetings,
    features: [...meetingsAtFirst, 'PowerPoint Live', 'Copilot', 'Excel Live', 'dialing in by phone', 'control of shared content on request'],
  },
];

/** Empty before there were encrypted calls. */
export const featuresLostInCalls = (day: string): readonly string[] => inForce(lostInCalls, day)?.features ?? [];
export const featuresLostInMeetings = (day: string): readonly string[] => inForce(lostInMeetings, day)?.features ?? [];

/** What of a call is encrypted end to end, and what has Microsoft 365's ordinary encryption as ever. All sources agree. */
export const callProtection = { protected: ['audio', 'video', 'screen sharing'], notProtected: ['chat', 'files', 'presence'] } as const;
export const meetingProtection = {
  protected: ['audio', 'video', 'video-based screen sharing'],
  notProtected: ['chat', 'apps', 'reactions', 'avatars', 'filters', 'questions and answers'],
} as const;

/** Support page; no warning to the users is documented. */
export const whenACallGateFails =
  'The call goes through all the same, with ordinary encryption: the shield shows no lock, nobody is warned, and no feature is lost.';
export const whenAMeetingGateFails = 'The meeting takes place with ordinary encryption. In an encrypted meeting, clients that cannot take part are kept out.';
