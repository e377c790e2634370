import { keyOf } from './list-value.ts';
import type { Json, ObjectsSetting, TextsSetting } from './setting.ts';

/** A change to a list: `@{ Add = …; Remove = … }`, or `@{ Replace = … }`. */
export class ListModifier {
  readonly add: readonly Json[];
  readonly remove: readonly Json[];
  readonly replace: readonly Json[] | undefined;
  constructor(parts: { readonly add?: readonly Json[]; readonly remove?: readonly Json[]; readonly replace?: readonly Json[] }) {
    this.add = parts.add ?? [];
    this.remove = parts.remove ?? [];
    this.replace = parts.replace;
  }
}

/**
 * The list after the change: replaced, then without what is removed, then with what is added and was not there.
 * Texts compare without case. Objects compare by their type's key, without one by the properties that are given.
 */
export function modified(setting: TextsSetting | ObjectsSetting, current: Json, { add, remove, replace }: ListModifier): readonly Json[] {
  const start = replace ?? (Array.isArray(current) ? (current as readonly Json[]) : []);
  const same = sameItem(setting.kind === 'objects' ? setting.item.key : undefined);
  const kept = start.filter((item) => !remove.some((gone) => same(gone, item)));
  return add.reduce<readonly Json[]>((list, item) => (list.some((present) => same(item, present)) ? list : [...list, item]), kept);
}

const sameItem =
  (key: string | undefined) =>
  (wanted: Json, item: Json): boolean => {
    if (!isObject(wanted) || !isObject(item)) return folded(wanted) === folded(item);
    if (key !== undefined) return keyOf(withSpelling(wanted, key), key) === keyOf(item, key);
    const members = new Map(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]));
    return Object.entries(wanted).every(([name, value]) => value === null || folded(value) === folded(members.get(name.toLowerCase()) ?? null));
  };

/** An object that a script wrote may spell its properties in any case. */
const withSpelling = (object: Readonly<Record<string, Json>>, key: string): Json => ({
  [key]: Object.entries(object).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1] ?? null,
});

const folded = (value: Json): string => JSON.stringify(value).toLowerCase();

const isObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
