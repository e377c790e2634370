import { fitArgument } from './argument-fit.ts';
import { inputObjectMissingMandatory, inputObjectNotBound, type BindingSite } from './binding-error.ts';
import type { BoundArguments } from '../cmdlet.ts';
import { boundValue, type CommandLineState, type DelayedArgument } from './command-line-state.ts';
import { ErrorRecord } from '../error-record.ts';
import { propertyFor } from './input-property.ts';
import { missingMandatory } from './mandatory-parameters.ts';
import {
  everySet,
  isIn,
  membershipsIn,
  setName,
  takesProperty,
  takesValue,
  type BindableParameter,
  type CmdletParameters,
  type SetMask,
} from './parameter-set.ts';
import { selectSet, type SetState } from './set-selection.ts';
import { Hashtable, isList, PSObject, ScriptBlock, type Value } from '../value.ts';

/** The ways to take an argument from an object, in PowerShell's order. */
const phases = [
  { by: takesValue, property: false, convert: false },
  { by: takesProperty, property: true, convert: false },
  { by: takesValue, property: false, convert: true },
  { by: takesProperty, property: true, convert: true },
] as const;

/** Binds pipeline objects on top of one command line. */
export class InputBinder {
  readonly #state: CommandLineState;
  readonly #values: ReadonlyMap<string, Value>;
  readonly #common: ReadonlyMap<string, Value>;
  readonly #preferredSet: SetMask;
  readonly #takers: readonly BindableParameter[];
  readonly #delayed: readonly DelayedArgument[];
  /** The set that every object which fits the only taker as it is ends in, once the first one has shown it. */
  #settled: string | undefined;

  constructor(state: CommandLineState, { values, common }: Required<Pick<BoundArguments, 'values' | 'common'>>, preferredSet: SetMask) {
    this.#state = state;
    this.#values = values;
    this.#common = common;
    this.#preferredSet = preferredSet;
    this.#delayed = [...state.delayed.values()];
    this.#takers = state.sets.parameters.filter(
      (parameter) => !state.isBound(parameter) && isIn(parameter, state.mask) && parameter.memberships.some(({ pipeline }) => pipeline !== undefined),
    );
  }

  bind(input: Value, delayedValues: readonly Value[]): BoundArguments {
    return this.#bindSettled(input) ?? this.#bindFully(input, delayedValues);
  }

  /** The short way: one parameter takes objects, by value, and this one fits it as it is. */
  #bindSettled(input: Value): BoundArguments | undefined {
    // What may be refused as empty goes the long way.
    if (this.#settled === undefined || input === null || input === '' || isList(input)) return undefined;
    const [taker] = this.#takers;
    if (taker === undefined) return undefined;
    const value = fitArgument(taker.parameter, input);
    return value === undefined ? undefined : this.#bound(this.#settled, input, [[taker, value]]);
  }

  #bindFully(input: Value, delayedValues: readonly Value[]): BoundArguments {
    const object = new ObjectState(this.#state);
    this.#delayed.forEach(({ parameter, argument }, index) => {
      object.take(parameter, boundValue(object.site, parameter, { ...argument, value: delayedValues[index] ?? null }, true) ?? null);
    });
    this.#tryPhases(object, input);
    selectSet(object, { beforeInput: false, chooseDefault: true });
    if (object.bound.size === 0) {
      if (object.site.cmdlet.isSimpleFunction !== true) throw inputObjectNotBound(object.site, input);
    }
    const missing = missingMandatory(object);
    if (missing.length > 0)
      throw inputObjectMissingMandatory(
        object.site,
        missing.map(({ parameter }) => parameter),
        input,
      );
    const set = setName(object.sets, object.mask);
    this.#settle(object, input, set);
    return this.#bound(set, input, object.bound);
  }

  /** With a preferred set, all phases run for it first; the other sets get their turn only if it could not be bound. */
  #tryPhases(object: ObjectState, input: Value): void {
    const rounds = this.#preferredSet !== 0 && object.mask !== this.#preferredSet ? [this.#preferredSet, everySet] : [everySet];
    rounds.forEach((round, index) => {
      if (index === 1 && object.mask === this.#preferredSet) return;
      let mask = round === everySet ? object.mask & (index === 1 ? ~this.#preferredSet : everySet) : round;
      for (const phase of phases) {
        if (!this.#tryPhase(object, input, phase, mask) || round !== everySet) continue;
        selectSet(object, { beforeInput: true, chooseDefault: true });
        mask = object.mask;
      }
    });
  }

  /** One phase for the default set if it is possible, and for the others if that bound nothing. */
  #tryPhase(object: ObjectState, input: Value, phase: (typeof phases)[number], mask: SetMask): boolean {
    const { defaultSet } = object.sets;
    if ((mask & defaultSet) === 0) return this.#tryPhaseIn(object, input, phase, mask);
    return this.#tryPhaseIn(object, input, phase, defaultSet) || this.#tryPhaseIn(object, input, phase, mask & ~defaultSet);
  }

  #tryPhaseIn(object: ObjectState, input: Value, { by, property, convert }: (typeof phases)[number], mask: SetMask): boolean {
    let any = false;
    for (const taker of this.#takers) {
      if (object.bound.has(taker) || !isIn(taker, mask) || !membershipsIn(taker, mask).some(({ pipeline }) => by(pipeline))) continue;
      const argument = property ? propertyFor(taker.parameter, input) : input;
      if (argument === undefined) continue;
      const value = property ? boundValue(object.site, taker, { kind: 'value', value: argument }, convert) : byValue(object.site, taker, argument, convert);
      if (value === undefined) continue;
      object.take(taker, value);
      any = true;
    }
    return any;
  }

  /** Remembers the outcome where the next object that fits must come to the same. */
  #settle(object: ObjectState, input: Value, set: string): void {
    const [taker] = this.#takers;
    if (taker === undefined || this.#takers.length > 1 || this.#delayed.length > 0 || hasRules(taker)) return;
    if (object.bound.has(taker) && taker.memberships.every(({ pipeline }) => takesValue(pipeline)) && fitArgument(taker.parameter, input) !== undefined) {
      this.#settled = set;
    }
  }

  #bound(parameterSet: string, input: Value, taken: Iterable<readonly [BindableParameter, Value]>): BoundArguments {
    const values = new Map(this.#values);
    for (const [{ parameter }, value] of taken) values.set(parameter.name, value);
    return { parameterSet, values, input, common: this.#common };
  }
}

