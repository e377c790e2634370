import { didYouMean } from './nearest.ts';
import { PolicyError } from './policy-error.ts';
import type { PolicyType } from './policy-type.ts';
import type { Json, Setting } from './setting.ts';

/**
 * Changes to an instance of `type`, checked: names and enum values come back in the documented spelling. null asks for the setting's
 * initial value ("not set" where it has none), so an instance that was read may be sent back whole. Throws SettingNotFound and InvalidSettingValue,
 * whose target is the setting.
 */
export function checkChanges(type: PolicyType, changes: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  const checked = new Map<string, Json>();
  for (const [given, value] of Object.entries(changes)) {
    const name = settingName(type, given);
    if (checked.has(name)) throw new PolicyError('InvalidSettingValue', name, `The setting ${name} is given twice.`);
    checked.set(name, checkValue(type, name, value));
  }
  return Object.fromEntries(checked);
}

/** Checks what several settings say together: `greaterThan`. Throws InvalidSettingValue. */
export function checkRelations(type: PolicyType, settings: Readonly<Record<string, Json>>): void {
  for (const [name, setting] of Object.entries(type.settings)) {
    if (setting.kind !== 'integer' || setting.greaterThan === undefined) continue;
    const value = settings[name];
    const lower = settings[setting.greaterThan];
    if (typeof value !== 'number' || typeof lower !== 'number' || value > lower) continue;
    throw new PolicyError(
      'InvalidSettingValue',
      name,
      `${name} (${value}) must be greater than ${setting.greaterThan} (${lower}).`,
      'Set both in one command.',
    );
  }
}

/** The documented spelling of a setting's name in any case. Throws SettingNotFound. */
export function settingName(type: PolicyType, name: string): string {
  if (Object.hasOwn(type.settings, name)) return name;
  const names = Object.keys(type.settings);
  const known = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known;
  throw new PolicyError('SettingNotFound', name, `${type.name} has no setting '${name}'.`, didYouMean(name, names));
}

/** One value of one setting, in the documented spelling. Throws InvalidSettingValue. */
export function checkValue(type: PolicyType, name: string, value: unknown): Json {
  const setting = type.settings[name];
  if (setting === undefined) throw new PolicyError('SettingNotFound', name, `${type.name} has no setting '${name}'.`);
  if (value === null) return setting.initial ?? null;
  const outcome = accept(setting, value);
  if ('value' in outcome) return outcome.value;
  const shown = JSON.stringify(value) as string | undefined;
  const hint = typeof value === 'string' ? setting.hints?.[value.toLowerCase()] : undefined;
  throw new PolicyError(
    'InvalidSettingValue',
    name,
    `${clip(shown ?? typeof value)} is not a value for ${name}: ${outcome.problem}`,
    hint ?? outcome.recommendation,
  );
}

type Outcome = { readonly value: Json } | { readonly problem: string; readonly recommendation?: string };

function accept(setting: Setting, value: unknown): Outcome {
  switch (setting.kind) {
    case 'choice': {
      const known = typeof value === 'string' ? setting.values.find((one) => one.toLowerCase() === value.toLowerCase()) : undefined;
      return known === undefined ? { problem: 'it is not one of its words.', recommendation: `Valid values: ${setting.values.join(', ')}.` } : { value: known };
    }
    case 'flag':
      return typeof value === 'boolean' ? { value } : { problem: 'it takes true or false.' };
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { problem: `it takes ${integerRange(setting)}.` };
      return value < (setting.min ?? value) || value > (setting.max ?? value) ? { problem: `it takes ${integerRange(setting)}.` } : { value };
    case 'text':
      if (typeof value !== 'string') return { problem: 'it takes text.' };
      if (value.length > (setting.maxLength ?? Infinity)) return { problem: `it takes at most ${setting.maxLength ?? Infinity} characters.` };
      if (setting.pattern !== undefined && !new RegExp(`^(?:${setting.pattern})$`, 'u').test(value)) return { problem: `it must match ${setting.pattern}.` };
      return { value };
  }
}

function integerRange({ min, max, unit }: { readonly min?: number; readonly max?: number; readonly unit?: string }): string {
  const range =
    min !== undefined && max !== undefined ? ` from ${min} to ${max}` : min !== undefined ? ` from ${min}` : max !== undefined ? ` up to ${max}` : '';
  return `a whole number${range}${unit === undefined ? '' : ` (${unit})`}`;
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
