import { ambiguousParameterSet, type BindingSite } from './binding-error.ts';
import type { Parameter } from '../parameter.ts';
import { countSets, everySet, isIn, membershipsIn, takesInput, type BindableParameter, type CmdletParameters, type SetMask } from './parameter-set.ts';

/** What choosing a parameter set looks at: the sets still possible, and which parameters have an argument. */
export interface SetState {
  readonly site: BindingSite;
  readonly sets: CmdletParameters;
  mask: SetMask;
  isBound(parameter: BindableParameter): boolean;
}

/**
 * Checks that a set is still possible and says how many are; chooses one where the rules do. With `beforeInput` several may stay open
 * as long as an object from the pipeline can decide between them; with `chooseDefault` the default set is chosen where it is possible.
 * Throws AmbiguousParameterSet.
 */
export function selectSet(state: SetState, options: { readonly beforeInput: boolean; readonly chooseDefault: boolean }): number {
  const { defaultSet, setNames } = state.sets;
  const count = state.mask === everySet ? Math.max(1, setNames.length) : countSets(state.mask);
  if (count === 0) throw ambiguousParameterSet(state.site, excludingPair(state));
  const open = state.mask === everySet;
  if (count === 1 && !open) return 1;
  const inputDecides = options.beforeInput && inputCanDecide(state);
  if (open && inputDecides) return count;
  if ((state.mask & defaultSet) !== 0) {
    if (!options.chooseDefault) return count;
    state.mask = defaultSet;
    return 1;
  }
  if (count === 1 || inputDecides) return count;
  return selectByMandatory(state);
}

/** Two parameters with arguments that no set has both of. */
function excludingPair(state: SetState): readonly Parameter[] {
  const bound = state.sets.parameters.filter((parameter) => !parameter.inEverySet && state.isBound(parameter));
  for (const [index, one] of bound.entries()) {
    const other = bound.slice(index + 1).find(({ mask }) => (mask & one.mask) === 0);
    if (other) return [one.parameter, other.parameter];
  }
  return [];
}

const inputCanDecide = (state: SetState): boolean =>
  state.sets.parameters.some((parameter) => !state.isBound(parameter) && isIn(parameter, state.mask) && takesInput(parameter, state.mask));

/** The one set that lacks no mandatory parameter. */
function selectByMandatory(state: SetState): 1 {
  let declared = 0;
  let lacking = 0;
  for (const parameter of state.sets.parameters) {
    declared |= parameter.mask;
    if (state.isBound(parameter)) continue;
    for (const { flag, mandatory } of parameter.memberships) if (mandatory === true) lacking |= flag;
  }
  const complete = state.mask & declared & ~lacking;
  if (countSets(complete) !== 1) throw ambiguousParameterSet(state.site);
  state.mask = complete;
  return 1;
}

/** Leaves out the sets that no object from the pipeline can add to; all stay where none can, so that binding the object reports it. */
export function keepSetsTakingInput(state: SetState, delayed: Iterable<BindableParameter>): void {
  let taking = 0;
  for (const parameter of delayed) taking |= parameter.mask;
  for (const parameter of state.sets.parameters) {
    if (state.isBound(parameter)) continue;
    for (const { flag, pipeline } of membershipsIn(parameter, state.mask)) {
      if (pipeline === undefined) continue;
      if (flag === 0) return;
      taking |= flag;
    }
  }
  if (taking !== 0) state.mask &= taking;
}
