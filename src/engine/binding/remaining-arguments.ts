import type { PairedArgument } from './argument-pairing.ts';
import { ambiguousParameterSet, bindingError } from './binding-error.ts';
import type { CommandLineState } from './command-line-state.ts';
import type { ErrorRecord } from '../error-record.ts';
import { parameterNotFound } from './parameter-matching.ts';
import { membershipsIn } from './parameter-set.ts';
import { toText } from '../conversion/text.ts';
import { typeNameOf } from '../conversion/type-name.ts';
import { isList, type Value } from '../value.ts';

/**
 * Gives what no name and no position took to the parameter that takes the rest, unknown `-x` words in their order among them.
 * Without such a parameter the words stay.
 */
export function bindRemaining(state: CommandLineState, rest: readonly PairedArgument[]): readonly PairedArgument[] {
  if (rest.length === 0) return rest;
  const takers = state.sets.parameters.filter(
    (parameter) => !state.isBound(parameter) && membershipsIn(parameter, state.mask).some(({ remainingArguments }) => remainingArguments === true),
  );
  const [taker] = takers;
  if (taker === undefined) return rest;
  if (takers.length > 1) throw ambiguousParameterSet(state.site);
  const argv = rest.some((argument) => argument.kind === 'positional' && argument.value.argv === true);
  const unknown = rest.some((argument) => argument.kind === 'positional' && argument.value.unknown === true);
  const values = rest.flatMap(valuesOf);
  const [only] = values;
  const value = values.length === 1 && only !== undefined && isList(only) ? only : values;
  state.bind(taker, { kind: 'value', value, ...(argv && { argv }), ...(unknown && { unknown }) }, true);
  return [];
}

function valuesOf(argument: PairedArgument): Value[] {
  if (argument.kind !== 'unknown') return [argument.value.value];
  const { text, value } = argument.argument;
  return value === undefined ? [text] : [text.endsWith(':') ? text : `${text}:`, value.value];
}

/** Why the first word that nothing took is refused; a conversion that failed on the way says more than that no position was free. */
export function leftoverError(state: CommandLineState, [first]: readonly PairedArgument[], failure: ErrorRecord | undefined): ErrorRecord | undefined {
  if (first === undefined) return undefined;
  if (first.kind === 'unknown') return parameterNotFound(state.site, state.sets.parameters, first.argument);
  if (failure) return failure;
  const { value, extent } = first.value;
  const shown = value === null ? '$null' : isList(value) ? typeNameOf(value) : toText(value);
  const { cmdlet } = state.site;
  return bindingError(state.site, 'PositionalParameterNotFound', `A positional parameter cannot be found that accepts argument '${shown}'.`, {
    extent,
    target: value,
    recommendation: `Write the parameter's name before the value, or put a value with blanks in quotes; Get-Help ${cmdlet.name} shows the positions.`,
  });
}
