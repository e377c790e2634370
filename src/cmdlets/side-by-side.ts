import type { CmdletContext } from '../engine/cmdlet.ts';
import { toErrorRecord, type ErrorRecord } from '../engine/error-record.ts';
import { fanOut } from '../engine/pipeline/fan-out.ts';
import { int } from '../engine/parameter.ts';
import type { Value } from '../engine/value.ts';

const defaultThrottleLimit = 8;

/** `-ThrottleLimit` of the cmdlets that work on several objects at once. */
export const throttleLimit = () => int('How many objects are worked on at once.', { validateRange: { min: 1, max: 64 }, defaultValue: defaultThrottleLimit });

/** What became of one object. */
interface Outcome {
  readonly values: readonly Value[];
  readonly error?: ErrorRecord;
}

/** A job for one object, started when there is room; what it gives goes down the pipeline in the order of the jobs. */
export type Job = () => Promise<readonly Value[]>;

/**
 * Runs jobs side by side, at most `limit` at once. Values and errors come out in the order in which the jobs came in, whichever is done first.
 * An error that ends the pipeline stops new work; what is under way is awaited before it is thrown. `total`: how many jobs there will be, where that is not
 * simply the number of the pipeline's objects.
 */
export async function* sideBySide(
  jobs: AsyncIterable<Job>,
  limit: number | undefined,
  context: CmdletContext,
  total = context.inputCount,
): AsyncGenerator<Value, void, undefined> {
  const ends = ({ error }: Outcome): boolean => error !== undefined && (error.terminating === true || context.signal.aborted);
  const hasFailed = ({ error }: Outcome): boolean => error !== undefined;
  for await (const outcome of fanOut(jobs, outcomeOf, { limit: limit ?? defaultThrottleLimit, isLast: ends, hasFailed, total }, context)) {
    const { values, error } = outcome;
    if (error && ends(outcome)) throw error;
    if (error) context.writeError(error);
    yield* values;
  }
}

async function outcomeOf(job: Job): Promise<Outcome> {
  try {
    return { values: await job() };
  } catch (thrown) {
    return { values: [], error: toErrorRecord(thrown) };
  }
}