/** An object's own view of the sets: what the command line bound, and what it binds itself. */
class ObjectState implements SetState {
  readonly site: BindingSite;
  readonly sets: CmdletParameters;
  readonly bound = new Map<BindableParameter, Value>();
  mask: SetMask;
  readonly #line: CommandLineState;

  constructor(line: CommandLineState) {
    this.site = line.site;
    this.sets = line.sets;
    this.mask = line.mask;
    this.#line = line;
  }

  isBound(parameter: BindableParameter): boolean {
    return this.bound.has(parameter) || this.#line.isBound(parameter);
  }

  take(parameter: BindableParameter, value: Value): void {
    this.bound.set(parameter, value);
    if (!parameter.inEverySet) this.mask &= parameter.mask;
  }
}

/** The whole object as the argument. A conversion that fails leaves the parameter to the next phase; a validation that fails is the object's error. */
function byValue(site: BindingSite, taker: BindableParameter, input: Value, convert: boolean): Value | undefined {
  // A user object must never become the text "@{Name=…}" that then names another user.
  if (convert && taker.parameter.type === 'string' && (input instanceof PSObject || input instanceof Hashtable || input instanceof ScriptBlock))
    return undefined;
  try {
    return boundValue(site, taker, { kind: 'value', value: input }, convert);
  } catch (thrown) {
    if (thrown instanceof ErrorRecord && thrown.id === 'ParameterArgumentTransformationError') return undefined;
    throw thrown;
  }
}

/** Something besides its type decides whether an argument is taken. */
const hasRules = ({ parameter }: BindableParameter): boolean =>
  [
    parameter.validateSet,
    parameter.validateRange,
    parameter.validatePattern,
    parameter.validateLength,
    parameter.validateCount,
    parameter.validateNotNullOrEmpty,
  ].some((rule) => rule !== undefined);
