import { castFailure, castRefusal, noConversion } from './cast-error.ts';
import { parseDate, parseTimeSpan } from './date-format.ts';
import { parseGuid } from './guid.ts';
import { castNumber, isNumberTypeName } from './number-cast.ts';
import { isNumber, toDouble } from './numeric.ts';
import { toText } from './text.ts';
import { isTrue } from './truth.ts';
import { fullTypeName, typeNameOf } from './type-name.ts';
import { customObject, DateTime, Guid, Hashtable, isList, PSObject, ScriptBlock, TimeSpan, type Value } from '../value.ts';

/** Milliseconds from year 1, where .NET counts ticks from, to 1970. */
const epoch = 62_135_596_800_000;
const ticksPerMs = 10_000;

/** `[type]value`, with the names the parser gives types. Throws an ErrorRecord where no conversion leads from the value to the type. */
export function cast(type: { readonly name: string; readonly array: boolean }, value: Value): Value {
  if (!type.array) return castScalar(type.name, value);
  if (value === null) return null;
  return isList(value) ? value.map((item) => castScalar(type.name, item)) : [castScalar(type.name, value)];
}

function castScalar(name: string, value: Value): Value {
  if (isNumberTypeName(name)) return castNumber(name, value);
  switch (name) {
    case 'string':
    case 'regex':
      return toText(value);
    case 'bool':
    case 'switch':
      return isTrue(value);
    case 'object':
    case 'psobject':
      return value;
    case 'array':
      return value === null || isList(value) ? value : [value];
    case 'char':
      return castChar(value);
    case 'guid':
      return castGuid(value);
    case 'datetime':
      return castDateTime(value);
    case 'timespan':
      return castTimeSpan(value);
    case 'hashtable':
    case 'ordered':
      return castHashtable(value, name === 'ordered');
    case 'pscustomobject':
      return value instanceof Hashtable ? objectOf(value) : value;
    case 'scriptblock':
      if (value === null || value instanceof ScriptBlock) return value;
      throw noConversion(value, fullTypeName(name));
    case 'void':
      return null;
    default:
      throw castRefusal(`Cannot convert the value of type "${typeNameOf(value)}" to type "${fullTypeName(name)}": scripts here cannot use that type.`, value);
  }
}

function castChar(value: Value): Value {
  if (typeof value === 'string') {
    if (value.length === 1) return value;
    throw castFailure('InvalidCastIConvertible', value, fullTypeName('char'), 'String must be exactly one character long.');
  }
  if (value === null) return String.fromCharCode(0);
  const code = isNumber(value) ? toDouble(castNumber('int', value)) : -1;
  if (code < 0 || code > 0xffff) throw noConversion(value, fullTypeName('char'));
  return String.fromCharCode(code);
}

function castGuid(value: Value): Value {
  if (value instanceof Guid) return value;
  if (typeof value !== 'string') throw noConversion(value, fullTypeName('guid'));
  const guid = parseGuid(value);
  if (guid !== undefined) return guid;
  const reason = value.includes('-') ? 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).' : 'Unrecognized Guid format.';
  throw castFailure('InvalidCastParseTargetInvocation', value, fullTypeName('guid'), reason);
}

/** A whole number counts ticks of 100 ns since year 1. */
function castDateTime(value: Value): Value {
  if (value instanceof DateTime) return value;
  if (isNumber(value)) return new DateTime(toDouble(castNumber('long', value)) / ticksPerMs - epoch, 'unspecified');
  if (typeof value !== 'string') throw noConversion(value, fullTypeName('datetime'));
  const date = parseDate(value);
  if (date !== undefined) return date;
  const reason = `String '${value}' was not recognized as a valid DateTime.`;
  throw castFailure('InvalidCastParseTargetInvocationWithFormatProvider', value, fullTypeName('datetime'), reason);
}

/** A whole number counts ticks of 100 ns. */
function castTimeSpan(value: Value): Value {
  if (value instanceof TimeSpan) return value;
  if (isNumber(value)) return new TimeSpan(toDouble(castNumber('long', value)) / ticksPerMs);
  if (typeof value !== 'string') throw noConversion(value, fullTypeName('timespan'));
  const span = parseTimeSpan(value);
  if (span !== undefined) return span;
  const reason = `String '${value}' was not recognized as a valid TimeSpan.`;
  throw castFailure('InvalidCastParseTargetInvocationWithFormatProvider', value, fullTypeName('timespan'), reason);
}

function castHashtable(value: Value, ordered: boolean): Value {
  if (value === null) return null;
  if (!(value instanceof Hashtable)) throw noConversion(value, fullTypeName(ordered ? 'ordered' : 'hashtable'));
  return value.ordered === ordered ? value : new Hashtable(value.entries(), ordered);
}

/** The object a hashtable describes: its keys as properties, in order. */
function objectOf(table: Hashtable): PSObject {
  const object = new PSObject(customObject, new Map());
  for (const [key, value] of table.entries()) object.set(toText(key), value);
  return object;
}
