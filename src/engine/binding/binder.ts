import { pairArguments, type PairedArgument } from './argument-pairing.ts';
import { alreadyBound, bindingError, missingMandatory as missingMandatoryError } from './binding-error.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { CommandLineBinding } from './command-line-binding.ts';
import { CommandLineState } from './command-line-state.ts';
import type { Position } from '../error-record.ts';
import type { Argument } from '../invocation.ts';
import { missingMandatory, planForInput } from './mandatory-parameters.ts';
import { everySet, parametersOf, type BindableParameter, type SetMask } from './parameter-set.ts';
import { bindPositional } from './positional-binding.ts';
import { bindRemaining, leftoverError } from './remaining-arguments.ts';
import { keepSetsTakingInput, selectSet } from './set-selection.ts';
import type { Value } from '../value.ts';

export interface BindingOptions {
  /** Objects will come from the pipeline: what they can fill need not be on the command line. */
  readonly expectingInput?: boolean;
  /** Where the command stands, for errors. */
  readonly position?: Position | undefined;
}

/**
 * Binds a command's words to its parameters as PowerShell does: by name, by position, the rest, then the parameter set and its mandatory
 * parameters. Throws an ErrorRecord; objects from the pipeline are bound one by one with the result.
 */
export function bindCommandLine(cmdlet: Cmdlet, args: readonly Argument[], options: BindingOptions = {}): CommandLineBinding {
  return startBinding(cmdlet, args, options).finish();
}

/** As `bindCommandLine`, but leaves room to ask for the mandatory parameters that are missing. */
export function startBinding(cmdlet: Cmdlet, args: readonly Argument[], options: BindingOptions = {}): PendingBinding {
  const expectingInput = options.expectingInput === true;
  const state = new CommandLineState({ cmdlet, ...(options.position && { position: options.position }) }, parametersOf(cmdlet));
  const paired = pairArguments(state.site, state.sets.parameters, args);
  const unnamed = bindNamed(state, paired);
  const { rest, failure } = bindPositional(state, unnamed);
  // A simple function has `$args` for words too many, but not for a word of the wrong type.
  if (failure && cmdlet.isSimpleFunction === true) throw failure;
  selectSet(state, { beforeInput: true, chooseDefault: false });
  const refusal = leftoverError(state, bindRemaining(state, rest), failure);
  if (refusal) throw refusal;
  return chooseSet(state, expectingInput);
}

/** What is missing is known, and the set is chosen unless an object must decide. */
function chooseSet(state: CommandLineState, expectingInput: boolean): PendingBinding {
  if (expectingInput) {
    if (selectSet(state, { beforeInput: true, chooseDefault: false }) > 1) keepSetsTakingInput(state, state.delayed.keys());
    selectSet(state, { beforeInput: true, chooseDefault: false });
    const { missing, preferredSet } = planForInput(state);
    return new PendingBinding(state, missing, preferredSet, expectingInput);
  }
  selectSet(state, { beforeInput: false, chooseDefault: true });
  refuseDelayed(state);
  return new PendingBinding(state, missingMandatory(state), 0, expectingInput);
}

/** Explicit words first; a splatted value for a parameter that has one already gives way. Returns the words without a parameter. */
function bindNamed(state: CommandLineState, paired: readonly PairedArgument[]): PairedArgument[] {
  const unnamed: PairedArgument[] = [];
  const explicit = new Set<BindableParameter>();
  for (const argument of paired) {
    if (argument.kind !== 'named') {
      unnamed.push(argument);
      continue;
    }
    const { parameter, splatted, value, extent } = argument;
    if (splatted && explicit.has(parameter)) continue;
    if (state.isBound(parameter)) throw alreadyBound(state.site, parameter.parameter, extent);
    state.bind(parameter, { ...value, ...(value.extent === undefined && extent && { extent }) }, true);
    if (!splatted) explicit.add(parameter);
  }
  return unnamed;
}

/** A block waits for an object that never comes. */
function refuseDelayed(state: CommandLineState): void {
  for (const { parameter, argument } of state.delayed.values()) {
    const { name } = parameter.parameter;
    throw bindingError(
      state.site,
      'ScriptBlockArgumentNoInput',
      `Cannot evaluate parameter '${name}' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.`,
      { category: 'MetadataError', extent: argument.extent, recommendation: `Pipe objects into the command, or give -${name} a value.` },
    );
  }
}

/** A command line that is bound but for the mandatory parameters in `missing`. */
export class PendingBinding {
  readonly missing: readonly BindableParameter[];
  readonly #state: CommandLineState;
  readonly #preferredSet: SetMask;
  readonly #expectingInput: boolean;

  constructor(state: CommandLineState, missing: readonly BindableParameter[], preferredSet: SetMask, expectingInput: boolean) {
    this.#state = state;
    this.missing = missing;
    this.#preferredSet = preferredSet;
    this.#expectingInput = expectingInput;
  }

  /** Gives a missing parameter its value; text is read by the parameter's type, as from another shell. Throws the ErrorRecord where it does not fit. */
  supply(parameter: BindableParameter, value: Value): void {
    this.#state.bind(parameter, { kind: 'value', value, ...(typeof value === 'string' && { argv: true }) }, true);
  }

  /** Throws MissingMandatoryParameter if something is still missing. */
  finish(): CommandLineBinding {
    const missing = this.missing.filter((parameter) => !this.#state.isBound(parameter));
    if (missing.length > 0)
      throw missingMandatoryError(
        this.#state.site,
        missing.map(({ parameter }) => parameter),
      );
    if (!this.#expectingInput && this.#state.mask === everySet) selectSet(this.#state, { beforeInput: false, chooseDefault: true });
    return new CommandLineBinding(this.#state, this.#preferredSet);
  }
}
