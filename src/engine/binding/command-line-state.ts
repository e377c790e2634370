import { validateArgument } from './argument-validation.ts';
import { fitArgument } from './argument-fit.ts';
import { convertArgument } from './argument-conversion.ts';
import { bindingError, transformationError, type BindingSite } from './binding-error.ts';
import { unsupportedActions } from './common-parameters.ts';
import type { ValueArgument } from '../invocation.ts';
import { everySet, isIn, takesInput, type BindableParameter, type CmdletParameters, type SetMask } from './parameter-set.ts';
import type { SetState } from './set-selection.ts';
import { ScriptBlock, type Value } from '../value.ts';

/** A block given to a parameter that takes pipeline input: it is run for each object, and its output is the argument. */
export interface DelayedArgument {
  readonly parameter: BindableParameter;
  readonly block: ScriptBlock;
  readonly argument: ValueArgument;
}

/** What the binder knows while it works through a command line. */
export class CommandLineState implements SetState {
  readonly site: BindingSite;
  readonly sets: CmdletParameters;
  readonly bound = new Map<BindableParameter, Value>();
  readonly delayed = new Map<BindableParameter, DelayedArgument>();
  mask: SetMask = everySet;

  constructor(site: BindingSite, sets: CmdletParameters) {
    this.site = site;
    this.sets = sets;
  }

  isBound(parameter: BindableParameter): boolean {
    return this.bound.has(parameter) || this.delayed.has(parameter);
  }

  /** Gives a parameter its argument and narrows the sets. False if that takes a conversion and `convert` is false. Throws the ErrorRecord. */
  bind(parameter: BindableParameter, argument: ValueArgument, convert: boolean): boolean {
    const { value } = argument;
    if (value instanceof ScriptBlock && waitsForInput(parameter, this.mask)) {
      this.delayed.set(parameter, { parameter, block: value, argument });
    } else {
      const bound = boundValue(this.site, parameter, argument, convert);
      if (bound === undefined) return false;
      this.bound.set(parameter, bound);
    }
    if (!parameter.inEverySet) this.mask &= parameter.mask;
    return true;
  }
}

/** A block for a parameter of another type, which the pipeline can fill. */
function waitsForInput(parameter: BindableParameter, mask: SetMask): boolean {
  const { type, scriptBlockAsText } = parameter.parameter;
  if (type === 'scriptblock' || type === 'object' || type === 'psobject' || scriptBlockAsText === true) return false;
  return isIn(parameter, mask) && takesInput(parameter, mask);
}

/** The argument as the parameter takes it, checked; undefined if it would need a conversion and `convert` is false. Throws the ErrorRecord. */
export function boundValue(site: BindingSite, bindable: BindableParameter, argument: ValueArgument, convert: boolean): Value | undefined {
  const { parameter } = bindable;
  if (argument.unknown === true) return argument.value;
  let value: Value | undefined;
  if (convert) {
    try {
      const { isFunction, isSimpleFunction } = site.cmdlet;
      value = convertArgument(parameter, argument, { nullBecomesEmptyText: isFunction === true && bindable.own, asCast: isSimpleFunction === true });
    } catch (thrown) {
      throw transformationError(site, parameter, argument, thrown);
    }
  } else if (argument.argv === true) {
    // A word of another shell is read by the parameter's type, which is a conversion.
    return undefined;
  } else {
    value = fitArgument(parameter, argument.value);
    if (value === undefined) return undefined;
  }
  if (!bindable.own) refuseUnsupported(site, bindable, value, argument);
  validateArgument(site, bindable, value, argument);
  return value;
}

function refuseUnsupported(site: BindingSite, { parameter }: BindableParameter, value: Value, argument: ValueArgument): void {
  if (parameter.type !== 'enum' || typeof value !== 'string' || !unsupportedActions.has(value)) return;
  const message = `Cannot bind parameter '${parameter.name}' to the target. The value ${value} is not supported for an ActionPreference here.`;
  throw bindingError(site, 'ParameterBindingFailed', message, {
    category: 'WriteError',
    extent: argument.extent,
    target: value,
    recommendation: 'Use Continue, SilentlyContinue, Ignore or Stop.',
  });
}
