import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { int, objects, string, switchParameter } from '../../engine/parameter.ts';
import { customObject, PSObject, type Value } from '../../engine/value.ts';
import { Comparing, type Entry, type Side } from './comparing.ts';
import { identityOf } from './distinct.ts';
import type { SortKey } from './ordering.ts';
import { propertyArguments, type PropertyArgument } from './property-argument.ts';
import { keysOf } from './sort-key.ts';

export const compareObject = cmdlet({
  name: 'Compare-Object',
  synopsis: 'Tells which objects stand in one list only, or in both.',
  description: 'SideIndicator is <= for objects that only the reference has, => for those that only the difference has, and == for those in both.',
  errorSource: 'Microsoft.PowerShell.Commands.CompareObjectCommand',
  parameters: {
    ReferenceObject: objects('The list to compare with.', { position: 0, mandatory: true, allowEmptyCollection: true }),
    DifferenceObject: objects('The list that is compared.', { position: 1, mandatory: true, pipeline: 'ByValue', allowEmptyCollection: true }),
    SyncWindow: int('How far apart equal objects may stand.', { validateRange: { min: 0 } }),
    Property: objects('What to compare: names, script blocks, or hashtables with Expression.', { names: 'property' }),
    ExcludeDifferent: switchParameter('Leaves out what differs; implies -IncludeEqual.'),
    IncludeEqual: switchParameter('Writes what both have, too.'),
    PassThru: switchParameter('Writes the objects themselves.'),
    Culture: string('Accepted; the order of letters is always that of the invariant culture.', { ignored: true }),
    CaseSensitive: switchParameter('Letters in different case differ.'),
  },
  examples: [
    { run: "Compare-Object ('a', 'b') ('b', 'c')" },
    { run: "Compare-Object ('a', 'b') ('b', 'c') -IncludeEqual -ExcludeDifferent" },
    { run: 'Compare-Object ([pscustomobject]@{ Id = 1 }) ([pscustomobject]@{ Id = 2 }) -Property Id' },
  ],
  async *stream(each, context, fixed) {
    const properties = propertyArguments(fixed.Property ?? [], { keys: [], noWildcards: true });
    const caseSensitive = fixed.CaseSensitive === true;
    const included = { equal: fixed.IncludeEqual ?? fixed.ExcludeDifferent === true, different: fixed.ExcludeDifferent !== true };
    const entry = (value: Value): Promise<Entry> => entryFor(value, properties, caseSensitive, context);
    const emit = (side: Side, { value, keys }: Entry): readonly Value[] => {
      if (side === '==' ? !included.equal : !included.different) return [];
      return [fixed.PassThru === true ? withSide(value, side) : comparison(value, keys, properties, side)];
    };
    const reference: Entry[] = [];
    for (const value of fixed.ReferenceObject ?? []) if (value !== null) reference.push(await entry(value));
    const comparing = new Comparing(reference, fixed.SyncWindow ?? Infinity);
    for await (const { DifferenceObject: difference } of each) {
      for (const value of difference ?? []) {
        if (value === null) continue;
        for (const [side, found] of comparing.next(await entry(value))) yield* emit(side, found);
      }
    }
    for (const [side, found] of comparing.finish()) yield* emit(side, found);
  },
});

async function entryFor(value: Value, properties: readonly PropertyArgument[], caseSensitive: boolean, context: CmdletContext): Promise<Entry> {
  const keys = await keysOf(value, properties, context);
  return {
    value,
    keys,
    identity: identityOf(
      keys.map((key) => key ?? null),
      caseSensitive,
    ),
  };
}

function comparison(value: Value, keys: readonly SortKey[], properties: readonly PropertyArgument[], side: Side): PSObject {
  const result = new PSObject(customObject, new Map());
  if (properties.length === 0) result.set('InputObject', value);
  for (const [index, property] of properties.entries()) result.set(property.text, keys[index] ?? null);
  result.set('SideIndicator', side);
  return result;
}

/** Only objects can carry the indicator; texts and numbers stay as they are. */
function withSide(value: Value, side: Side): Value {
  if (!(value instanceof PSObject)) return value;
  const copy = new PSObject(value.typeName, new Map(value.properties));
  copy.set('SideIndicator', side);
  return copy;
}
