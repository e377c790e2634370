import type { PolicyType } from '../../policy/policy-type.ts';
import type { Setting } from '../../policy/setting.ts';
import { settingNames } from './setting-parameters.ts';

/** Arguments that change the type's most telling settings, for examples: `-AllowCallPark $true -Description 'Board and legal'`. */
export function sampleArguments(type: PolicyType, verb: 'New' | 'Set'): string {
  const listed = settingNames(type, verb).filter(([name, setting]) => type.columns.includes(name) && setting.kind !== 'text' && setting.kind !== 'integer');
  const samples = listed.slice(0, 2).map(([name, setting]) => `-${name} ${sampleValue(setting)}`);
  if (settingNames(type, verb).some(([name]) => name === 'Description')) samples.push("-Description 'Board and legal'");
  return samples.join(' ');
}

/** A value that is not the initial one, as a script would write it. */
function sampleValue(setting: Setting): string {
  switch (setting.kind) {
    case 'choice':
      return setting.values.find((value) => value !== setting.initial) ?? "''";
    case 'flag':
      return setting.initial === true ? '$false' : '$true';
    case 'integer':
      return String(setting.max ?? setting.min ?? 1);
    case 'text':
      return "'Board and legal'";
  }
}
