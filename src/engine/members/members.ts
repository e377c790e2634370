import { toText, typeNameOf } from '../conversion/convert.ts';
import { dateTimeMembers, timeSpanMembers } from './date-members.ts';
import { errorMember, errorMemberNames } from './error-members.ts';
import { ErrorRecord } from '../error-record.ts';
import { runtimeError } from '../runtime-error.ts';
import { fullTypeName } from '../conversion/type-name.ts';
import { customObject, DateTime, Guid, Hashtable, isList, psObject, PSObject, ScriptBlock, TimeSpan, TypeValue, type Value } from '../value.ts';

export { invokeMethod } from './methods.ts';

type MemberTable<T> = Readonly<Record<string, (value: T) => Value>>;

const listMembers: MemberTable<readonly Value[]> = {
  Count: (list) => list.length,
  Length: (list) => list.length,
  LongLength: (list) => list.length,
  Rank: () => 1,
};

const hashtableMembers: MemberTable<Hashtable> = { Count: (table) => table.size, Keys: (table) => table.keys(), Values: (table) => table.values() };

const typeMembers: MemberTable<TypeValue> = {
  Name: (type) => fullTypeName(type.name, type.array).replace(/^.*\./, ''),
  FullName: (type) => fullTypeName(type.name, type.array),
  IsArray: (type) => type.array || type.name === 'array',
};

const stringMembers: MemberTable<string> = { Length: (text) => text.length };
const scriptBlockMembers: MemberTable<ScriptBlock> = { Ast: (block) => block.ast.text };
const switchMembers: MemberTable<boolean> = { IsPresent: (present) => present };
const guidMembers: MemberTable<Guid> = { Guid: (guid) => guid.text };

/** Applies `use` to the value with the table of its type's members; undefined for types without any. */
function withTable<R>(value: Value, use: <T>(table: MemberTable<T>, value: T) => R): R | undefined {
  if (typeof value === 'string') return use(stringMembers, value);
  if (typeof value === 'boolean') return use(switchMembers, value);
  if (isList(value)) return use(listMembers, value);
  if (value instanceof Hashtable) return use(hashtableMembers, value);
  if (value instanceof DateTime) return use(dateTimeMembers, value);
  if (value instanceof TimeSpan) return use(timeSpanMembers, value);
  if (value instanceof TypeValue) return use(typeMembers, value);
  if (value instanceof ScriptBlock) return use(scriptBlockMembers, value);
  return value instanceof Guid ? use(guidMembers, value) : undefined;
}

/** The names of a value's own properties, in order. `Count` of a scalar and `IsPresent` of a switch are not among them. */
export function propertyNames(value: Value): readonly string[] {
  if (value instanceof PSObject) return [...value.properties.keys()];
  if (value instanceof ErrorRecord) return errorMemberNames;
  if (typeof value === 'boolean') return [];
  return withTable(value, (table) => Object.keys(table)) ?? [];
}

/**
 * One member by name, in any case; undefined if there is none. An object's own properties and a hashtable's keys come first; every single
 * value has a Count and a Length of 1, `$null` of 0. Reads tables and maps of our own only, never a JavaScript prototype.
 */
export function getMember(value: Value, name: string): Value | undefined {
  if (value instanceof PSObject) {
    const found = value.get(name);
    if (found !== undefined) return found;
  } else if (value instanceof Hashtable && value.has(name)) return value.get(name);
  else if (value instanceof ErrorRecord) return errorMember(value, name) ?? intrinsic(value, name);
  const found = withTable(value, (table, self) => lookUp(table, self, name));
  return found ?? intrinsic(value, name);
}

function lookUp<T>(table: MemberTable<T>, self: T, name: string): Value | undefined {
  if (Object.hasOwn(table, name)) return table[name]?.(self);
  const folded = name.toLowerCase();
  for (const member of Object.keys(table)) if (member.toLowerCase() === folded) return table[member]?.(self);
  return undefined;
}

function intrinsic(value: Value, name: string): Value | undefined {
  const folded = name.toLowerCase();
  if (folded === 'psobject' && value !== null) return memberSet(value);
  if (folded !== 'count' && folded !== 'length') return undefined;
  if (value instanceof Hashtable) return folded === 'length' ? 1 : value.size;
  return value === null ? 0 : 1;
}

/** `value.PSObject`: its properties as objects with Name and Value, to go through those of a type one does not know. */
function memberSet(value: Value): PSObject {
  const properties = propertyNames(value).map((name) => {
    const own = getMember(value, name) ?? null;
    return psObject('System.Management.Automation.PSNoteProperty', { Name: name, Value: own, MemberType: 'NoteProperty', TypeNameOfValue: typeNameOf(own) });
  });
  return psObject('System.Management.Automation.PSMemberSet', { Properties: properties, TypeNames: [typeNameOf(value)] });
}

/**
 * `value.name`: a list that has no such member gives the members of its elements, those of nested lists among them: all of them, one
 * unwrapped, none as undefined. A custom object without the member gives null among the others.
 */
export function getMemberEnumerating(value: Value, name: string): Value | undefined {
  const own = getMember(value, name);
  if (own !== undefined || !isList(value)) return own;
  const found: Value[] = [];
  let missing = 0;
  for (const element of value) {
    let member = element === null ? undefined : isList(element) ? getMemberEnumerating(element, name) : memberOfElement(element, name);
    if (member === undefined && element instanceof PSObject && element.typeName === customObject) {
      missing++;
      member = null;
    }
    if (member === undefined) continue;
    if (isList(member)) for (const item of member) found.push(item);
    else found.push(member);
  }
  return found.length === missing ? undefined : found.length === 1 ? (found[0] ?? null) : found;
}

/** The Count that every scalar has is not a member that enumeration finds. */
const memberOfElement = (element: Value, name: string): Value | undefined => (element instanceof PSObject ? element.get(name) : getMember(element, name));

/** `value.name = assigned`. Throws PropertyNotFound for a property that is not there, PropertyAssignmentException for one that is read-only. */
export function setMember(value: Value, name: string, assigned: Value): void {
  if (value instanceof Hashtable) {
    value.set(name, assigned);
    return;
  }
  if (value instanceof PSObject && value.find(name) !== undefined) {
    value.set(name, assigned);
    return;
  }
  if (value !== null && getMember(value, name) !== undefined) {
    throw runtimeError('PropertyAssignmentException', `'${name}' is a ReadOnly property.`, { target: value });
  }
  throw runtimeError('PropertyNotFound', `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`, {
    target: value,
    recommendation: value === null ? 'The object is null.' : advice(value),
  });
}

function advice(value: Value): string {
  const names = propertyNames(value);
  if (value instanceof PSObject && names.length > 0) return `Its properties are ${names.slice(0, 20).join(', ')}${names.length > 20 ? ' …' : ''}.`;
  return isList(value) ? 'It is a list: assign to its elements one by one.' : `It is a ${typeNameOf(value)}: ${toText(value).slice(0, 40)}`;
}
