import type { Value } from '../value.ts';

/**
 * What a command without output gives (PowerShell's AutomationNull). It reads as `$null` in operators, arguments and text, but enumerated it
 * is no object at all: piped it sends nothing, `foreach` does nothing, `@()` of it is empty. Compared by identity.
 */
export const nothing: readonly Value[] = Object.freeze([]);

/** The value where a single one is wanted: `nothing` reads as null. */
export const read = (value: Value): Value => (value === nothing ? null : value);

/** The elements that a value sends down a pipeline: a list is taken apart by one level, `nothing` sends none. */
export const enumerate = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : [value]);

/** What gathered output is as a value: nothing, the one object, or the list. */
export const gathered = (values: readonly Value[]): Value => (values.length === 0 ? nothing : values.length === 1 ? (values[0] ?? null) : values);
