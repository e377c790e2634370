import type { Value } from '../../engine/value.ts';

/** The objects given to -InputObject, by the pipeline or on the command line, without nulls: what most object cmdlets work on. */
export async function* inputObjects(each: AsyncIterable<{ readonly InputObject: Value | undefined }>): AsyncGenerator<Value, void, undefined> {
  for await (const { InputObject: value } of each) if (value !== undefined && value !== null) yield value;
}
