import { jsonText } from './json-text.ts';
import type { PolicyType } from './policy-type.ts';
import type { Json, Setting } from './setting.ts';

/**
 * What an administrator should know about changes that are not refused: values nobody outside Microsoft can be sure of, and settings that do
 * nothing without another. `settings` is the whole instance after the changes, as far as it is known. Sentences.
 */
export function adviceOn(type: PolicyType, changes: Readonly<Record<string, Json>>, settings: Readonly<Record<string, Json>>): readonly string[] {
  return Object.entries(changes).flatMap(([name, value]) => {
    const setting = type.settings[name];
    return setting === undefined || value === null ? [] : [...valueAdvice(name, setting, value), ...needAdvice(name, setting, value, settings)];
  });
}

function valueAdvice(name: string, setting: Setting, value: Json): readonly string[] {
  if (setting.kind === 'choice' && setting.unsupported?.includes(jsonText(value)) === true) return [`${name}: ${jsonText(value)} is listed but not supported.`];
  const known = setting.kind === 'choice' ? setting.values : setting.kind === 'text' ? setting.known : undefined;
  if (setting.certainty !== 'uncertain' || known === undefined || known.includes(jsonText(value))) return [];
  return [`${name}: ${jsonText(value)} is not among the values that are known (${known.join(', ')}); the service decides.`];
}

function needAdvice(name: string, { needs }: Setting, value: Json, settings: Readonly<Record<string, Json>>): readonly string[] {
  if (needs === undefined || (needs.when !== undefined && needs.when !== value) || !Object.hasOwn(settings, needs.setting)) return [];
  const other = settings[needs.setting] ?? null;
  const met = needs.value === undefined ? other !== null : other === needs.value;
  return met
    ? []
    : [
        `${name} needs ${needs.setting}${needs.value === undefined ? '' : ` to be ${jsonText(needs.value)}`}; it is ${other === null ? 'not set' : jsonText(other)}.`,
      ];
}
