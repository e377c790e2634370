import type { Json } from './setting.ts';

/** What Microsoft's reference says about the state of a setting. */
export type SettingStatus = 'unreleased' | 'internal' | 'noEffect' | 'notAvailable' | 'readOnly' | 'temporarilyDisabled';

/** Another setting that this one needs. */
export interface Need {
  readonly setting: string;
  /** The value the other must have; any but "not set" where absent. */
  readonly value?: Json;
  /** Only when this one has the value. */
  readonly when?: Json;
}

/** What every kind of setting has. */
export interface SettingDetails {
  /** A sentence. */
  readonly help: string;
  /** Its value in a fresh instance; absent means "not set": null on the wire, printed as empty. */
  readonly initial?: Json;
  /** Verbs that take it; Set and New where absent. */
  readonly verbs?: readonly ('Set' | 'New')[];
  /** Other names of its parameter. */
  readonly aliases?: readonly string[];
  /** Values people try by mistake (lower case), with what to say. */
  readonly hints?: Readonly<Record<string, string>>;
  /** How sure it is that the reference was read rightly; documented where absent. Of an uncertain choice more values may be valid: the service decides. */
  readonly certainty?: 'probable' | 'uncertain';
  readonly status?: readonly SettingStatus[];
  /** Without it the setting does nothing, says the reference. Not a reason to refuse it: a warning. */
  readonly needs?: Need;
  /** It cannot be changed in Global. */
  readonly customOnly?: true;
}

const statusSentences: Readonly<Record<SettingStatus, string>> = {
  unreleased: 'Not released yet.',
  internal: "For Microsoft's own use.",
  noEffect: 'Has no effect.',
  notAvailable: 'Not available.',
  readOnly: 'Not meant to be changed by cmdlets.',
  temporarilyDisabled: 'Switched off for the time being.',
};

/** A setting's help with what is to be known of its state: one or more sentences. */
export const settingHelp = ({ help, status = [] }: SettingDetails): string => [help, ...status.map((one) => statusSentences[one])].join(' ');
