import type { PolicyInstance } from '../../client/policy-client.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { fromJson, PSObject, type Value } from '../../engine/value.ts';
import { ListModifier, modified } from '../../policy/list-modifier.ts';
import type { PolicyType } from '../../policy/policy-type.ts';
import type { Json } from '../../policy/setting.ts';
import { settingArgument, settingOutput } from './setting-argument.ts';
import { settingNames } from './setting-parameters.ts';

/** A policy instance as an object of its type: Identity, the settings in the definition's order, then whatever else the service sent. */
export function policyObject(type: PolicyType, instance: PolicyInstance): PSObject {
  const object = new PSObject(type.name, new Map<string, Value>([['Identity', instance.Identity]]));
  for (const [name, setting] of Object.entries(type.settings)) object.set(name, settingOutput(setting, instance[name]));
  for (const [name, value] of Object.entries(instance)) if (object.find(name) === undefined) object.set(name, fromJson(value));
  return object;
}

/** Settings as a script gave them: values, and changes to lists. */
export type GivenSettings = Readonly<Record<string, Json | ListModifier>>;

/** The settings that `verb` takes, as far as an object has properties of their names. */
export function settingsOf(type: PolicyType, verb: 'New' | 'Set', object: PSObject): GivenSettings {
  return pick(type, verb, (name) => object.get(name));
}

/** The settings that were given as parameters: those and no others. */
export function givenSettings(type: PolicyType, verb: 'New' | 'Set', args: Readonly<Record<string, unknown>>): GivenSettings {
  return pick(type, verb, (name) => args[name] as Value | undefined);
}

function pick(type: PolicyType, verb: 'New' | 'Set', get: (name: string) => Value | undefined): GivenSettings {
  const picked: Record<string, Json | ListModifier> = {};
  for (const [name, setting] of settingNames(type, verb)) {
    const value = get(name);
    if (value !== undefined) picked[name] = settingArgument(setting, value);
  }
  return picked;
}

export const changesLists = (given: GivenSettings): boolean => Object.values(given).some((value) => value instanceof ListModifier);

/** The settings with the changes to lists made to what the instance has. */
export function resolveLists(type: PolicyType, given: GivenSettings, current: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]): readonly [string, Json] => {
      if (!(value instanceof ListModifier)) return [name, value];
      const setting = type.settings[name];
      return [name, setting?.kind === 'texts' || setting?.kind === 'objects' ? modified(setting, current[name] ?? null, value) : null];
    }),
  );
}

/** `AllowCallPark = True, PickupRangeEnd = 50`: what is about to be written, for a person. */
export const describeSettings = (settings: Readonly<Record<string, Json>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = ${value === null ? '$null' : describeValue(value)}`)
    .join(', ');

const describeValue = (value: Json): string => {
  const text = typeof value === 'object' ? JSON.stringify(value) : toText(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
};
