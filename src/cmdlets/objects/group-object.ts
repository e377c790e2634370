import { cmdlet } from '../../engine/cmdlet.ts';
import { toText, typeNameOf } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { object, objects, string, switchParameter } from '../../engine/parameter.ts';
import { Hashtable, isList, psObject, type Value } from '../../engine/value.ts';
import { identityOf } from './distinct.ts';
import { inputObjects } from './input-objects.ts';
import { compareRows, type SortKey } from './ordering.ts';
import { propertyArguments } from './property-argument.ts';
import { keysOf } from './sort-key.ts';

interface Group {
  readonly keys: readonly SortKey[];
  count: number;
  readonly members: Value[];
}

export const groupObject = cmdlet({
  name: 'Group-Object',
  synopsis: 'Puts objects with equal properties together.',
  description: 'Each group has Count, Name, Group (its objects) and Values. Case does not matter; the name is the first spelling.',
  errorSource: 'Microsoft.PowerShell.Commands.GroupObjectCommand',
  readsStandardInput: true,
  outputType: ['Microsoft.PowerShell.Commands.GroupInfo'],
  parameters: {
    InputObject: object('The object to group; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    Property: objects('What to group by: names, script blocks, or hashtables with Expression.', { position: 0, names: 'property' }),
    CaseSensitive: switchParameter('Letters in different case differ.'),
    Culture: string('Accepted; the order of letters is always that of the invariant culture.', { ignored: true }),
    NoElement: switchParameter('Counts, without keeping the objects.'),
    AsHashTable: switchParameter('One hashtable of all groups, by their key.', { set: 'HashTable', aliases: ['AHT'] }),
    AsString: switchParameter('The keys of the hashtable are texts.', { set: 'HashTable' }),
  },
  examples: [
    { run: "'apple', 'pear', 'Apple' | Group-Object" },
    { run: "[pscustomobject]@{ City = 'Rome'; Name = 'Ana' }, [pscustomobject]@{ City = 'Oslo'; Name = 'Bo' } | Group-Object City -NoElement" },
    { run: "[pscustomobject]@{ City = 'Rome'; Name = 'Ana' } | Group-Object City -AsHashTable -AsString" },
  ],
  async *stream(each, context, fixed) {
    const properties = propertyArguments(fixed.Property ?? [], { keys: [], noWildcards: true });
    const asTable = fixed.AsHashTable === true;
    if (fixed.AsString === true && !asTable) throw invalid('The switch AsString needs AsHashTable.', 'Add -AsHashTable.');
    if (asTable && fixed.AsString !== true && properties.length > 1) {
      throw invalid('The keys of a hashtable come from one property.', 'Name one property, or add -AsString.');
    }
    const caseSensitive = fixed.CaseSensitive === true;
    const grouping = new Grouping(caseSensitive);
    for await (const value of inputObjects(each)) {
      const keys = keysOf(value, properties, context);
      grouping.add(value, keys instanceof Promise ? await keys : keys, fixed.NoElement !== true);
    }
    const groups = grouping.inOrder();
    if (groups.length === 0) return;
    if (!asTable) {
      for (const group of groups) yield groupInfo(group, fixed.NoElement === true);
      return;
    }
    const table = new Hashtable([], false, caseSensitive);
    for (const group of groups) {
      const key = fixed.AsString === true ? nameOf(group) : (group.keys[0] ?? null);
      if (key === null || table.has(key)) throw invalid(`Two groups, or one without a value, have the key "${nameOf(group)}".`, 'Add -AsString.');
      table.set(key, group.members);
    }
    yield table;
  },
});

/** Finds each object's group by its keys, and remembers whether the keys are of one type, so that groups can be put in order. */
class Grouping {
  readonly #caseSensitive: boolean;
  readonly #byIdentity = new Map<string, Group>();
  readonly #types: (string | undefined)[] = [];
  #mixed = false;
  constructor(caseSensitive: boolean) {
    this.#caseSensitive = caseSensitive;
  }

  add(value: Value, keys: readonly SortKey[], keep: boolean): void {
    this.#noteTypes(keys);
    // A missing property and a null one make the same group.
    const identity =
      keys.length === 1
        ? identityOf(keys[0] ?? null, this.#caseSensitive)
        : identityOf(
            keys.map((key) => key ?? null),
            this.#caseSensitive,
          );
    let group = this.#byIdentity.get(identity);
    if (group === undefined) {
      group = { keys, count: 0, members: [] };
      this.#byIdentity.set(identity, group);
    }
    group.count++;
    if (keep) group.members.push(value);
  }

  #noteTypes(keys: readonly SortKey[]): void {
    for (const [index, key] of keys.entries()) {
      if (key === undefined || key === null) continue;
      const type = typeof key === 'string' ? 'System.String' : typeNameOf(key);
      this.#types[index] ??= type;
      if (this.#types[index] !== type) this.#mixed = true;
    }
  }

  /** By key where all keys have one type, else in the order of their first objects. */
  inOrder(): readonly Group[] {
    const groups = [...this.#byIdentity.values()];
    return this.#mixed ? groups : groups.sort((a, b) => compareRows(a.keys, b.keys, [], this.#caseSensitive));
  }
}

function groupInfo(group: Group, noElement: boolean): Value {
  return psObject(noElement ? 'Microsoft.PowerShell.Commands.GroupInfoNoElement' : 'Microsoft.PowerShell.Commands.GroupInfo', {
    Count: group.count,
    Name: nameOf(group),
    Group: group.members,
    Values: group.keys.map((key) => key ?? null),
  });
}

/** The keys that have a value, joined; a list stands in braces. */
function nameOf({ keys }: Group): string {
  return keys
    .filter((key) => key !== undefined && key !== null)
    .map((key) => (isList(key) ? `{${key.map(toText).join(', ')}}` : toText(key)))
    .join(', ');
}

const invalid = (message: string, recommendation: string): ErrorRecord =>
  new ErrorRecord({ id: 'ArgumentException', category: 'InvalidArgument', terminating: true, message, recommendation });
