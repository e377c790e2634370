import { typeNameOf } from '../../engine/conversion/convert.ts';
import { Hashtable, ScriptBlock, type Value } from '../../engine/value.ts';
import { hasWildcards, wildcard } from '../../engine/operators/wildcard.ts';
import { calculatedProperty, invalidProperty, textEntry, type PropertyEntries } from '../calculated-property.ts';

/** What `-Property` takes in the object cmdlets: a name, a pattern of names, a script block, or a hashtable around one of these. */
export interface PropertyArgument {
  /** A name or a pattern as written, or the block's text: what the result is called when it has no label. */
  readonly text: string;
  /** Set for a pattern: which property names it takes. */
  readonly matches?: (name: string) => boolean;
  /** Set for a script block, which sees the object as `$_`. */
  readonly block?: ScriptBlock;
  /** The name it is given in a hashtable. */
  readonly label?: string;
  readonly ascending?: boolean;
  readonly descending?: boolean;
}

type Key = 'name' | 'label' | 'ascending' | 'descending';

export interface PropertyArgumentRules {
  /** The keys a hashtable may have besides `expression`. */
  readonly keys: readonly Key[];
  /** Patterns are refused. */
  readonly noWildcards?: boolean;
}

/** Reads the arguments of `-Property`. Throws a terminating DictionaryKey… or Expression… error for what cannot be one. */
export function propertyArguments(values: readonly Value[], rules: PropertyArgumentRules): readonly PropertyArgument[] {
  return values.map((value) => {
    if (value instanceof Hashtable) return calculated(value, rules);
    return { ...expression(value, rules, false) };
  });
}

function expression(value: Value, rules: PropertyArgumentRules, inHashtable: boolean): Pick<PropertyArgument, 'text' | 'matches' | 'block'> {
  if (value instanceof ScriptBlock) return { text: value.ast.text, block: value };
  if (typeof value !== 'string') {
    const expected = 'a property name or a script block';
    if (inHashtable)
      throw invalidProperty('DictionaryKeyIllegalValue1', `The Expression key has a type, ${typeNameOf(value)}, that is not valid; expected ${expected}.`);
    throw invalidProperty('DictionaryKeyUnknownType', `Cannot convert ${typeNameOf(value)} to ${expected}, or to a hashtable of them.`);
  }
  if (value === '') throw invalidProperty(inHashtable ? 'ExpressionEmptyString1' : 'ExpressionEmptyString2', 'A property name is empty.');
  if (!hasWildcards(value)) return { text: value };
  if (rules.noWildcards)
    throw invalidProperty(inHashtable ? 'ExpressionGlobbing1' : 'ExpressionGlobbing2', `The property name "${value}" may not have wildcards here.`);
  return { text: value, matches: wildcard(value) };
}

function calculated(table: Hashtable, rules: PropertyArgumentRules): PropertyArgument {
  const found = calculatedProperty(table, rules.keys);
  const label = textEntry(found, 'label');
  const ascending = flag(found, 'ascending');
  const descending = flag(found, 'descending');
  return {
    ...expression(found.get('expression') ?? null, rules, true),
    ...(label !== undefined && { label }),
    ...(ascending !== undefined && { ascending }),
    ...(descending !== undefined && { descending }),
  };
}

function flag(found: PropertyEntries<Key>, key: 'ascending' | 'descending'): boolean | undefined {
  const value = found.get(key);
  if (value === undefined || typeof value === 'boolean') return value;
  throw invalidProperty('DictionaryKeyIllegalValue2', `The value of the key ${key} is neither $true nor $false.`);
}
