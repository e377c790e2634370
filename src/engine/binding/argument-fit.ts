import type { Parameter } from '../parameter.ts';
import { DateTime, Guid, Hashtable, isList, Real, ScriptBlock, TimeSpan, type Value } from '../value.ts';

/**
 * What a parameter gets of a value without any conversion: the value itself where its type fits, in a list of one for an array parameter.
 * Undefined where a conversion would be needed.
 */
export function fitArgument(parameter: Parameter, value: Value): Value | undefined {
  if (value === null) return acceptsNull(parameter) ? null : undefined;
  if (!parameter.array) return fitsType(parameter, value) ? value : undefined;
  if (!isList(value)) return fitsType(parameter, value) ? [value] : undefined;
  return parameter.type === 'object' || value.every((item) => fitsType(parameter, item)) ? value : undefined;
}

/** Null is no value of a number or a date, and becomes '' or stays null for a text only by conversion. */
const acceptsNull = ({ type, array }: Parameter): boolean =>
  array || type === 'object' || type === 'psobject' || type === 'hashtable' || type === 'scriptblock';

function fitsType({ type }: Parameter, value: Value): boolean {
  switch (type) {
    case 'object':
    case 'psobject':
      return true;
    case 'string':
      return typeof value === 'string';
    case 'int':
      return typeof value === 'number' && (value | 0) === value;
    case 'long':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    case 'double':
      return value instanceof Real ? value.type === 'double' : typeof value === 'number' && !Number.isInteger(value);
    case 'bool':
    case 'switch':
      return typeof value === 'boolean';
    case 'guid':
      return value instanceof Guid;
    case 'datetime':
      return value instanceof DateTime;
    case 'timespan':
      return value instanceof TimeSpan;
    case 'hashtable':
      return value instanceof Hashtable;
    case 'scriptblock':
      return value instanceof ScriptBlock;
    case 'enum':
      return false;
  }
}
