import { cast, toText, typeNameOf } from '../conversion/convert.ts';
import { runtimeError } from '../runtime-error.ts';
import type { Value } from '../value.ts';

/** A method that scripts may call: how many arguments it takes, and what it does. */
export interface Method<T> {
  readonly min: number;
  readonly max: number;
  readonly call: (self: T, args: MethodArguments) => Value;
}

export type MethodTable<T> = Readonly<Record<string, Method<T>>>;

/** A method of `min` to `max` arguments; exactly `min` when no maximum is given. */
export const method = <T>(min: number, call: Method<T>['call'], max = min): Method<T> => ({ min, max, call });

/** Arguments read by the type that a method wants. */
export class MethodArguments {
  readonly values: readonly Value[];
  constructor(values: readonly Value[]) {
    this.values = values;
  }

  get count(): number {
    return this.values.length;
  }

  value(index: number): Value {
    return this.values[index] ?? null;
  }

  text(index: number): string {
    return toText(this.value(index));
  }

  int(index: number): number {
    return Number(cast({ name: 'int', array: false }, this.value(index)));
  }

  number(index: number): number {
    return Number(toText(cast({ name: 'double', array: false }, this.value(index))));
  }
}

/** Calls `table`'s method `name` (any case) on `self`; undefined if it has none. Throws MethodCountCouldNotFindBest for a wrong number of arguments. */
export function callMethod<T extends Value>(table: MethodTable<T>, self: T, name: string, args: readonly Value[]): Value | undefined {
  const folded = name.toLowerCase();
  const own = Object.keys(table).find((candidate) => candidate.toLowerCase() === folded);
  const found = own === undefined ? undefined : table[own];
  if (own === undefined || !found) return undefined;
  if (args.length < found.min || args.length > found.max) {
    const wanted = found.min === found.max ? String(found.min) : `${found.min} to ${found.max}`;
    throw runtimeError('MethodCountCouldNotFindBest', `Cannot find an overload for "${own}" and the argument count: "${args.length}".`, {
      category: 'NotSpecified',
      exception: 'System.Management.Automation.MethodException',
      recommendation: `${own} of ${typeNameOf(self)} takes ${wanted} arguments.`,
    });
  }
  return found.call(self, new MethodArguments(args));
}

/** The error for an argument that a method refuses: an index outside of the text, say. */
export const badArgument = (name: string, reason: string) =>
  runtimeError('ArgumentOutOfRangeException', `Exception calling "${name}": "${reason}"`, {
    category: 'NotSpecified',
    exception: 'System.ArgumentOutOfRangeException',
  });
