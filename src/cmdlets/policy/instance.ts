import type { PolicyInstance } from '../../client/policy-client.ts';
import { toText } from '../../engine/convert.ts';
import { fromJson, isList, PSObject, type Value } from '../../engine/value.ts';
import type { PolicyType } from '../../policy/policy-type.ts';
import type { Json } from '../../policy/setting.ts';
import { settingNames } from './setting-parameters.ts';

/** A policy instance as an object of its type: Identity, the settings in the definition's order, then whatever else the service sent. */
export function policyObject(type: PolicyType, instance: PolicyInstance): PSObject {
  const object = new PSObject(type.name, new Map<string, Value>([['Identity', instance.Identity]]));
  for (const name of Object.keys(type.settings)) object.set(name, fromJson(instance[name]));
  for (const [name, value] of Object.entries(instance)) if (object.find(name) === undefined) object.set(name, fromJson(value));
  return object;
}

/** The settings that `verb` takes, as far as an object has properties of their names. */
export function settingsOf(type: PolicyType, verb: 'New' | 'Set', object: PSObject): Readonly<Record<string, Json>> {
  return pick(type, verb, (name) => object.get(name));
}

/** The settings that were given as parameters: those and no others. */
export function givenSettings(type: PolicyType, verb: 'New' | 'Set', args: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  return pick(type, verb, (name) => args[name] as Value | undefined);
}

function pick(type: PolicyType, verb: 'New' | 'Set', get: (name: string) => Value | undefined): Readonly<Record<string, Json>> {
  const picked: Record<string, Json> = {};
  for (const [name] of settingNames(type, verb)) {
    const value = get(name);
    if (value !== undefined) picked[name] = toJson(value);
  }
  return picked;
}

/** A value as it travels to the service. */
function toJson(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  return isList(value) ? value.map(toJson) : toText(value);
}

/** `AllowCallPark = True, PickupRangeEnd = 50`: what is about to be written, for a person. */
export const describeSettings = (settings: Readonly<Record<string, Json>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = ${value === null ? '$null' : toText(fromJson(value))}`)
    .join(', ');
