import { cast, toText, typeNameOf } from './convert.ts';
import { ErrorRecord } from '../error-record.ts';
import { isNumber, numberTypeOf } from './numeric.ts';
import { runtimeError } from '../runtime-error.ts';
import { DateTime, Guid, Hashtable, isList, PSObject, ScriptBlock, TimeSpan, TypeValue, type Value } from '../value.ts';

/** `value -is type`. `$null` is of no type, but `-is $null` asks for it. Throws for a right side that names no type. */
export function isOfType(value: Value, type: Value): boolean {
  if (type === null) return value === null;
  const { name, array } = typeOperand(type, 'is');
  if (value === null) return false;
  if (!array) return isOf(value, name);
  return isList(value) && (name === 'object' || (value.length > 0 && value.every((item) => isOf(item, name))));
}

function isOf(value: Value, name: string): boolean {
  switch (name) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
    case 'bigint':
      return isNumber(value) && numberTypeOf(value) === name;
    case 'string':
      return typeof value === 'string';
    case 'bool':
    case 'switch':
      return typeof value === 'boolean';
    case 'char':
      return false;
    case 'guid':
      return value instanceof Guid;
    case 'datetime':
      return value instanceof DateTime;
    case 'timespan':
      return value instanceof TimeSpan;
    case 'array':
      return isList(value);
    case 'hashtable':
      return value instanceof Hashtable && !value.ordered;
    case 'ordered':
      return value instanceof Hashtable && value.ordered;
    case 'pscustomobject':
    case 'psobject':
      return value instanceof PSObject;
    case 'scriptblock':
      return value instanceof ScriptBlock;
    case 'object':
      return true;
    default:
      return value instanceof ErrorRecord ? /(^|\.)errorrecord$/i.test(name) : typeNameOf(value).toLowerCase() === name.toLowerCase();
  }
}

/** `value -as type`: the converted value, or null where it does not convert. */
export function asType(value: Value, type: Value): Value {
  const target = typeOperand(type, 'as');
  try {
    return cast(target, value);
  } catch (error) {
    if (error instanceof ErrorRecord) return null;
    throw error;
  }
}

/** Types by the names that a text may give on the right of -is and -as. */
const textTypes: Readonly<Record<string, string>> = {
  string: 'string',
  int: 'int',
  int32: 'int',
  int64: 'long',
  long: 'long',
  double: 'double',
  decimal: 'decimal',
  bool: 'bool',
  boolean: 'bool',
  datetime: 'datetime',
  timespan: 'timespan',
  guid: 'guid',
  hashtable: 'hashtable',
  array: 'array',
  object: 'object',
  pscustomobject: 'pscustomobject',
  psobject: 'psobject',
  scriptblock: 'scriptblock',
};

function typeOperand(type: Value, operator: string): TypeValue {
  if (type instanceof TypeValue) return type;
  const text = toText(type)
    .toLowerCase()
    .replace(/^system\./, '');
  const array = text.endsWith('[]');
  const name = array ? text.slice(0, -2) : text;
  if (!Object.hasOwn(textTypes, name)) {
    throw runtimeError('RuntimeException', `Cannot convert the "${toText(type)}" value of type "${typeNameOf(type)}" to type "System.Type".`, {
      recommendation: `Write a type in brackets right of -${operator}, such as [string].`,
    });
  }
  return new TypeValue(textTypes[name] ?? name, array);
}
