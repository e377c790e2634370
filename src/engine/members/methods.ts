import { hashtableMethods, listMethods } from './collection-methods.ts';
import { compare, equals } from '../operators/comparison.ts';
import { formatValue } from '../conversion/composite-format.ts';
import { toText, typeNameOf } from '../conversion/convert.ts';
import { dateTimeMethods, timeSpanMethods } from './date-methods.ts';
import { callMethod, method, type MethodTable } from './method.ts';
import { isNumber, numberTypeOf, type NumberValue } from '../conversion/numeric.ts';
import { runtimeError } from '../runtime-error.ts';
import { stringMethods } from './string-methods.ts';
import { DateTime, Guid, Hashtable, isList, TimeSpan, TypeValue, type Value } from '../value.ts';

const numberMethods: MethodTable<NumberValue> = {
  CompareTo: method(1, (number, args) => Math.sign(compare(number, args.value(0)))),
  Equals: method(1, (number, args) => equals(number, args.value(0))),
  ToString: method(0, (number, args) => (args.count > 0 ? formatValue(number, args.text(0)) : toText(number)), 2),
};

const guidMethods: MethodTable<Guid> = {
  Equals: method(1, (guid, args) => equals(guid, args.value(0))),
  ToString: method(0, (guid, args) => formatValue(guid, args.count > 0 ? args.text(0) : ''), 1),
};

/** Methods of every value. */
const anyMethods: MethodTable<Value> = {
  Equals: method(1, (value, args) => value === args.value(0) || equals(value, args.value(0), true)),
  GetType: method(0, (value) => typeValueOf(value)),
  ToString: method(0, (value) => toText(value), 2),
};

/**
 * `value.name(args)` from a fixed table of types and names; nothing else can be called. A list calls the method on each element where it
 * has none of that name itself. Methods without a result give an empty list. Throws InvokeMethodOnNull, MethodNotFound, MethodCountCouldNotFindBest.
 */
export function invokeMethod(value: Value, name: string, args: readonly Value[]): Value {
  if (value === null) {
    throw runtimeError('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.', {
      recommendation: 'Check that the variable or property has a value.',
    });
  }
  const own = invokeOwn(value, name, args);
  if (own !== undefined) return own;
  if (isList(value) && value.length > 0 && value.every((item) => item !== null)) {
    const results = value.flatMap((item) => invokeMethod(item, name, args));
    return results.length === 1 ? (results[0] ?? null) : results;
  }
  throw methodNotFound(value, name);
}

function invokeOwn(value: Value, name: string, args: readonly Value[]): Value | undefined {
  const found = withMethods(value, (table, self) => callMethod(table, self, name, args));
  return found ?? callMethod(anyMethods, value, name, args);
}

function withMethods<R>(value: Value, use: <T extends Value>(table: MethodTable<T>, self: T) => R): R | undefined {
  if (typeof value === 'string') return use(stringMethods, value);
  if (isNumber(value)) return use(numberMethods, value);
  if (isList(value)) return use(listMethods, value);
  if (value instanceof Hashtable) return use(hashtableMethods, value);
  if (value instanceof DateTime) return use(dateTimeMethods, value);
  if (value instanceof TimeSpan) return use(timeSpanMethods, value);
  return value instanceof Guid ? use(guidMethods, value) : undefined;
}

/** The methods that scripts may call on a value, in alphabetical order. */
export function methodNames(value: Value): readonly string[] {
  const own = withMethods(value, (table) => Object.keys(table)) ?? [];
  return [...new Set([...own, ...Object.keys(anyMethods)])].sort();
}

function methodNotFound(value: Value, name: string) {
  return runtimeError('MethodNotFound', `Method invocation failed because [${typeNameOf(value)}] does not contain a method named '${name}'.`, {
    target: name,
    recommendation: `Its methods are ${methodNames(value).join(', ')}.`,
  });
}

/** The type of a value, as `[int]` would name it. */
function typeValueOf(value: Value): TypeValue {
  if (isList(value)) return new TypeValue('object', true);
  if (isNumber(value)) return new TypeValue(numberTypeOf(value));
  if (typeof value === 'boolean') return new TypeValue('bool');
  if (typeof value === 'string') return new TypeValue('string');
  if (value instanceof Hashtable) return new TypeValue(value.ordered ? 'ordered' : 'hashtable');
  if (value instanceof DateTime) return new TypeValue('datetime');
  if (value instanceof TimeSpan) return new TypeValue('timespan');
  if (value instanceof Guid) return new TypeValue('guid');
  return new TypeValue(typeNameOf(value));
}
