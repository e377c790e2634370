/** Where a fact comes from. */
export interface Evidence {
  readonly source: string;
  readonly year: number;
}

export const evidence = (source: string, year: number): Evidence => ({ source, year });

/** The pages that several facts rest on. */
export const pages = {
  announcement: evidence('practical365.com/teams-end-end-encryption-arrives', 2021),
  preview: evidence('techcommunity.microsoft.com, Teams blog 2867066', 2021),
  article: evidence('learn.microsoft.com/microsoftteams/teams-end-to-end-encryption', 2022),
  cmdlet: evidence('learn.microsoft.com/powershell/module/microsoftteams/set-csteamsenhancedencryptionpolicy', 2026),
  support: evidence('support.microsoft.com, Use end-to-end encryption for Teams calls', 2022),
  meetings: evidence('learn.microsoft.com/microsoftteams/end-to-end-encrypted-meetings', 2023),
} as const;

/** Something that held from a day on, `YYYY-MM-DD`. */
export interface Dated {
  readonly from: string;
}

/** The entry in force on a day, of a list in order of days; undefined before the first. */
export const inForce = <T extends Dated>(history: readonly T[], day: string): T | undefined => history.findLast(({ from }) => from <= day);
