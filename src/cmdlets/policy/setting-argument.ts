import { toText } from '../../engine/conversion/convert.ts';

import { formatDate, formatTimeSpan, parseDate, parseTimeSpan } from '../../engine/conversion/date-format.ts';
import { DateTime, fromJson, Hashtable, isList, PSObject, TimeSpan, type Value } from '../../engine/value.ts';
import { ListModifier } from '../../policy/list-modifier.ts';
import type { Json, Setting } from '../../policy/setting.ts';

/** An argument for a setting as it travels to the service, or the change to a list that a hashtable stands for. */
export function settingArgument(setting: Setting, value: Value): Json | ListModifier {
  if ((setting.kind === 'texts' || setting.kind === 'objects') && setting.modifiable === true && value instanceof Hashtable) {
    return listModifier(value) ?? toJson(value);
  }
  return toJson(value);
}

/** A setting's value as a script sees it. */
export function settingOutput(setting: Setting | undefined, json: Json | undefined): Value {
  if (typeof json === 'string' && setting?.kind === 'timespan') return parseTimeSpan(json) ?? json;
  if (typeof json === 'string' && setting?.kind === 'datetime') return parseDate(json) ?? json;
  return fromJson(json, setting?.kind === 'objects' ? setting.item.name : undefined);
}

/** `@{ Add = …; Remove = …; Replace = … }`; undefined for a hashtable with other keys, which is an item. */
function listModifier(table: Hashtable): ListModifier | undefined {
  const parts = new Map<string, readonly Json[]>();
  for (const [key, value] of table.entries()) parts.set(toText(key).toLowerCase(), items(value));
  if (parts.size === 0 || [...parts.keys()].some((key) => !['add', 'remove', 'replace'].includes(key))) return undefined;
  const add = parts.get('add');
  const remove = parts.get('remove');
  const replace = parts.get('replace');
  return new ListModifier({ ...(add && { add }), ...(remove && { remove }), ...(replace && { replace }) });
}

function items(value: Value): readonly Json[] {
  if (value === null) return [];
  return isList(value) ? value.map(toJson) : [toJson(value)];
}

function toJson(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (isList(value)) return value.map(toJson);
  if (value instanceof TimeSpan) return formatTimeSpan(value);
  if (value instanceof DateTime) return formatDate(value, value.kind === 'utc' ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : 's');
  if (value instanceof PSObject) return Object.fromEntries([...value.properties].map(([name, inner]) => [name, toJson(inner)]));
  if (value instanceof Hashtable) return Object.fromEntries([...value.entries()].map(([key, inner]) => [toText(key), toJson(inner)]));
  return toText(value);
}
