import { ErrorRecord } from '../error-record.ts';
import { isNumber, numberTypeOf } from './numeric.ts';
import type { Parameter } from '../parameter.ts';
import { customObject, DateTime, Guid, Hashtable, PSObject, ScriptBlock, TimeSpan, TypeValue, type Value } from '../value.ts';

/** .NET's full names of the types a script or a parameter can name. */
const fullNames: Readonly<Record<string, string>> = {
  array: 'System.Array',
  bigint: 'System.Numerics.BigInteger',
  bool: 'System.Boolean',
  byte: 'System.Byte',
  char: 'System.Char',
  datetime: 'System.DateTime',
  decimal: 'System.Decimal',
  double: 'System.Double',
  guid: 'System.Guid',
  hashtable: 'System.Collections.Hashtable',
  int: 'System.Int32',
  long: 'System.Int64',
  object: 'System.Object',
  ordered: 'System.Collections.Specialized.OrderedDictionary',
  pscustomobject: 'System.Management.Automation.PSCustomObject',
  psobject: 'System.Management.Automation.PSObject',
  regex: 'System.Text.RegularExpressions.Regex',
  scriptblock: 'System.Management.Automation.ScriptBlock',
  string: 'System.String',
  switch: 'System.Management.Automation.SwitchParameter',
  timespan: 'System.TimeSpan',
  version: 'System.Version',
  void: 'System.Void',
};

/** The full name of a type of the language: `int` with `array` is `System.Int32[]`. */
export function fullTypeName(name: string, array = false): string {
  const full = Object.hasOwn(fullNames, name) ? fullNames[name] : undefined;
  return array && name !== 'array' ? `${full ?? name}[]` : (full ?? name);
}

/** The full name of a parameter's type; an enum goes by its own name. */
export function parameterTypeName(parameter: Parameter): string {
  if (parameter.type !== 'enum') return fullTypeName(parameter.type, parameter.array);
  return `${parameter.typeName ?? parameter.name}${parameter.array ? '[]' : ''}`;
}

/** The .NET full name of a value's type (`System.Int32`); '' for null, which has none. */
export function typeNameOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return 'System.String';
  if (typeof value === 'boolean') return 'System.Boolean';
  if (isNumber(value)) return fullTypeName(numberTypeOf(value));
  if (value instanceof PSObject) return value.typeName === customObject ? fullTypeName('pscustomobject') : value.typeName;
  if (value instanceof Hashtable) return fullTypeName(value.ordered ? 'ordered' : 'hashtable');
  if (value instanceof Guid) return fullTypeName('guid');
  if (value instanceof DateTime) return fullTypeName('datetime');
  if (value instanceof TimeSpan) return fullTypeName('timespan');
  if (value instanceof ScriptBlock) return fullTypeName('scriptblock');
  if (value instanceof ErrorRecord) return 'System.Management.Automation.ErrorRecord';
  if (value instanceof TypeValue) return 'System.RuntimeType';
  return 'System.Object[]';
}
