import { jsonText } from './json-text.ts';
import type { Setting } from './setting.ts';

/** Everything a definition says about the values of a setting beyond its kind, as sentences for help and documentation. */
export function settingRules(setting: Setting): readonly string[] {
  return [...kindRules(setting), ...detailRules(setting)];
}

function detailRules({ certainty, needs, customOnly }: Setting): readonly string[] {
  const rules: string[] = [];
  if (customOnly === true) rules.push('Cannot be changed in Global.');
  if (needs !== undefined) {
    const when = needs.when === undefined ? '' : ` when it is ${jsonText(needs.when)}`;
    rules.push(`Needs ${needs.setting}${needs.value === undefined ? '' : ` to be ${jsonText(needs.value)}`}${when}.`);
  }
  if (certainty === 'probable') rules.push('The reference leaves room for doubt about it.');
  if (certainty === 'uncertain') rules.push('The reference does not say clearly which values it takes: the service decides.');
  return rules;
}

function kindRules(setting: Setting): readonly string[] {
  switch (setting.kind) {
    case 'choice':
      return setting.unsupported === undefined ? [] : [`Listed but not supported: ${setting.unsupported.join(', ')}.`];
    case 'integer':
      return [
        ...(setting.also === undefined ? [] : [`Also ${setting.also.join(', ')}.`]),
        ...(setting.greaterThan === undefined ? [] : [`Must be greater than ${setting.greaterThan}.`]),
      ];
    case 'text':
      return [
        ...(setting.maxLength === undefined ? [] : [`At most ${setting.maxLength} characters.`]),
        ...(setting.format === undefined ? [] : [`Written as ${setting.format}.`]),
        ...(setting.differsFrom === undefined ? [] : [`Must not be the same as ${setting.differsFrom}.`]),
        ...(setting.unique === true ? ['No two instances may have the same.'] : []),
        ...(setting.known === undefined ? [] : [`Known values: ${setting.known.join(', ')}.`]),
      ];
    case 'texts':
      return [
        ...(setting.items === 'guid' ? ['Each item is a GUID.'] : []),
        ...(setting.itemValues === undefined ? [] : [`Items: ${setting.itemValues.join(', ')}.`]),
        ...modifierRule(setting),
      ];
    case 'timespan':
      return setting.min === undefined || setting.max === undefined ? [] : [`From ${setting.min} to ${setting.max}.`];
    case 'objects':
      return [
        ...(setting.item.properties === undefined ? [] : [`Each item has ${Object.keys(setting.item.properties).join(', ')}.`]),
        ...(setting.item.madeBy === undefined ? [] : [`${setting.item.madeBy} makes one.`]),
        ...(setting.maxItems === undefined ? [] : [`At most ${setting.maxItems} items.`]),
        ...modifierRule(setting),
      ];
    default:
      return [];
  }
}

const modifierRule = ({ modifiable }: { readonly modifiable?: true }): readonly string[] =>
  modifiable === true ? ['Takes a list, or @{ Add = …; Remove = …; Replace = … }.'] : [];
