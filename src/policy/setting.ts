import type { SettingDetails } from './setting-details.ts';

/** A JSON value, as settings travel on the wire and lie in the store. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface ChoiceSetting<Value extends string = string> extends SettingDetails {
  readonly kind: 'choice';
  readonly values: readonly Value[];
  /** Values that Microsoft's reference lists and calls unsupported. */
  readonly unsupported?: readonly string[];
}

export interface FlagSetting extends SettingDetails {
  readonly kind: 'flag';
}

export interface IntegerSetting extends SettingDetails {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
  /** Numbers outside of the range that have a meaning of their own. */
  readonly also?: readonly number[];
  readonly unit?: string;
  /** Documented with 64 bits. */
  readonly long?: true;
  /** Another integer setting of the type that must be smaller, where both are set. */
  readonly greaterThan?: string;
}

export interface TextSetting extends SettingDetails {
  readonly kind: 'text';
  readonly maxLength?: number;
  /** A regular expression that the whole text must match. */
  readonly pattern?: string;
  /** How the text is written, where the pattern would not tell a reader: `HH:MM`. */
  readonly format?: string;
  /** Another text setting of the type that must not be the same, where both are set. */
  readonly differsFrom?: string;
  /** No two instances of the type may have the same. */
  readonly unique?: true;
  /** Words that are known to be valid; others may be, too. */
  readonly known?: readonly string[];
}

/** A list of texts. */
export interface TextsSetting extends SettingDetails {
  readonly kind: 'texts';
  /** Set also takes `@{ Add = …; Remove = …; Replace = … }`. */
  readonly modifiable?: true;
  readonly items?: 'guid';
  /** The only values of an item. */
  readonly itemValues?: readonly string[];
}

/** `[d.]hh:mm:ss` on the wire. */
export interface TimeSpanSetting extends SettingDetails {
  readonly kind: 'timespan';
  readonly min?: string;
  readonly max?: string;
}

/** Lower case with dashes on the wire. */
export interface GuidSetting extends SettingDetails {
  readonly kind: 'guid';
}

/** ISO 8601 on the wire. */
export interface DateTimeSetting extends SettingDetails {
  readonly kind: 'datetime';
}

/** What the items of a structured list are. */
export interface ItemType {
  /** `HiddenTemplate`: the last part of its documented type name. */
  readonly name: string;
  /** Its properties as settings; absent where the reference does not tell them: any object will do. */
  readonly properties?: Readonly<Record<string, Setting>>;
  /** The property that tells items apart; all of them together where absent. */
  readonly key?: string;
  /** Properties that the cmdlet which makes one asks for. */
  readonly required?: readonly string[];
  /** The cmdlet that makes one: `New-CsTeamsHiddenTemplate`. */
  readonly madeBy?: string;
}

/** A list of objects with named properties. */
export interface ObjectsSetting extends SettingDetails {
  readonly kind: 'objects';
  readonly item: ItemType;
  readonly modifiable?: true;
  readonly maxItems?: number;
}

/** One setting of a policy type, as data. */
export type Setting =
  ChoiceSetting | FlagSetting | IntegerSetting | TextSetting | TextsSetting | TimeSpanSetting | GuidSetting | DateTimeSetting | ObjectsSetting;

/** What may be said of a setting beside its kind and help. */
type Options<Kind extends Setting, Initial extends Json> = Omit<Kind, 'kind' | 'help' | 'values' | 'initial' | 'item'> & { readonly initial?: Initial };

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

/** A list of texts. */
export const texts = (help: string, options: Options<TextsSetting, readonly string[]> = {}): TextsSetting => ({ kind: 'texts', help, ...options });

/** A duration; bounds and initial value as `hh:mm:ss`. */
export const timeSpan = (help: string, options: Options<TimeSpanSetting, string> = {}): TimeSpanSetting => ({ kind: 'timespan', help, ...options });

/** A GUID. */
export const guid = (help: string, options: Options<GuidSetting, string> = {}): GuidSetting => ({ kind: 'guid', help, ...options });

/** A moment. */
export const dateTime = (help: string, options: Options<DateTimeSetting, string> = {}): DateTimeSetting => ({ kind: 'datetime', help, ...options });

/** A list of objects. */
export const objects = (item: ItemType, help: string, options: Options<ObjectsSetting, readonly Json[]> = {}): ObjectsSetting => ({
  kind: 'objects',
  item,
  help,
  ...options,
});

/** The TypeScript type of a setting's value; null is "not set". */
export type SettingValue<S extends Setting> =
  | (S extends ChoiceSetting<infer Value>
      ? Value
      : S extends FlagSetting
        ? boolean
        : S extends IntegerSetting
          ? number
          : S extends TextsSetting
            ? readonly string[]
            : S extends ObjectsSetting
              ? readonly { readonly [key: string]: Json }[]
              : string)
  | null;
