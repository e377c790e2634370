import type { CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { PSObject } from '../../engine/value.ts';
import { CountedProgress } from '../../engine/pipeline/counted-progress.ts';
import type { ChangeHistory } from '../../history/change-log.ts';
import { RolloutError } from '../../rollout/rollout-error.ts';
import type { RolloutHeader } from '../../rollout/rollout-folder.ts';
import { lockRollout } from '../../rollout/rollout-lock.ts';
import { rolloutSummary } from '../../rollout/rollout-rows.ts';
import type { Engine, RunOptions, RunResult } from '../../rollout/run-context.ts';
import { runRollout } from '../../rollout/run.ts';
import { undoRollout } from '../../rollout/undo.ts';
import '../services.ts';
import { completePlan, type Rollout } from './make-plan.ts';
import { writeResult } from './result-file.ts';
import { summaryObject } from './rollout-object.ts';

export interface DoingArguments {
  readonly ThrottleLimit: number | undefined;
  readonly MaxErrors: number | undefined;
  readonly MaxErrorPercent: number | undefined;
  readonly ResultPath: string | undefined;
  readonly Engine?: Engine | undefined;
  readonly NoVerify?: boolean | undefined;
  readonly RetryFailed?: boolean | undefined;
}

/** More changes than this are asked about. */
const askedAbove = 100;

/** Runs or undoes a rollout, which is this process's alone meanwhile, and gives the summary. undefined: the operator did not want it. */
export async function doRollout(kind: 'run' | 'undo', rollout: Rollout, args: DoingArguments, context: CmdletContext): Promise<PSObject | undefined> {
  const { header, files } = rollout;
  await refuseOtherTenant(rollout, context);
  const unlock = lockRollout(files.folder, header.name);
  try {
    await completePlan(rollout, args.ThrottleLimit, context);
    const { states } = rolloutSummary(files, header);
    const changes =
      kind === 'undo'
        ? states.Succeeded + states.Unknown + states.UndoFailed
        : states.Pending + states.Unknown + (args.RetryFailed === true ? states.Failed : 0);
    const action = kind === 'undo' ? `Put back ${changes} assignments` : `Change ${changes} assignments`;
    if (!(await context.shouldProcess(`rollout ${header.name}`, action, changes > askedAbove ? 'High' : 'Medium'))) return undefined;
    const result = await perform(kind, rollout, changes, args, context);
    if (args.ResultPath !== undefined) await writeResult(files, header.name, args.ResultPath, context);
    report(kind, rollout, result, context);
  } finally {
    unlock();
  }
  return summaryObject(rolloutSummary(files, header));
}

async function perform(kind: 'run' | 'undo', { header, files }: Rollout, changes: number, args: DoingArguments, context: CmdletContext): Promise<RunResult> {
  const { clock, signal, services } = context;
  const progress = new CountedProgress(context, `${kind === 'undo' ? 'Undoing' : 'Rollout'} ${header.name}`, changes);
  const log = services.history.enabled ? await services.history.log() : undefined;
  const { name: profile } = await services.connection.current();
  const wasNoted = log && notedBefore(log, header);
  const options: RunOptions = {
    files,
    header,
    policies: services.history.unrecorded,
    limit: args.ThrottleLimit ?? 8,
    signal,
    clock,
    engine: args.Engine ?? 'Auto',
    verify: args.NoVerify !== true,
    retryFailed: args.RetryFailed ?? false,
    maxErrors: args.MaxErrors,
    maxErrorPercent: args.MaxErrorPercent,
    onProgress(stage, counts) {
      if (stage !== 'verify') progress.update(counts);
    },
    ...(log && {
      onChange({ row, id, userPrincipalName, policyType, policyName, before }, after, found) {
        if (found === true && wasNoted?.(row) === true) return;
        const change = `${header.name}/${row}${kind === 'undo' ? '/undo' : ''}/${clock.now().getTime().toString(36)}`;
        const target = { kind: 'user', id: id ?? '', name: userPrincipalName ?? '' } as const;
        log.done({ id: change, action: 'Assign', policyType, target, before: kind === 'undo' ? policyName : before, after, correlationId: null }, profile);
      },
    }),
  };
  try {
    return await (kind === 'undo' ? undoRollout(options) : runRollout(options));
  } finally {
    progress.close();
  }
}

/** Whether the history has a row's change already; it is read when that is first asked. */
function notedBefore(log: ChangeHistory, { name, createdTime }: RolloutHeader): (row: number) => boolean {
  let noted: ReadonlySet<string> | undefined;
  const read = (): ReadonlySet<string> => {
    const ids = new Set<string>();
    for (const { id, time } of log.list()) if (time >= createdTime) ids.add(id.slice(0, id.lastIndexOf('/')));
    return ids;
  };
  return (row) => (noted ??= read()).has(`${name}/${row}`);
}

/** What did not go as planned is an error, so that scripts notice. */
function report(kind: 'run' | 'undo', { header, files }: Rollout, { end, why }: RunResult, context: CmdletContext): void {
  const { states, rows } = rolloutSummary(files, header);
  const target = header.name;
  if (end !== 'completed') {
    context.writeError(
      new ErrorRecord({
        id: 'RolloutStopped',
        category: 'OperationStopped',
        target,
        message: end === 'stopped' ? `The rollout '${header.name}' was stopped.` : `The rollout '${header.name}' stopped. ${why ?? ''}`.trim(),
        recommendation: `See the rows: Get-CsPolicyRollout ${header.name} -Rows -State Failed. Go on: ${kind === 'undo' ? 'Undo' : 'Resume'}-CsPolicyRollout ${header.name}`,
      }),
    );
  }
  const wrong = kind === 'undo' ? states.UndoFailed + states.Kept : states.Failed + states.Unknown;
  if (wrong === 0) return;
  context.writeError(
    new ErrorRecord({
      id: 'RolloutRowsFailed',
      category: 'InvalidResult',
      target,
      message: `Not ${kind === 'undo' ? 'put back' : 'as planned'} in the rollout '${header.name}': ${wrong} of ${rows} rows.`,
      recommendation: `See them: Get-CsPolicyRollout ${header.name} -Rows -State ${kind === 'undo' ? 'Kept,UndoFailed' : 'Failed,Unknown'}`,
    }),
  );
}

/** A plan made for one tenant is never carried out in another. */
async function refuseOtherTenant({ header }: Rollout, { services }: CmdletContext): Promise<void> {
  const { tenantId, displayName } = await services.policies.getTenant();
  if (tenantId === header.tenantId) return;
  throw new RolloutError(
    'RolloutOtherTenant',
    header.name,
    `The rollout '${header.name}' was planned for the tenant ${header.tenantId}; this connection is to ${displayName} (${tenantId}).`,
    'Connect to the tenant that it was planned for, or plan it again.',
  );
}
