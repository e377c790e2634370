import { PolicyError } from './policy-error.ts';
import type { IntegerSetting, Json, Setting } from './setting.ts';

/** A value for a setting, in the documented spelling; for null the initial one. Throws InvalidSettingValue. */
export function settingValue(name: string, setting: Setting, value: unknown): Json {
  if (value === null) return setting.initial ?? null;
  const outcome = accept(setting, value);
  if ('value' in outcome) return outcome.value;
  const { problem, valid = [] } = outcome;
  const recommendation = [hintFor(setting, value), valid.length > 0 ? `Valid values: ${valid.join(', ')}.` : undefined].filter((text) => text !== undefined);
  throw new PolicyError(
    'InvalidSettingValue',
    name,
    `${shown(value)} is not a value for ${name}${problem === undefined ? '' : `: it takes ${problem}`}.`,
    recommendation.length > 0 ? recommendation.join(' ') : undefined,
    valid,
  );
}

type Outcome = { readonly value: Json } | { readonly problem?: string; readonly valid?: readonly string[] };

function accept(setting: Setting, value: unknown): Outcome {
  switch (setting.kind) {
    case 'choice': {
      const known = typeof value === 'string' ? setting.values.find((one) => one.toLowerCase() === value.toLowerCase()) : undefined;
      return known === undefined ? { valid: setting.values } : { value: known };
    }
    case 'flag':
      return typeof value === 'boolean' ? { value } : { problem: 'true or false' };
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= (setting.min ?? -Infinity) && value <= (setting.max ?? Infinity)
        ? { value }
        : { problem: wholeNumber(setting) };
    case 'text':
      if (typeof value !== 'string') return { problem: 'text' };
      if (setting.maxLength !== undefined && value.length > setting.maxLength) return { problem: `at most ${setting.maxLength} characters` };
      if (setting.pattern !== undefined && !new RegExp(`^(?:${setting.pattern})$`, 'u').test(value)) return { problem: `text that matches ${setting.pattern}` };
      return { value };
  }
}

function wholeNumber({ min, max, unit }: IntegerSetting): string {
  const from = min === undefined ? '' : ` from ${min}`;
  const to = max === undefined ? '' : ` ${min === undefined ? 'up ' : ''}to ${max}`;
  return `a whole number${from}${to}${unit === undefined ? '' : ` (${unit})`}`;
}

function hintFor({ hints }: Setting, value: unknown): string | undefined {
  const key = typeof value === 'string' ? value.toLowerCase() : '';
  return hints !== undefined && Object.hasOwn(hints, key) ? hints[key] : undefined;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return typeof value;
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
