import type { Parameter } from '../parameter.ts';
import { isList, PSObject, type Value } from '../value.ts';

/** The property of a pipeline object that a parameter takes: the one with its name, or with one of its aliases. Undefined if there is none. */
export function propertyFor(parameter: Parameter, input: Value): Value | undefined {
  if (input instanceof PSObject) {
    const own = input.get(parameter.name);
    if (own !== undefined) return own;
    for (const alias of parameter.aliases) {
      const value = input.get(alias);
      if (value !== undefined) return value;
    }
    return undefined;
  }
  return typeof input === 'string' || isList(input) ? lengthFor(parameter, input.length) : undefined;
}

/** Texts and lists have one property that could name a parameter. */
const lengthFor = ({ name, aliases }: Parameter, length: number): Value | undefined =>
  [name, ...aliases].some((candidate) => candidate.toLowerCase() === 'length') ? length : undefined;
