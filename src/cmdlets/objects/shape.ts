import type { CmdletContext } from '../../engine/cmdlet.ts';
import { typeNameOf } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { customObject, isList, PSObject, type Value } from '../../engine/value.ts';
import type { PropertyArgument } from './property-argument.ts';
import { findProperties, type PropertyValue } from './property-value.ts';

/** What Select-Object makes of each object. */
export interface Shape {
  readonly properties: readonly PropertyArgument[];
  readonly excluded: readonly ((name: string) => boolean)[];
  readonly expand: PropertyArgument | undefined;
}

/** The object itself, a new object with the wanted properties, or the values of the expanded property. What goes wrong is reported and gives nothing. */
export async function shaped(value: Value, shape: Shape, context: CmdletContext): Promise<readonly Value[]> {
  if (shape.properties.length === 0 && shape.expand === undefined) return [value];
  const properties: PropertyValue[] = [];
  for (const argument of shape.properties) properties.push(...(await selected(argument, value, shape, context)));
  if (shape.expand !== undefined) return expanded(shape.expand, value, properties, context);
  const result = new PSObject(selectedType(value), new Map());
  add(result, properties, value, 'AlreadyExistingUserSpecifiedPropertyNoExpand', context);
  return [result];
}

async function selected(argument: PropertyArgument, value: Value, shape: Shape, context: CmdletContext): Promise<readonly PropertyValue[]> {
  const isExcluded = (name: string): boolean => shape.excluded.some((matches) => matches(name));
  const all = await findProperties(argument, value, context);
  const found = all.filter(({ name }) => !isExcluded(name));
  if (found.length === 0) {
    if (argument.matches !== undefined || isExcluded(argument.text)) return [];
    return [{ name: nameFor(argument, argument.text), value: null }];
  }
  if (argument.label !== undefined && found.length > 1) {
    context.writeError(
      new ErrorRecord({
        id: 'RenamingMultipleResults',
        category: 'InvalidOperation',
        target: value,
        message: `The pattern "${argument.text}" takes several properties; they cannot all be named ${argument.label}.`,
      }),
    );
    return [];
  }
  return found.map((property) => ({ ...property, name: nameFor(argument, property.name) }));
}

function nameFor(argument: PropertyArgument, name: string): string {
  if (argument.label !== undefined && argument.label !== '') return argument.label;
  if (name !== '') return name;
  throw new ErrorRecord({
    id: 'EmptyScriptBlockAndNoName',
    category: 'InvalidArgument',
    terminating: true,
    message: 'A script block without content needs a name.',
    recommendation: "Write for example @{Name='Total'; Expression={$_.Count * 2}}.",
  });
}

async function expanded(argument: PropertyArgument, value: Value, properties: readonly PropertyValue[], context: CmdletContext): Promise<readonly Value[]> {
  const found = await findProperties(argument, value, context);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    const missing = first === undefined;
    context.writeError(
      new ErrorRecord({
        id: missing ? 'ExpandPropertyNotFound' : 'MutlipleExpandProperties',
        category: 'InvalidArgument',
        target: value,
        message: missing
          ? `Property "${argument.text}" cannot be found.`
          : `Multiple properties cannot be expanded: "${argument.text}" takes ${found.map(({ name }) => name).join(', ')}.`,
      }),
    );
    return [];
  }
  const values = isList(first.value) ? first.value : [first.value];
  return values.filter((each) => each !== null).map((each) => withProperties(each, properties, value, context));
}

/** -Property beside -ExpandProperty adds to each expanded object. Only objects can carry properties; texts and numbers stay as they are. */
function withProperties(expandedValue: Value, properties: readonly PropertyValue[], input: Value, context: CmdletContext): Value {
  if (!(expandedValue instanceof PSObject) || properties.length === 0) return expandedValue;
  const copy = new PSObject(expandedValue.typeName, new Map(expandedValue.properties));
  add(copy, properties, input, 'AlreadyExistingUserSpecifiedPropertyExpand', context);
  return copy;
}

function add(
  target: PSObject,
  properties: readonly PropertyValue[],
  input: Value,
  id: 'AlreadyExistingUserSpecifiedPropertyNoExpand' | 'AlreadyExistingUserSpecifiedPropertyExpand',
  context: CmdletContext,
): void {
  const taken = new Set([...target.properties.keys()].map((name) => name.toLowerCase()));
  for (const { name, value } of properties) {
    const folded = name.toLowerCase();
    if (taken.has(folded)) {
      const message = `The property cannot be processed because the property "${name}" already exists.`;
      context.writeError(new ErrorRecord({ id, category: 'InvalidOperation', target: input, message }));
    } else {
      taken.add(folded);
      target.properties.set(name, value);
    }
  }
}

function selectedType(value: Value): string {
  if (!(value instanceof PSObject)) return `Selected.${typeNameOf(value)}`;
  if (value.typeName.startsWith('Selected.')) return value.typeName;
  return value.typeName === customObject ? 'Selected.System.Management.Automation.PSCustomObject' : `Selected.${value.typeName}`;
}
