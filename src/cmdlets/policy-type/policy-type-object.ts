import { fromJson, psObject, type PSObject, type Value } from '../../engine/value.ts';
import { cmdletName, type PolicyType } from '../../policy/policy-type.ts';
import { settingHelp } from '../../policy/setting-details.ts';
import { settingRules } from '../../policy/setting-rules.ts';
import type { Setting } from '../../policy/setting.ts';

/** A policy type, for Get-CsPolicyType. */
export function policyTypeObject(type: PolicyType, instances: readonly string[]): PSObject {
  const settings = Object.entries(type.settings);
  return psObject('CsPolicyType', {
    Name: type.name,
    Synopsis: type.synopsis,
    Cmdlets: type.verbs.map((verb) => cmdletName(type, verb)),
    Verbs: type.verbs,
    SettingCount: settings.length,
    Settings: settings.map(([name]) => name),
    UncertainSettings: settings.filter(([, { certainty }]) => certainty === 'uncertain').map(([name]) => name),
    Instances: instances,
    NewInstances: type.verbs.includes('New'),
    GroupAssignment: type.groupAssignment,
    BatchAssignment: type.batchAssignment,
    PhoneNumberAssignment: type.phoneNumberAssignment,
  });
}

/** A setting of a policy type, for Get-CsPolicyType -Detailed. */
export function policySettingObject(type: PolicyType, name: string, setting: Setting): PSObject {
  return psObject('CsPolicySetting', {
    PolicyType: type.name,
    Name: name,
    Type: setting.kind === 'objects' ? setting.item.name : setting.kind,
    Values: valuesOf(setting),
    Default: fromJson(setting.initial),
    TakenBy: setting.verbs ?? type.verbs.filter((verb) => verb === 'New' || verb === 'Set'),
    Certainty: setting.certainty ?? 'documented',
    Status: setting.status ?? [],
    Help: settingHelp(setting),
    Rules: settingRules(setting),
  });
}

/** The words of a choice, the bounds of a number or a duration; null where anything of the type will do. */
function valuesOf(setting: Setting): Value {
  switch (setting.kind) {
    case 'choice':
      return setting.values;
    case 'texts':
      return setting.itemValues ?? null;
    case 'integer':
    case 'timespan': {
      const { min, max } = setting;
      return min === undefined && max === undefined ? null : `${min ?? ''}..${max ?? ''}`;
    }
    default:
      return null;
  }
}
