import type { CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord, toErrorRecord } from '../../engine/error-record.ts';
import { CountedProgress } from '../../engine/pipeline/counted-progress.ts';
import { inOrder } from '../../engine/pipeline/ordered-concurrency.ts';
import type { Value } from '../../engine/value.ts';
import '../services.ts';
import type { AcceptedChange } from './accepted-change.ts';
import { lookUntilShown } from './look-until-shown.ts';
import { defaultWaitSeconds } from './wait-parameters.ts';

/** A change to wait for, and what goes down the pipeline once the tenant shows it. */
export interface AwaitedChange {
  readonly change: AcceptedChange;
  readonly output?: readonly Value[];
}

export interface AwaitOptions {
  readonly timeoutSec: number | undefined;
  /** Changes looked for at once. */
  readonly limit?: number;
}

/**
 * Waits until the tenant shows changes; the time runs for all of them together. What belongs to those that show goes down the pipeline in their order;
 * an error tells of each that does not.
 */
export async function* awaitChanges(
  awaited: readonly AwaitedChange[],
  { timeoutSec = defaultWaitSeconds, limit = 8 }: AwaitOptions,
  context: CmdletContext,
): AsyncGenerator<Value, void, undefined> {
  const { clock, services, signal } = context;
  const deadline = clock.now().getTime() + timeoutSec * 1000;
  const report = waitingReport(awaited, context);
  const wait = async ({ change, output = [] }: AwaitedChange) => {
    const look = async () => ({ shown: await change.isShown(services.policies), seen: change });
    const failure = await lookUntilShown(look, deadline, context, report.waiting).then(
      ({ shown }) => (shown ? undefined : timedOut(change, timeoutSec)),
      (thrown: unknown) => {
        if (signal.aborted) throw thrown;
        return toErrorRecord(thrown);
      },
    );
    report.done(failure !== undefined);
    return failure ?? output;
  };
  try {
    for await (const outcome of inOrder(each(awaited), wait, { limit })) {
      if (outcome instanceof ErrorRecord) context.writeError(outcome);
      else yield* outcome;
    }
  } finally {
    report.close();
  }
  for (const beyond of new Set(awaited.flatMap(({ change }) => change.beyond ?? []))) context.streams.warning(beyond);
}

/** Of one change in words, of several by their number. */
function waitingReport(awaited: readonly AwaitedChange[], context: CmdletContext) {
  const { streams } = context;
  const activity = 'Waiting for the tenant';
  const counted = new CountedProgress(context, activity, awaited.length);
  const counts = { done: 0, failed: 0 };
  let told = false;
  return {
    waiting: ({ what, expectation }: AcceptedChange, first: boolean): void => {
      counted.update(counts);
      if (first) streams.verbose(`Waiting for the tenant to show ${what}. ${expectation}`);
      if (awaited.length > 1) return;
      told = true;
      streams.progress({ activity, status: what });
    },
    done: (failed: boolean): void => {
      counts.done += 1;
      if (failed) counts.failed += 1;
      counted.update(counts);
    },
    close: (): void => {
      counted.close();
      if (told) streams.progress({ activity, completed: true });
    },
  };
}

const timedOut = ({ what, expectation, check }: AcceptedChange, seconds: number): ErrorRecord =>
  new ErrorRecord({
    id: 'EffectivePolicyTimeout',
    category: 'OperationTimeout',
    message: `The change was accepted, but after ${seconds} seconds the tenant does not show ${what}.`,
    recommendation: `Nothing has to be done again. ${expectation} Look later: ${check}`,
  });

async function* each<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* items;
}
