import { bool, choice, int, string, type ParameterOptions, type TypedParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import type { PolicyType } from '../../policy/policy-type.ts';
import type { Setting } from '../../policy/setting.ts';

/** The parameters of New or Set that stand for the type's settings, in the definition's order. */
export function settingParameters(type: PolicyType, verb: 'New' | 'Set'): Readonly<Record<string, TypedParameter<Value>>> {
  return Object.fromEntries(settingNames(type, verb).map(([name, setting]) => [name, settingParameter(setting)]));
}

/** The settings that `verb` takes. */
export const settingNames = (type: PolicyType, verb: 'New' | 'Set'): readonly (readonly [string, Setting])[] =>
  Object.entries(type.settings).filter(([, setting]) => setting.verbs?.includes(verb) ?? true);

function settingParameter(setting: Setting): TypedParameter<Value> {
  const options: ParameterOptions = setting.hints ? { hints: setting.hints } : {};
  switch (setting.kind) {
    case 'choice':
      return choice(setting.values, setting.help, options);
    case 'flag':
      return bool(setting.help, options);
    case 'integer':
      return int(setting.unit === undefined ? setting.help : `${setting.help} In ${setting.unit}.`, { ...options, ...rangeOf(setting.min, setting.max) });
    case 'text':
      return string(setting.help, {
        ...options,
        ...(setting.maxLength !== undefined && { validateLength: { max: setting.maxLength } }),
        ...(setting.pattern !== undefined && { validatePattern: `^(?:${setting.pattern})$` }),
      });
  }
}

function rangeOf(min: number | undefined, max: number | undefined): ParameterOptions {
  if (min === undefined && max === undefined) return {};
  return { validateRange: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } };
}
