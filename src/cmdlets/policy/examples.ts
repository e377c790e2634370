import { globalName } from '../../policy/identity.ts';
import { cmdletName, type PolicyType } from '../../policy/policy-type.ts';
import type { Setting } from '../../policy/setting.ts';
import { settingNames } from './setting-parameters.ts';

/** Arguments that change the type's most telling settings, for examples: `-AllowCallPark $true -Description 'Board and legal'`. */
export function sampleArguments(type: PolicyType, verb: 'New' | 'Set'): string {
  const taken = settingNames(type, verb).filter(([, setting]) => !['integer', 'objects', 'timespan', 'guid', 'datetime'].includes(setting.kind));
  const telling = taken
    .filter(([name, { kind, customOnly }]) => type.columns.includes(name) && customOnly !== true && (kind === 'choice' || kind === 'flag'))
    .slice(0, 2);
  const described = taken.filter(([name]) => name === 'Description');
  const shown = telling.length + described.length > 0 ? [...telling, ...described] : taken.slice(0, 1);
  return shown.map(([name, setting]) => `-${name} ${sampleValue(name, setting)}`).join(' ');
}

/** A value that is not the initial one, as a script would write it. */
function sampleValue(name: string, setting: Setting): string {
  switch (setting.kind) {
    case 'choice':
      return setting.values.find((value) => value !== setting.initial && /^\w+$/.test(value)) ?? setting.values[0] ?? "''";
    case 'flag':
      return setting.initial === true ? '$false' : '$true';
    case 'texts':
      return setting.itemValues?.[0] ?? (setting.items === 'guid' ? '5e1c7a3c-0a7b-4d6e-9b1f-0c2d3e4f5a6b' : 'Local');
    default:
      return name === 'Description' ? "'Board and legal'" : 'Example';
  }
}

/** An instance for examples, and the statements that make it where it is not there from the start. */
export function exampleInstance(type: PolicyType): readonly [name: string, after: readonly string[]] {
  const [builtIn] = Object.keys(type.builtIn);
  if (type.verbs.includes('New')) return ['Pilot', [`${cmdletName(type, 'New')} -Identity Pilot`]];
  return [builtIn ?? globalName, []];
}
