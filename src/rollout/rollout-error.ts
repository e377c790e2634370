export type RolloutErrorId =
  | 'RolloutNotFound'
  | 'RolloutAlreadyExists'
  | 'RolloutBusy'
  | 'RolloutNotPlanned'
  | 'RolloutOtherTenant'
  | 'RolloutDamaged'
  | 'RolloutStopped'
  | 'InvalidRolloutName';

const categories: Readonly<Record<RolloutErrorId, string>> = {
  RolloutNotFound: 'ObjectNotFound',
  RolloutAlreadyExists: 'ResourceExists',
  RolloutBusy: 'ResourceBusy',
  RolloutNotPlanned: 'InvalidOperation',
  RolloutOtherTenant: 'InvalidOperation',
  RolloutDamaged: 'InvalidData',
  RolloutStopped: 'LimitsExceeded',
  InvalidRolloutName: 'InvalidArgument',
};

/** What is wrong with a rollout as a whole; what is wrong with one of its rows stands in the row. */
export class RolloutError extends Error {
  override readonly name = 'RolloutError';
  readonly id: RolloutErrorId;
  readonly category: string;
  readonly target: string;
  readonly recommendation: string;

  constructor(id: RolloutErrorId, target: string, message: string, recommendation: string) {
    super(message);
    this.id = id;
    this.category = categories[id];
    this.target = target;
    this.recommendation = recommendation;
  }
}

/** `how`: what is wrong with its files. */
export const damagedRollout = (rollout: string, how: string): RolloutError =>
  new RolloutError(
    'RolloutDamaged',
    rollout,
    `The rollout '${rollout}' is damaged: ${how}`,
    'It was left as it is, and nothing more will be sent for it. Get-CsChangeHistory tells what it has changed.',
  );
