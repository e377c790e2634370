import { toText } from '../../engine/conversion/convert.ts';
import { isList, PSObject, type Value } from '../../engine/value.ts';
import type { View, ViewColumn } from '../../format/view.ts';
import type { PolicyType } from '../../policy/policy-type.ts';

const settings: ViewColumn = { property: 'Settings', value: (row) => settingLines(row.get('Settings')).join('\n') };

const explanation: ViewColumn = { property: 'Explanation', value: (row) => explanationLines(row.get('Explanation')).join('\n') };

const who = ['User', 'PolicyType', 'PolicyName', 'Source', 'Reference'] as const;

/** How effective policies of several types print, and explained ones. */
export const effectivePolicyViews: Readonly<Record<string, View>> = {
  CsEffectivePolicy: {
    table: { columns: [...who.map((property) => ({ property })), { property: 'Settings', value: (row) => settingLines(row.get('Settings')).join('; ') }] },
    list: [...who, settings],
  },
  CsEffectivePolicyExplanation: { list: [...who, settings, explanation], prefersList: true },
};

/** How effective policies of one type print: the settings that an administrator compares have columns of their own. */
export function effectivePolicyView(type: PolicyType): View {
  const setting = (name: string): ViewColumn => ({ property: name, value: ({ properties }) => settingOf(properties.get('Settings'), name) });
  const compared = type.columns.filter((name) => type.settings[name]?.kind !== 'text');
  return {
    table: { columns: [...who.filter((name) => name !== 'PolicyType').map((property) => ({ property })), ...compared.map(setting)] },
    list: [...who, ...Object.keys(type.settings).map(setting)],
  };
}

const settingOf = (of: Value | undefined, name: string): Value | undefined => (of instanceof PSObject ? of.get(name) : undefined);

/** `AllowCallPark = True`; settings that are not set are left out. */
const settingLines = (of: Value | undefined): readonly string[] =>
  of instanceof PSObject ? [...of.properties].flatMap(([name, value]) => (value === null ? [] : [`${name} = ${toText(value)}`])) : [];

/** `1. Group Legal (rank 1): Executives. Rank 1 is the best among the user's groups.` */
const explanationLines = (competitors: Value | undefined): readonly string[] =>
  isList(competitors ?? null) ? (competitors as readonly Value[]).filter((one) => one instanceof PSObject).map(competitorLine) : [];

function competitorLine(competitor: PSObject): string {
  const text = (name: string): string => toText(competitor.get(name) ?? null);
  const rank = competitor.get('Rank') === null ? '' : ` (rank ${text('Rank')})`;
  const source = [text('Source'), text('Reference')].filter((part) => part !== '').join(' ');
  return `${text('Order')}. ${source}${rank}: ${text('PolicyName')}. ${text('Reason')}`;
}
