import { guidValue } from './exact-value.ts';
import { nearNames } from './nearest.ts';
import { refusedAs, type Outcome } from './outcome.ts';
import type { Json, ObjectsSetting, Setting, TextsSetting } from './setting.ts';

/** A list of texts; one text is a list of one. */
export function textsValue(setting: TextsSetting, value: unknown): Outcome {
  return listOf(value, (item) => textItem(setting, item));
}

function textItem({ items, itemValues }: TextsSetting, item: unknown): Outcome {
  if (typeof item !== 'string') return refusedAs('a list of texts');
  if (itemValues !== undefined) {
    const known = itemValues.find((one) => one.toLowerCase() === item.toLowerCase());
    return known === undefined ? { valid: itemValues } : { value: known };
  }
  return items === 'guid' ? guidValue(item) : { value: item };
}

/**
 * A list of objects; one object is a list of one. `accept` judges a property's value. Properties that are left out take their initial value.
 * An Identity, which tells where Get found an item, is left behind.
 */
export function objectsValue(setting: ObjectsSetting, value: unknown, accept: (property: Setting, value: unknown) => Outcome): Outcome {
  const { item, maxItems } = setting;
  const outcome = listOf(value, (one) => objectItem(setting, one, accept));
  if (!('value' in outcome)) return outcome;
  const list = outcome.value as readonly Json[];
  if (maxItems !== undefined && list.length > maxItems) return refusedAs(`at most ${maxItems} items`);
  const { key } = item;
  if (key !== undefined) {
    const twice = list.find((one, index) => list.findIndex((other) => keyOf(other, key) === keyOf(one, key)) !== index);
    if (twice !== undefined) return { problem: `no two items with the same ${key}`, culprit: twice };
  }
  return outcome;
}

/** Two items with one key are one item. */
export const keyOf = (item: Json, key: string): string => {
  const value = item !== null && typeof item === 'object' && !Array.isArray(item) ? (item as Readonly<Record<string, Json>>)[key] : null;
  return JSON.stringify(value ?? null).toLowerCase();
};

function objectItem({ item }: ObjectsSetting, value: unknown, accept: (property: Setting, value: unknown) => Outcome): Outcome {
  const { properties, name, madeBy } = item;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: `objects of type ${name}${madeBy === undefined ? '' : `, which ${madeBy} makes`}`, culprit: value };
  }
  if (properties === undefined) return { value: value as Json };
  const given = new Map<string, unknown>(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]));
  const complete: Record<string, Json> = {};
  for (const [property, setting] of Object.entries(properties)) {
    const outcome = accept(setting, given.get(property.toLowerCase()) ?? null);
    if (!('value' in outcome))
      return { culprit: given.get(property.toLowerCase()), ...outcome, problem: `${outcome.problem ?? 'a valid value'} in ${property}` };
    complete[property] = outcome.value;
  }
  const known = new Set(Object.keys(properties).map((property) => property.toLowerCase()));
  const unknown = Object.keys(value).find((key) => key.toLowerCase() !== 'identity' && !known.has(key.toLowerCase()));
  if (unknown === undefined) return { value: complete };
  const near = nearNames(unknown, Object.keys(properties));
  return { problem: `objects with ${Object.keys(properties).join(', ')}`, culprit: value, valid: near };
}

function listOf(value: unknown, accept: (item: unknown) => Outcome): Outcome {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const list: Json[] = [];
  for (const item of items) {
    const outcome = accept(item);
    if (!('value' in outcome)) return { culprit: item, ...outcome };
    list.push(outcome.value);
  }
  return { value: list };
}
