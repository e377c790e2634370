/** Where Teams runs. Interop and GuestJoin are ways into a meeting. */
export const platforms = [
  'Windows',
  'Mac',
  'Ios',
  'Android',
  'TeamsRoomsWindows',
  'TeamsRoomsAndroid',
  'TeamsPhone',
  'Linux',
  'Web',
  'Vdi',
  'VideoInterop',
  'GuestJoin',
  'DialIn',
] as const;
export type Platform = (typeof platforms)[number];

export interface Client {
  readonly platform: Platform;
  /** Numbers with dots. */
  readonly version: string | null;
}

/** `Windows`, or a platform with a version: `TeamsRoomsWindows 4.13.132.0`. undefined for anything else. */
export function readClient(text: string): Client | undefined {
  const [, name = '', version = null] = /^([a-z]+)(?:[\s/]+(\d+(?:\.\d+)*))?$/i.exec(text.trim()) ?? [];
  const platform = platforms.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return platform && { platform, version };
}

export const clientText = ({ platform, version }: Client): string => (version === null ? platform : `${platform} ${version}`);

/** Negative, zero or positive as version `a` is older than, the same as or newer than `b`. Missing parts are zero. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
