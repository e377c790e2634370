import { globalName } from './identity.ts';
import { didYouMean, nearNames } from './nearest.ts';
import { PolicyError } from './policy-error.ts';
import type { PolicyType } from './policy-type.ts';
import { settingValue } from './setting-value.ts';
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
    const setting = type.settings[name];
    if (setting !== undefined) checked.set(name, settingValue(name, setting, value));
  }
  return Object.fromEntries(checked);
}

/** Checks what several settings say together: `greaterThan`, `differsFrom`. Throws InvalidSettingValue. */
export function checkRelations(type: PolicyType, settings: Readonly<Record<string, Json>>): void {
  for (const [name, setting] of Object.entries(type.settings)) {
    const broken = brokenRelation(name, setting, settings);
    if (broken !== undefined) throw new PolicyError('InvalidSettingValue', name, broken, 'Set both in one command.');
  }
}

function brokenRelation(name: string, setting: Setting, settings: Readonly<Record<string, Json>>): string | undefined {
  const value = settings[name];
  if (setting.kind === 'integer' && setting.greaterThan !== undefined) {
    const lower = settings[setting.greaterThan];
    if (typeof value === 'number' && typeof lower === 'number' && value <= lower) {
      return `${name} (${value}) must be greater than ${setting.greaterThan} (${lower}).`;
    }
  }
  if (setting.kind === 'text' && setting.differsFrom !== undefined && typeof value === 'string' && value === settings[setting.differsFrom]) {
    return `${name} (${value}) must not be the same as ${setting.differsFrom}.`;
  }
  return undefined;
}

/** Refuses changes in Global to settings that only custom instances may change; the initial value is allowed. Throws InvalidSettingValue. */
export function checkPlace(type: PolicyType, changes: Readonly<Record<string, Json>>, policyName: string): void {
  if (policyName !== globalName) return;
  for (const [name, value] of Object.entries(changes)) {
    const setting = type.settings[name];
    if (setting?.customOnly !== true || value === null || value === (setting.initial ?? null)) continue;
    throw new PolicyError('InvalidSettingValue', name, `${name} cannot be changed in Global.`, `Make an instance with New-Cs${type.name} and grant that.`);
  }
}

/** The documented spelling of a setting's name in any case. Throws SettingNotFound. */
export function settingName(type: PolicyType, name: string): string {
  if (Object.hasOwn(type.settings, name)) return name;
  const names = Object.keys(type.settings);
  const known = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known;
  const near = nearNames(name, names);
  throw new PolicyError('SettingNotFound', name, `${type.name} has no setting '${name}'.`, didYouMean(near), near);
}
