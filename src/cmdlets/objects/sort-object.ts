import { cmdlet } from '../../engine/cmdlet.ts';
import { int, object, objects, string, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { inputObjects } from './input-objects.ts';
import { compareRows, type SortKey } from './ordering.ts';
import { propertyArguments, type PropertyArgument } from './property-argument.ts';
import { keysOf } from './sort-key.ts';

export const sortObject = cmdlet({
  name: 'Sort-Object',
  synopsis: 'Puts objects in order.',
  description: 'Sorts by the properties named, or by the objects themselves; texts without regard to case. Objects that compare equal keep their order.',
  errorSource: 'Microsoft.PowerShell.Commands.SortObjectCommand',
  readsStandardInput: true,
  defaultParameterSet: 'Default',
  parameters: {
    InputObject: object('The object to sort; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    Property: objects('What to sort by: names, script blocks, or hashtables with Expression and Descending.', { position: 0, names: 'property' }),
    Descending: switchParameter('From the greatest to the least.'),
    Unique: switchParameter('Objects with equal keys only once.'),
    CaseSensitive: switchParameter('Letters in different case differ.'),
    Culture: string('Accepted; the order of letters is always that of the invariant culture.', { ignored: true }),
    Stable: switchParameter('Accepted; equal objects always keep their order.', { set: 'Default', ignored: true }),
    Top: int('Only so many from the start.', { set: 'Top', mandatory: true, validateRange: { min: 1 } }),
    Bottom: int('Only so many from the end.', { set: 'Bottom', mandatory: true, validateRange: { min: 1 } }),
  },
  examples: [
    { run: "'pear', 'Apple', 'fig' | Sort-Object" },
    { run: "[pscustomobject]@{ Name = 'Bo'; Age = 3 }, [pscustomobject]@{ Name = 'Al'; Age = 9 } | Sort-Object Age -Descending" },
    { run: "'a', 'B', 'a' | Sort-Object -Unique" },
    { run: '5, 1, 4 | Sort-Object -Top 2' },
  ],
  async *stream(each, context, fixed) {
    const properties = propertyArguments(fixed.Property ?? [], { keys: ['ascending', 'descending'] });
    const rows: { readonly value: Value; readonly keys: readonly SortKey[] }[] = [];
    for await (const value of inputObjects(each)) {
      const keys = keysOf(value, properties, context);
      rows.push({ value, keys: keys instanceof Promise ? await keys : keys });
    }
    const caseSensitive = fixed.CaseSensitive === true;
    const descending = directions(properties, rows[0]?.keys.length ?? 0, fixed.Descending === true);
    const order = (a: (typeof rows)[number], b: (typeof rows)[number]): number => compareRows(a.keys, b.keys, descending, caseSensitive);
    let sorted = rows.sort(order);
    if (fixed.Unique === true) {
      sorted = sorted.filter((row, index) => {
        const before = sorted[index - 1];
        return before === undefined || order(before, row) !== 0;
      });
    }
    if (fixed.Top !== undefined) sorted = sorted.slice(0, fixed.Top);
    if (fixed.Bottom !== undefined) sorted = sorted.slice(-fixed.Bottom);
    for (const { value } of sorted) yield value;
  },
});

/** A key's own Ascending or Descending beats the switch; both with one meaning, or contradicting each other, count as neither. */
function directions(properties: readonly PropertyArgument[], count: number, descending: boolean): readonly boolean[] {
  return Array.from({ length: count }, (_, index) => {
    const { ascending, descending: own } = properties[index] ?? {};
    if (ascending === undefined) return own ?? descending;
    return own === undefined || own !== ascending ? !ascending : descending;
  });
}
