import type { CmdletContext } from '../../engine/cmdlet.ts';
import { mapLater, andThen, type Later } from '../../engine/later.ts';
import type { Value } from '../../engine/value.ts';
import type { SortKey } from './ordering.ts';
import type { PropertyArgument } from './property-argument.ts';
import { findProperties } from './property-value.ts';

/** The keys of one object: the object itself when no property is named, else each argument's values; an argument that finds nothing gives undefined. */
export function keysOf(value: Value, properties: readonly PropertyArgument[], context: CmdletContext): Later<readonly SortKey[]> {
  if (properties.length === 0) return [value];
  const found = mapLater(properties, (property) => findProperties(property, value, context));
  return andThen(found, (all) =>
    all.flatMap((values): SortKey[] => {
      for (const { error } of values) if (error !== undefined) context.writeError(error);
      return values.length === 0 ? [undefined] : values.map((each) => each.value);
    }),
  );
}
