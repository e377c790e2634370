import type { GateState } from './gate.ts';

/** From worst to best. */
export const verdicts = ['No', 'Unknown', 'YesIfSwitchedOn', 'Yes'] as const;
export type Verdict = (typeof verdicts)[number];

interface Result {
  readonly state: GateState;
  readonly switch: boolean;
}

/** What the gates add up to. One that fails decides; then one that is not known; a switch that nobody can read makes the yes conditional. */
export function verdictOf(results: readonly Result[]): Verdict {
  return results.map(verdictAtBest).reduce(worse, 'Yes');
}

/** The worse of two verdicts: what two sets of gates add up to. */
export const worse = (a: Verdict, b: Verdict): Verdict => (verdicts.indexOf(a) < verdicts.indexOf(b) ? a : b);

function verdictAtBest({ state, switch: isSwitch }: Result): Verdict {
  if (state === 'Fail') return 'No';
  if (state === 'Unknown') return isSwitch ? 'YesIfSwitchedOn' : 'Unknown';
  return 'Yes';
}
