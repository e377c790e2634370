import type { CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { Value } from '../../engine/value.ts';
import { CountedProgress } from '../../engine/pipeline/counted-progress.ts';
import { policyName } from '../../policy/identity.ts';
import { storeInput } from '../../rollout/input.ts';
import { planRollout } from '../../rollout/plan.ts';
import { RolloutFolder, type RolloutFiles, type RolloutHeader } from '../../rollout/rollout-folder.ts';
import { wholeCount } from '../../rollout/row-file.ts';
import '../services.ts';
import { rowsOfFile, rowsOfObjects, type RowDefaults } from './rollout-input.ts';

/** A rollout that is kept. */
export interface Rollout {
  readonly header: RolloutHeader;
  readonly files: RolloutFiles;
}

/** The rollouts of the current connection. */
export async function openRollouts({ services }: CmdletContext): Promise<RolloutFolder> {
  const { name } = await services.connection.current();
  return new RolloutFolder(services.rolloutFolder, name);
}

export interface PlanArguments {
  readonly Name: string | undefined;
  readonly Path: string | undefined;
  readonly PolicyType: string | undefined;
  readonly PolicyName: string | undefined;
  readonly IdentityColumn: string | undefined;
  readonly Delimiter: string | undefined;
  readonly IncludeMasked: boolean | undefined;
  readonly ThrottleLimit: number | undefined;
}

/** Keeps the rows of a file or of the pipeline as a new rollout, and plans it. An input that cannot be used leaves nothing behind. */
export async function makePlan(args: PlanArguments, objects: AsyncIterable<Value>, context: CmdletContext): Promise<Rollout> {
  const { Name = '', Path } = args;
  const rollouts = await openRollouts(context);
  const defaults = await rowDefaults(args, context);
  const [{ name: profile }, { tenantId }] = await Promise.all([context.services.connection.current(), context.services.policies.getTenant()]);
  const header: RolloutHeader = {
    version: 1,
    name: Name,
    profile,
    tenantId,
    createdTime: context.clock.now().toISOString(),
    source: Path ?? 'the pipeline',
    includeMasked: args.IncludeMasked ?? false,
  };
  const { files, unlock } = rollouts.create(header);
  try {
    try {
      const count = await storeInput(files, Path === undefined ? rowsOfObjects(objects, defaults) : rowsOfFile(context.files, Path, defaults));
      if (count === 0) throw noRows(Path);
    } catch (thrown) {
      rollouts.remove(Name);
      throw thrown;
    }
    await completePlan({ header, files }, args.ThrottleLimit, context);
  } finally {
    unlock();
  }
  return { header, files };
}

/** Plans the rows that are not planned yet; nothing happens when all are. The rollout must be locked. */
export async function completePlan({ header, files }: Rollout, limit: number | undefined, context: CmdletContext): Promise<void> {
  const rowCount = wholeCount(files.input);
  if (rowCount === undefined) throw incomplete(header.name);
  const progress = new CountedProgress(context, `Planning ${header.name}`, rowCount);
  let failed = 0;
  let repeated = 0;
  try {
    await planRollout({
      files,
      header,
      policies: context.services.policies,
      limit: limit ?? 8,
      signal: context.signal,
      onRow({ row, effect, reason }) {
        if (effect === 'Invalid') failed += 1;
        if (effect === 'NoChange' && reason !== null) repeated += 1;
        progress.update({ done: row, failed });
      },
    });
  } finally {
    progress.close();
  }
  if (repeated > 0) context.streams.warning(`Rows that name a user of an earlier row again: ${repeated}. Each user is assigned once.`);
}

/** A mistake that all rows would share is said once, before anything is read. */
async function rowDefaults({ PolicyType, IdentityColumn, Delimiter, ...rest }: PlanArguments, { services }: CmdletContext): Promise<RowDefaults> {
  const given = Object.hasOwn(rest, 'PolicyName') ? (rest.PolicyName ?? '') : undefined;
  const name = given === undefined ? undefined : given === '' ? null : policyName(given);
  const type = PolicyType === undefined ? undefined : (await services.policyTypes.load(PolicyType)).name;
  if (type !== undefined && name !== undefined && name !== null) await services.policies.getPolicy(type, name);
  return { policyType: type, policyName: name, identityColumn: IdentityColumn, delimiter: Delimiter };
}

const noRows = (path: string | undefined): ErrorRecord =>
  new ErrorRecord({
    id: 'InvalidRolloutInput',
    category: 'InvalidData',
    terminating: true,
    message: path === undefined ? 'No rows came through the pipeline.' : `'${path}' has no rows.`,
    recommendation: 'Give users: a CSV file with -Path, or objects through the pipeline.',
  });

const incomplete = (name: string): ErrorRecord =>
  new ErrorRecord({
    id: 'RolloutNotPlanned',
    category: 'InvalidOperation',
    terminating: true,
    message: `The rows of the rollout '${name}' were not read to their end; nothing was sent.`,
    recommendation: `Remove-CsPolicyRollout ${name}, and make it again with New-CsPolicyRollout.`,
    target: name,
  });
