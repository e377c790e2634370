import { formatDate, formatTimeSpan } from './date-format.ts';
import { ErrorRecord } from '../error-record.ts';
import { numberText } from './number-text.ts';
import { typeNameOf } from './type-name.ts';
import { customObject, DateTime, Guid, Hashtable, isList, PSObject, Real, ScriptBlock, TimeSpan, TypeValue, type Value } from '../value.ts';

/**
 * Any value as PowerShell writes it into a string, in the invariant culture: null is '', a list is joined with blanks, an object is `@{a=1; b=2}`.
 */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  return isList(value) ? listText(value, ' ') : scalarText(value);
}

/** The elements of a list as text, with `separator` between them. */
export const listText = (list: readonly Value[], separator: string): string => list.map(elementText).join(separator);

/** A list inside a list shows as its type only. */
const elementText = (value: Value): string => (isList(value) ? typeNameOf(value) : scalarText(value));

function scalarText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Real) return numberText(value);
  if (value instanceof PSObject) return objectText(value);
  if (value instanceof Guid) return value.text;
  if (value instanceof DateTime) return formatDate(value, 'MM/dd/yyyy HH:mm:ss');
  if (value instanceof TimeSpan) return formatTimeSpan(value);
  if (value instanceof ScriptBlock) return value.ast.text;
  if (value instanceof TypeValue) return value.array ? `${value.name}[]` : value.name;
  if (value instanceof ErrorRecord) return value.message;
  if (value instanceof Hashtable) return typeNameOf(value);
  return '';
}

/** `@{a=1; b=2}`; what is nested in it shows as PowerShell shows it there: lists by type, objects empty. */
function objectText(object: PSObject): string {
  if (object.typeName === 'System.Management.Automation.ErrorCategoryInfo') return categoryText(object);
  if (exceptionName.test(object.typeName)) return `${object.typeName}: ${textOf(object, 'Message')}`;
  if (object.properties.size === 0) return '';
  const parts: string[] = [];
  for (const [name, value] of object.properties) {
    parts.push(`${name}=${value instanceof PSObject && value.typeName === customObject ? '' : elementText(value)}`);
  }
  return `@{${parts.join('; ')}}`;
}

/** `ObjectNotFound: (nobody:String) [Get-CsOnlineUser], ItemNotFoundException` */
const categoryText = (info: PSObject): string =>
  `${textOf(info, 'Category')}: (${textOf(info, 'TargetName')}:${textOf(info, 'TargetType')}) [${textOf(info, 'Activity')}], ${textOf(info, 'Reason')}`;

const textOf = (object: PSObject, property: string): string => scalarText(object.get(property) ?? null);

const exceptionName = /^(System|Microsoft\.PowerShell)\..*Exception$/;
