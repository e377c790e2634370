/** A policy of each of several types under one name. */
export interface PolicyPackage {
  readonly name: string;
  readonly description: string | null;
  /** Microsoft's own packages cannot be changed. */
  readonly builtIn: boolean;
  /** Policy type to the name of the policy. */
  readonly policies: Readonly<Record<string, string>>;
}

/** How many users one call may give a package; a batch takes more. Documented. */
export const maximumPackageUsers = 20;

const educationTypes = ['TeamsMessagingPolicy', 'TeamsMeetingPolicy', 'TeamsAppSetupPolicy', 'TeamsCallingPolicy', 'TeamsMeetingBroadcastPolicy'];

/** The packages of Microsoft that the reference names. Their policies are named as the package; their settings are not documented. */
export const builtInPackages: readonly PolicyPackage[] = ['Education_PrimaryStudent', 'Education_Teacher'].map((name) => ({
  name,
  description: null,
  builtIn: true,
  policies: Object.fromEntries(educationTypes.map((type) => [type, name])),
}));

/** The two parts of `TeamsMessagingPolicy, Strict`: a comma, a blank, a full stop, a colon or a tab stands between them. undefined for anything else. */
export function packagePair(text: string): readonly [type: string, value: string] | undefined {
  const match = /^\s*(\w+)(?:\s*[,.:]\s*|\s+)(\S(?:.*\S)?)\s*$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? undefined : [match[1], match[2]];
}
