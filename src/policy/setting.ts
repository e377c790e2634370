/** A JSON value, as settings travel on the wire and lie in the store. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What every kind of setting has. */
interface SettingDetails {
  /** A sentence. */
  readonly help: string;
  /** Its value in a fresh instance; absent means "not set": null on the wire, printed as empty. */
  readonly initial?: Json;
  /** Verbs that take it; Set and New where absent. */
  readonly verbs?: readonly ('Set' | 'New')[];
  /** Values people try by mistake (lower case), with what to say. */
  readonly hints?: Readonly<Record<string, string>>;
}

export interface ChoiceSetting<Value extends string = string> extends SettingDetails {
  readonly kind: 'choice';
  readonly values: readonly Value[];
}

export interface FlagSetting extends SettingDetails {
  readonly kind: 'flag';
}

export interface IntegerSetting extends SettingDetails {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** Another integer setting of the type that must be smaller, where both are set. */
  readonly greaterThan?: string;
}

export interface TextSetting extends SettingDetails {
  readonly kind: 'text';
  readonly maxLength?: number;
  /** A regular expression that the whole text must match. */
  readonly pattern?: string;
}

/** One setting of a policy type, as data. */
export type Setting = ChoiceSetting | FlagSetting | IntegerSetting | TextSetting;

/** What may be said of a setting beside its kind and help. */
type Options<Kind extends Setting, Initial extends Json> = Omit<Kind, 'kind' | 'help' | 'values' | 'initial'> & { readonly initial?: Initial };

/** One of some words: `choice(['Enabled', 'Disabled'], 'Whether …', { initial: 'Disabled' })`. */
export const choice = <const Value extends string>(
  values: readonly Value[],
  help: string,
  options: Options<ChoiceSetting, NoInfer<Value>> = {},
): ChoiceSetting<Value> => ({
  kind: 'choice',
  values,
  help,
  ...options,
});

/** Yes or no. */
export const flag = (help: string, options: Options<FlagSetting, boolean> = {}): FlagSetting => ({ kind: 'flag', help, ...options });

/** A whole number. */
export const integer = (help: string, options: Options<IntegerSetting, number> = {}): IntegerSetting => ({ kind: 'integer', help, ...options });

/** Free text. */
export const text = (help: string, options: Options<TextSetting, string> = {}): TextSetting => ({ kind: 'text', help, ...options });

/** The TypeScript type of a setting's value; null is "not set". */
export type SettingValue<S extends Setting> =
  S extends ChoiceSetting<infer Value> ? Value | null : S extends FlagSetting ? boolean | null : S extends IntegerSetting ? number | null : string | null;
