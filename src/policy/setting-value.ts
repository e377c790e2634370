import { dateTimeValue, guidValue, timeSpanValue } from './exact-value.ts';
import { objectsValue, textsValue } from './list-value.ts';
import { refusedAs, type Outcome } from './outcome.ts';
import { PolicyError } from './policy-error.ts';
import type { ChoiceSetting, IntegerSetting, Json, Setting, TextSetting } from './setting.ts';

/** A value for a setting, in the documented spelling; for null the initial one. Throws InvalidSettingValue. */
export function settingValue(name: string, setting: Setting, value: unknown): Json {
  if (value === null) return setting.initial ?? null;
  const outcome = accept(setting, value);
  if ('value' in outcome) return outcome.value;
  const { problem, valid = [], culprit = value } = outcome;
  const recommendation = [hintFor(setting, culprit), valid.length > 0 ? `Valid values: ${valid.join(', ')}.` : undefined].filter((text) => text !== undefined);
  throw new PolicyError(
    'InvalidSettingValue',
    name,
    `${shown(culprit)} is not a value for ${name}${problem === undefined ? '' : `: it takes ${problem}`}.`,
    recommendation.length > 0 ? recommendation.join(' ') : undefined,
    valid,
  );
}

function accept(setting: Setting, value: unknown): Outcome {
  switch (setting.kind) {
    case 'choice':
      return choiceValue(setting, value);
    case 'flag':
      return typeof value === 'boolean' ? { value } : refusedAs('true or false');
    case 'integer':
      return integerValue(setting, value);
    case 'text':
      return textValue(setting, value);
    case 'texts':
      return textsValue(setting, value);
    case 'timespan':
      return timeSpanValue(setting, value);
    case 'guid':
      return guidValue(value);
    case 'datetime':
      return dateTimeValue(value);
    case 'objects':
      return objectsValue(setting, value, (property, inner) => (inner === null ? { value: property.initial ?? null } : accept(property, inner)));
  }
}

/** An unlisted value of an uncertain choice is taken as it is: only Microsoft knows. */
function choiceValue({ values, certainty }: ChoiceSetting, value: unknown): Outcome {
  const known = typeof value === 'string' ? values.find((one) => one.toLowerCase() === value.toLowerCase()) : undefined;
  if (known !== undefined) return { value: known };
  return certainty === 'uncertain' && typeof value === 'string' ? { value } : { valid: values };
}

function integerValue(setting: IntegerSetting, value: unknown): Outcome {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return refusedAs(wholeNumber(setting));
  const { min = -Infinity, max = Infinity, also = [] } = setting;
  return (value >= min && value <= max) || also.includes(value) ? { value } : refusedAs(wholeNumber(setting));
}

function wholeNumber({ min, max, unit, also = [] }: IntegerSetting): string {
  const from = min === undefined ? '' : ` from ${min}`;
  const to = max === undefined ? '' : ` ${min === undefined ? 'up ' : ''}to ${max}`;
  return `a whole number${from}${to}${unit === undefined ? '' : ` (${unit})`}${also.length === 0 ? '' : `, or ${also.join(', ')}`}`;
}

function textValue({ maxLength, pattern, format }: TextSetting, value: unknown): Outcome {
  if (typeof value !== 'string') return refusedAs('text');
  if (maxLength !== undefined && value.length > maxLength) return refusedAs(`at most ${maxLength} characters`);
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(value)) return refusedAs(format ?? `text that matches ${pattern}`);
  return { value };
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
