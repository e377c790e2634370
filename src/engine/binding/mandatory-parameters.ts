import { ambiguousParameterSet } from './binding-error.ts';
import { everySet, flagsIn, isIn, membershipsIn, takesValue, type BindableParameter, type SetMask } from './parameter-set.ts';
import type { SetState } from './set-selection.ts';

/** The mandatory parameters of the sets still possible that have no argument. */
export function missingMandatory(state: SetState): BindableParameter[] {
  return state.sets.parameters.filter(
    (parameter) => !state.isBound(parameter) && isIn(parameter, state.mask) && membershipsIn(parameter, state.mask).some(({ mandatory }) => mandatory === true),
  );
}

/** What to do about mandatory parameters when objects will come: which to ask for now, and which set to try first for each object. */
export interface InputPlan {
  readonly missing: readonly BindableParameter[];
  readonly preferredSet: SetMask;
}

/**
 * Narrows the possible sets to those that the pipeline can complete. A set is ready when all it lacks can come with an object. The default
 * set is tried first if it is ready; if it is not, a ready set that waits for an object wins, and otherwise the default's missing
 * parameters are asked for. Without a default set, the only one that takes its objects by value may ask for what it lacks.
 */
export function planForInput(state: SetState): InputPlan {
  const candidates = flagsIn(state.sets, state.mask);
  if (candidates.length <= 1) return { missing: lackedBeside(state, state.mask), preferredSet: 0 };
  const ready = candidates.filter((flag) => lackedBeside(state, flag).length === 0);
  const { defaultSet } = state.sets;
  if (defaultSet !== 0 && candidates.includes(defaultSet)) {
    if (ready.includes(defaultSet)) return keep(state, ready, candidates, defaultSet);
    const waiting = ready.filter((flag) => waitsFor(state, flag, () => true));
    return waiting.length > 0 ? keep(state, waiting, candidates, 0) : latch(state, defaultSet);
  }
  if (ready.length > 0) return keep(state, ready, candidates, 0);
  const byValue = candidates.filter((flag) => waitsFor(state, flag, ({ pipeline }) => takesValue(pipeline)));
  const [only] = byValue;
  if (only !== undefined && byValue.length === 1) return latch(state, only);
  throw ambiguousParameterSet(state.site);
}

function keep(state: SetState, kept: readonly SetMask[], candidates: readonly SetMask[], preferred: SetMask): InputPlan {
  if (kept.length < candidates.length) state.mask = kept.reduce((mask, flag) => mask | flag, 0);
  return { missing: [], preferredSet: kept.length > 1 ? preferred : 0 };
}

function latch(state: SetState, set: SetMask): InputPlan {
  state.mask = set;
  return { missing: lackedBeside(state, set), preferredSet: 0 };
}

/** Mandatory in the set, without an argument, and not to be had from the pipeline. */
function lackedBeside(state: SetState, mask: SetMask): BindableParameter[] {
  const within = mask === everySet ? state.mask : mask;
  return state.sets.parameters.filter(
    (parameter) =>
      !state.isBound(parameter) && membershipsIn(parameter, within).some(({ mandatory, pipeline }) => mandatory === true && pipeline === undefined),
  );
}

/** The set has a mandatory parameter that only an object can fill. */
const waitsFor = (state: SetState, flag: SetMask, how: (membership: BindableParameter['memberships'][number]) => boolean): boolean =>
  state.sets.parameters.some(
    (parameter) =>
      !state.isBound(parameter) &&
      parameter.memberships.some(
        (membership) => membership.flag === flag && membership.mandatory === true && membership.pipeline !== undefined && how(membership),
      ),
  );
