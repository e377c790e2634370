import type { CmdletContext } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { Later } from '../../engine/later.ts';
import { getMember, propertyNames } from '../../engine/members/members.ts';
import { Hashtable, PSObject, type Value } from '../../engine/value.ts';
import type { PropertyArgument } from './property-argument.ts';

/** What an argument of `-Property` found on one object. */
export interface PropertyValue {
  readonly name: string;
  readonly value: Value;
  /** Set when a script block failed; its value is null then. */
  readonly error?: ErrorRecord;
}

/** The names an object's properties have for the object cmdlets, where a hashtable's keys count as properties. */
export function namesOf(value: Value): readonly string[] {
  if (value instanceof PSObject) return [...value.properties.keys()];
  if (value instanceof Hashtable) return value.keys().map(toText);
  return propertyNames(value);
}

/** One property by name; undefined if the object has none of that name. The Count and Length that the language gives to any value are no properties. */
export function valueOf(value: Value, name: string): Value | undefined {
  if (value instanceof PSObject) return value.get(name);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return undefined;
  if (value instanceof Hashtable && value.has(name)) return value.get(name);
  return getMember(value, name);
}

/** The properties of `value` that `argument` means: none if it has none, several if a pattern takes several. Only a block can make it wait. */
export function findProperties(argument: PropertyArgument, value: Value, context: Pick<CmdletContext, 'evaluate' | 'signal'>): Later<readonly PropertyValue[]> {
  if (argument.block !== undefined) return evaluated(argument, argument.block, value, context);
  if (argument.matches !== undefined) {
    const { matches } = argument;
    return namesOf(value)
      .filter(matches)
      .map((name) => ({ name, value: valueOf(value, name) ?? null }));
  }
  const found = valueOf(value, argument.text);
  return found === undefined ? [] : [{ name: spelling(value, argument.text), value: found }];
}

/** A property keeps the spelling that the object has. */
function spelling(value: Value, name: string): string {
  return value instanceof PSObject ? (value.find(name) ?? name) : name;
}

function evaluated(
  argument: PropertyArgument,
  block: NonNullable<PropertyArgument['block']>,
  value: Value,
  context: Pick<CmdletContext, 'evaluate' | 'signal'>,
): Later<readonly PropertyValue[]> {
  const failed = (thrown: unknown): readonly PropertyValue[] => {
    if (!(thrown instanceof ErrorRecord) || context.signal.aborted) throw thrown;
    return [{ name: argument.text, value: null, error: thrown }];
  };
  try {
    const result = context.evaluate(block, value);
    if (result instanceof Promise) return result.then((values) => [{ name: argument.text, value: single(values) }], failed);
    return [{ name: argument.text, value: single(result) }];
  } catch (thrown) {
    return failed(thrown);
  }
}

/** What a block gave, as one value: nothing is null, one is itself, several are a list. */
export function single(values: readonly Value[]): Value {
  return values.length > 1 ? values : (values[0] ?? null);
}
