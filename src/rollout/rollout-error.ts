import { basename, dirname } from 'node:path';

export type RolloutErrorId =
  | 'RolloutNotFound'
  | 'RolloutAlreadyExists'
  | 'RolloutBusy'
  | 'RolloutNotPlanned'
  | 'RolloutOtherTenant'
  | 'RolloutDamaged'
  | 'RolloutNotWritable'
  | 'RolloutStopped'
  | 'InvalidRolloutName';

const categories: Readonly<Record<RolloutErrorId, string>> = {
  RolloutNotFound: 'ObjectNotFound',
  RolloutAlreadyExists: 'ResourceExists',
  RolloutBusy: 'ResourceBusy',
  RolloutNotPlanned: 'InvalidOperation',
  RolloutOtherTenant: 'InvalidOperation',
  RolloutDamaged: 'InvalidData',
  RolloutNotWritable: 'WriteError',
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

const refusals: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
  ['EROFS', 'the disk is read-only'],
  ['EACCES', 'it is not yours to write'],
  ['EPERM', 'it is not yours to write'],
]);

/** The error for what the file system threw about a file of a rollout, which stands in the rollout's folder; anything else as it is. */
export function rolloutFileError(thrown: unknown, file: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const why = refusals.get(code);
  if (why === undefined) return thrown;
  const rollout = basename(dirname(file));
  return new RolloutError(
    'RolloutNotWritable',
    rollout,
    `The rollout '${rollout}' cannot be kept: ${file} cannot be written because ${why}.`,
    `What was noted until then holds. Mend that, then: Resume-CsPolicyRollout ${rollout}`,
  );
}
