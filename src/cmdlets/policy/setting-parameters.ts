import {
  bool,
  choice,
  dateTime,
  guid,
  int,
  long,
  object,
  string,
  strings,
  timeSpan,
  type ParameterOptions,
  type TypedParameter,
} from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import type { PolicyType } from '../../policy/policy-type.ts';
import { settingHelp } from '../../policy/setting-details.ts';
import { settingRules } from '../../policy/setting-rules.ts';
import type { ChoiceSetting, Setting } from '../../policy/setting.ts';

/** The parameters of New or Set that stand for the type's settings, in the definition's order. */
export function settingParameters(type: PolicyType, verb: 'New' | 'Set'): Readonly<Record<string, TypedParameter<Value>>> {
  return Object.fromEntries(settingNames(type, verb).map(([name, setting]) => [name, settingParameter(setting)]));
}

/** The settings that `verb` takes. */
export const settingNames = (type: PolicyType, verb: 'New' | 'Set'): readonly (readonly [string, Setting])[] =>
  Object.entries(type.settings).filter(([, setting]) => setting.verbs?.includes(verb) ?? true);

/** What a setting takes as an argument. The engine refuses what its type cannot be; the rest is for the definition to judge. */
export function settingParameter(setting: Setting): TypedParameter<Value> {
  const help = settingHelp(setting);
  const notes = settingRules(setting);
  const options: ParameterOptions = {
    ...(setting.hints && { hints: setting.hints }),
    ...(setting.aliases && { aliases: setting.aliases }),
    ...(notes.length > 0 && { notes }),
  };
  switch (setting.kind) {
    case 'choice':
      return isOpen(setting) ? string(help, { ...options, knownValues: setting.values, allowEmptyString: true }) : choice(setting.values, help, options);
    case 'flag':
      return bool(help, options);
    case 'integer': {
      const withUnit = setting.unit === undefined ? help : `${help} In ${setting.unit}.`;
      const bounded = { ...options, ...(setting.also === undefined && rangeOf(setting.min, setting.max)) };
      return setting.long === true ? long(withUnit, bounded) : int(withUnit, bounded);
    }
    case 'text':
      return string(help, {
        ...options,
        allowNull: true,
        allowEmptyString: true,
        ...(setting.known && { knownValues: setting.known }),
        ...(setting.maxLength !== undefined && { validateLength: { max: setting.maxLength } }),
      });
    case 'texts': {
      const items = { ...options, ...(setting.itemValues && { knownValues: setting.itemValues }), allowNull: true, allowEmptyCollection: true };
      return setting.modifiable === true ? object(help, items) : strings(help, items);
    }
    case 'timespan':
      return timeSpan(help, options);
    case 'guid':
      return guid(help, options);
    case 'datetime':
      return dateTime(help, options);
    case 'objects':
      return object(help, { ...options, allowNull: true, allowEmptyCollection: true });
  }
}

/** Whose values an enum cannot be: others may be valid, too, or some are no names. */
const isOpen = ({ certainty, values }: ChoiceSetting): boolean => certainty === 'uncertain' || values.some((value) => !/^\w+$/.test(value));

function rangeOf(min: number | undefined, max: number | undefined): ParameterOptions {
  if (min === undefined && max === undefined) return {};
  return { validateRange: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } };
}
