import type { PairedArgument } from './argument-pairing.ts';
import { bindingError } from './binding-error.ts';
import type { CommandLineState } from './command-line-state.ts';
import { ErrorRecord } from '../error-record.ts';
import type { ValueArgument } from '../invocation.ts';
import { isIn, membershipsIn, type BindableParameter, type Membership, type SetMask } from './parameter-set.ts';

interface Candidate {
  readonly parameter: BindableParameter;
  readonly memberships: readonly Membership[];
}

/** What positional binding leaves: the words no position took, and the last conversion that failed on one of them. */
export interface Leftover {
  readonly rest: readonly PairedArgument[];
  readonly failure: ErrorRecord | undefined;
}

/**
 * Gives the words without a name to the parameters with a position, in ascending order. Each word is tried four times: on the default set,
 * then on any other, without conversion; then on both with conversion. A word that does not fit its position is left over.
 */
export function bindPositional(state: CommandLineState, args: readonly PairedArgument[]): Leftover {
  const positions = positionsOf(state);
  const rest: PairedArgument[] = [];
  let failure: ErrorRecord | undefined;
  let next = 0;
  for (const position of [...positions.keys()].sort((a, b) => a - b)) {
    const candidates = (positions.get(position) ?? []).filter(({ parameter }) => isIn(parameter, state.mask));
    if (candidates.length === 0) continue;
    let word = args[next++];
    for (; word !== undefined && word.kind !== 'positional'; word = args[next++]) rest.push(word);
    if (word === undefined) break;
    const attempt = tryWord(state, candidates, word.value);
    if (attempt === true) continue;
    rest.push(word);
    failure = attempt ?? failure;
  }
  return { rest: [...rest, ...args.slice(next)], failure };
}

/** True once a parameter took the word; otherwise the conversion error of the last try, if there was one. */
function tryWord(state: CommandLineState, candidates: readonly Candidate[], word: ValueArgument): true | ErrorRecord | undefined {
  const { defaultSet } = state.sets;
  const masks = (state.mask & defaultSet) !== 0 ? [defaultSet, state.mask] : [state.mask];
  let failure: ErrorRecord | undefined;
  for (const convert of [false, true]) {
    for (const mask of masks) {
      for (const { parameter, memberships } of candidates) {
        if (!memberships.some(({ flag }) => flag === 0 || (flag & mask) !== 0)) continue;
        try {
          if (state.bind(parameter, word, convert)) return true;
        } catch (thrown) {
          if (!(thrown instanceof ErrorRecord) || thrown.id.startsWith('ParameterArgumentValidation')) throw thrown;
          failure = thrown;
        }
      }
    }
  }
  return failure;
}

/** The unbound parameters by their position in the sets still possible. */
function positionsOf(state: CommandLineState): Map<number, Candidate[]> {
  const positions = new Map<number, Map<BindableParameter, Membership[]>>();
  for (const parameter of state.sets.parameters) {
    if (state.isBound(parameter)) continue;
    for (const membership of membershipsIn(parameter, state.mask)) {
      const { position } = membership;
      if (position === undefined || membership.remainingArguments === true) continue;
      const at = positions.get(position) ?? new Map<BindableParameter, Membership[]>();
      positions.set(position, at);
      if (isTaken(at, parameter, membership.flag)) throw twoAtOnePosition(state);
      at.set(parameter, [...(at.get(parameter) ?? []), membership]);
    }
  }
  return new Map([...positions].map(([position, at]) => [position, [...at].map(([parameter, memberships]) => ({ parameter, memberships }))]));
}

const isTaken = (at: ReadonlyMap<BindableParameter, readonly Membership[]>, parameter: BindableParameter, flag: SetMask): boolean =>
  [...at].some(([other, memberships]) => other !== parameter && memberships.some((membership) => membership.flag === flag));

const twoAtOnePosition = (state: CommandLineState): ErrorRecord =>
  bindingError(state.site, 'AmbiguousPositionalParameterNoName', 'Cannot bind positional parameters because no names were given.', {
    recommendation: 'Write the names of the parameters.',
  });
