import type { Extent, TypeNameAst } from './ast.ts';
import type { Reader } from './reader.ts';
import type { TypeSpec } from './type-spec.ts';

/** The types a script can name, by every spelling without its `System.`, with the one name the tree uses. */
const names: Readonly<Record<string, string>> = {
  array: 'array',
  bigint: 'bigint',
  bool: 'bool',
  boolean: 'bool',
  byte: 'byte',
  char: 'char',
  'collections.arraylist': 'array',
  'collections.hashtable': 'hashtable',
  'collections.specialized.ordereddictionary': 'ordered',
  datetime: 'datetime',
  decimal: 'decimal',
  double: 'double',
  float: 'double',
  guid: 'guid',
  hashtable: 'hashtable',
  int: 'int',
  int16: 'int',
  int32: 'int',
  int64: 'long',
  long: 'long',
  'management.automation.pscustomobject': 'pscustomobject',
  'management.automation.psobject': 'psobject',
  'management.automation.scriptblock': 'scriptblock',
  'management.automation.switchparameter': 'switch',
  'numerics.biginteger': 'bigint',
  object: 'object',
  ordered: 'ordered',
  pscustomobject: 'pscustomobject',
  psobject: 'psobject',
  regex: 'regex',
  scriptblock: 'scriptblock',
  short: 'int',
  single: 'double',
  string: 'string',
  switch: 'switch',
  'text.regularexpressions.regex': 'regex',
  timespan: 'timespan',
  uint16: 'int',
  uint32: 'long',
  void: 'void',
};

/** The names that `TypeNameAst.name` can have, except in a catch clause, which names errors. */
export const typeNames: ReadonlySet<string> = new Set(Object.values(names));

const list = 'collections.generic.list';
const withoutSystem = (name: string): string => name.toLowerCase().replace(/^system\./, '');

/** The type a name stands for, or undefined if scripts cannot use it. Types of Teams modules count as plain objects. */
export function knownType(spec: TypeSpec): { readonly name: string; readonly array: boolean } | undefined {
  if (spec.dimensions > 1) return undefined;
  const folded = withoutSystem(spec.base);
  const [argument, second] = spec.arguments;
  if (argument !== undefined) {
    const element = second === undefined && folded === list && !spec.array ? knownType(argument) : undefined;
    return element === undefined || element.array ? undefined : { name: element.name, array: true };
  }
  if (folded.startsWith('microsoft.')) return { name: 'object', array: spec.array };
  const name = Object.hasOwn(names, folded) ? names[folded] : undefined;
  return name === undefined ? undefined : { name, array: spec.array };
}

/** The type as a node; notes a refusal if scripts cannot use it. */
export function typeNameAst(reader: Reader, spec: TypeSpec, extent: Extent = spec): TypeNameAst {
  const known = knownType(spec);
  if (known === undefined) {
    const dotted = spec.base.includes('.') || spec.arguments.length > 0;
    reader.refuse(dotted ? 'ConversionSupportedOnlyToCoreTypes' : 'TypeNotFound', extent, {
      values: [spec.text],
      recommendation:
        'Use one of the types string, int, long, double, decimal, bool, datetime, timespan, guid, hashtable, ordered, pscustomobject, array, or an array of them.',
    });
  }
  return { kind: 'TypeName', name: known?.name ?? spec.text.toLowerCase(), array: known?.array ?? spec.array, start: extent.start, end: extent.end };
}
