import { PSObject, type Value } from '../../engine/value.ts';
import type { ItemType, Json } from '../../policy/setting.ts';
import { settingValue } from '../../policy/setting-value.ts';
import { settingArgument, settingOutput } from '../policy/setting-argument.ts';
import { ListModifier } from '../../policy/list-modifier.ts';

/** An item with the arguments' values, the initial ones for the rest. Throws InvalidSettingValue. */
export function itemObject(
  { name, properties = {} }: ItemType,
  args: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, Value>> = {},
): PSObject {
  const object = new PSObject(name, new Map(Object.entries(before)));
  for (const [property, setting] of Object.entries(properties)) {
    const given = args[property] as Value | undefined;
    const json: Json | ListModifier = given === undefined ? null : settingArgument(setting, given);
    object.set(property, settingOutput(setting, settingValue(property, setting, json instanceof ListModifier ? null : json)));
  }
  return object;
}
