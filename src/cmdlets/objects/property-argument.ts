import { toText, typeNameOf } from '../../engine/convert.ts';
import type { ErrorId } from '../../engine/error-id.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { Hashtable, ScriptBlock, type Value } from '../../engine/value.ts';
import { hasWildcards, wildcard } from '../../engine/wildcard.ts';

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

type Key = 'expression' | 'name' | 'label' | 'ascending' | 'descending';

export interface PropertyArgumentRules {
  /** The keys a hashtable may have besides `expression`. */
  readonly keys: readonly Exclude<Key, 'expression'>[];
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
      throw invalid('DictionaryKeyIllegalValue1', `The Expression key has a type, ${typeNameOf(value)}, that is not valid; expected ${expected}.`);
    throw invalid('DictionaryKeyUnknownType', `Cannot convert ${typeNameOf(value)} to ${expected}, or to a hashtable of them.`);
  }
  if (value === '') throw invalid(inHashtable ? 'ExpressionEmptyString1' : 'ExpressionEmptyString2', 'A property name is empty.');
  if (!hasWildcards(value)) return { text: value };
  if (rules.noWildcards)
    throw invalid(inHashtable ? 'ExpressionGlobbing1' : 'ExpressionGlobbing2', `The property name "${value}" may not have wildcards here.`);
  return { text: value, matches: wildcard(value) };
}

function calculated(table: Hashtable, rules: PropertyArgumentRules): PropertyArgument {
  const found = new Map<Key, Value>();
  for (const [key, value] of table.entries()) {
    const name = keyNamed(key, rules);
    if (found.has(name)) throw invalid('DictionaryKeyDuplicate', `The key "${toText(key)}" duplicates the key "${name}".`);
    if (value === null) throw invalid('DictionaryKeyMissingValue', `The key "${toText(key)}" has no value.`);
    found.set(name, value);
  }
  const source = found.get('expression');
  if (source === undefined) {
    throw invalid('DictionaryKeyMandatoryEntry', 'The hashtable lacks the key Expression.', "Write for example @{Name='Total'; Expression={$_.Count * 2}}.");
  }
  const label = found.get('name') ?? found.get('label');
  if (label !== undefined && typeof label !== 'string') throw invalid('DictionaryKeyIllegalValue2', 'The value of the key Name is not text.');
  const ascending = flag(found, 'ascending');
  const descending = flag(found, 'descending');
  return {
    ...expression(source, rules, true),
    ...(label !== undefined && { label }),
    ...(ascending !== undefined && { ascending }),
    ...(descending !== undefined && { descending }),
  };
}

function flag(found: ReadonlyMap<Key, Value>, key: 'ascending' | 'descending'): boolean | undefined {
  const value = found.get(key);
  if (value === undefined || typeof value === 'boolean') return value;
  throw invalid('DictionaryKeyIllegalValue2', `The value of the key ${key} is neither $true nor $false.`);
}

/** A key may be cut to any beginning that only one key has. Name and Label are one key with two spellings. */
function keyNamed(key: Value, rules: PropertyArgumentRules): Key {
  if (typeof key !== 'string') throw invalid('DictionaryKeyNonString', `A key has the type ${typeNameOf(key)}; keys are text.`);
  const all: readonly Key[] = ['expression', ...rules.keys];
  const hits = all.filter((candidate) => candidate.startsWith(key.toLowerCase()));
  const [first, second] = hits;
  if (first === undefined || key === '') {
    throw invalid('DictionaryKeyIllegal', `The key "${key}" is not valid.`, `Valid keys: ${all.join(', ')}.`);
  }
  if (second !== undefined) throw invalid('DictionaryKeyAmbiguous', `The key "${key}" can mean ${first} or ${second}.`);
  return first === 'label' ? 'name' : first;
}

function invalid(id: ErrorId, message: string, recommendation?: string): ErrorRecord {
  return new ErrorRecord({ id, message, category: 'InvalidArgument', terminating: true, ...(recommendation !== undefined && { recommendation }) });
}
