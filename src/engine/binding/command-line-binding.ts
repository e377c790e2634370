import type { BoundArguments, Cmdlet } from '../cmdlet.ts';
import type { CommandLineState, DelayedArgument } from './command-line-state.ts';
import { commonArguments, type CommonArguments } from './common-parameters.ts';
import { InputBinder } from './input-binding.ts';
import { isIn, setName, takesInput, type SetMask } from './parameter-set.ts';
import type { Value } from '../value.ts';

/** A bound command line. Each pipeline object is bound on top of it; nothing of one object stays for the next. */
export class CommandLineBinding {
  readonly cmdlet: Cmdlet;
  /** The effect of the common parameters. */
  readonly common: CommonArguments;
  /** What the command line alone bound: the arguments of a command without pipeline input. */
  readonly commandLine: BoundArguments;
  /** An object from the pipeline could still fill a parameter. */
  readonly takesInput: boolean;
  /** Blocks to run for each object before it is bound. */
  readonly delayed: readonly DelayedArgument[];
  readonly #input: InputBinder;

  constructor(state: CommandLineState, preferredSet: SetMask) {
    const { cmdlet } = state.site;
    this.cmdlet = cmdlet;
    const values = new Map<string, Value>();
    const commonValues = new Map<string, Value>();
    for (const [{ parameter, own }, value] of state.bound) (own ? values : commonValues).set(parameter.name, value);
    if (cmdlet.isFunction !== true) {
      for (const { name, defaultValue } of cmdlet.parameters) {
        if (defaultValue !== undefined && !values.has(name)) values.set(name, defaultValue);
      }
    }
    this.common = commonArguments(commonValues);
    this.commandLine = { parameterSet: setName(state.sets, state.mask), values, common: commonValues };
    this.delayed = [...state.delayed.values()];
    this.takesInput =
      this.delayed.length > 0 ||
      state.sets.parameters.some((parameter) => !state.isBound(parameter) && isIn(parameter, state.mask) && takesInput(parameter, state.mask));
    this.#input = new InputBinder(state, { values, common: commonValues }, preferredSet);
  }

  /**
   * The arguments for one object of the pipeline; `delayedValues` are the outputs of `delayed`, in order. Throws the ErrorRecord of
   * this object, after which the next one can be bound.
   */
  bindInput(input: Value, delayedValues: readonly Value[] = []): BoundArguments {
    return this.#input.bind(input, delayedValues);
  }
}
