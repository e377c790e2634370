import type { Platform } from './client.ts';
import { evidence, pages, type Dated, type Evidence } from './evidence.ts';

/** What the sources of a day say of a platform: the last of these, if they name it and ask for a version. Silence is not a no. */
export type Support = 'yes' | 'no' | 'disputed' | 'unmentioned' | { readonly minimumVersion: string };

interface SupportList extends Dated {
  readonly evidence: Evidence;
  /** Platforms that are not here are not mentioned. */
  readonly platforms: Readonly<Partial<Record<Platform, Support>>>;
}

const desktop = { Windows: 'yes', Mac: 'yes', Linux: 'no', Web: 'no', VideoInterop: 'no', GuestJoin: 'no', DialIn: 'no' } as const;

/** Clients that take part in encrypted calls, by day. Beside Teams Rooms only "the latest version" is ever asked for, without a number. */
export const callClients: readonly SupportList[] = [
  { from: '2021-09-23', evidence: pages.announcement, platforms: { ...desktop, Ios: 'no', Android: 'no' } },
  // From the preview to the first months after release some pages name mobile clients and others only Windows and Mac.
  {
    from: '2021-10-21',
    evidence: evidence('redmondmag.com 2021-10-26 against practical365.com', 2021),
    platforms: { ...desktop, Ios: 'disputed', Android: 'disputed' },
  },
  { from: '2022-01-01', evidence: pages.article, platforms: { ...desktop, Ios: 'yes', Android: 'yes' } },
  {
    from: '2022-08-02',
    evidence: evidence('github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness, pull request 9243', 2022),
    platforms: { ...desktop, Ios: 'yes', Android: 'yes', TeamsRoomsWindows: { minimumVersion: '4.13.132.0' } },
  },
];

/** Clients that may join an encrypted meeting, by day; others are kept out. */
export const meetingClients: readonly SupportList[] = [
  {
    from: '2023-02-10',
    evidence: pages.meetings,
    platforms: {
      Windows: 'yes',
      Mac: 'yes',
      Ios: 'yes',
      Android: 'yes',
      TeamsRoomsWindows: 'yes',
      TeamsRoomsAndroid: 'disputed',
      Web: 'no',
      Vdi: 'no',
      VideoInterop: 'no',
      GuestJoin: 'no',
      DialIn: 'no',
    },
  },
];
