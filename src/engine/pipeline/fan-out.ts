import type { CmdletContext } from '../cmdlet.ts';
import { CountedProgress } from './counted-progress.ts';
import { inOrder, type OrderedConcurrency } from './ordered-concurrency.ts';

export interface FanOutOptions<R> extends OrderedConcurrency<R> {
  /** Whether a result is that of an object that failed, for the report of progress. */
  readonly hasFailed: (result: R) => boolean;
  /** How many items will come, where that is known. */
  readonly total: number | undefined;
  /** What the report of progress is about; the cmdlet where absent. */
  readonly activity?: string;
}

/** Works on a cmdlet's objects side by side, in order as `inOrder` does, and reports how far that has come. */
export async function* fanOut<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  { hasFailed, total, activity, ...order }: FanOutOptions<R>,
  context: Pick<CmdletContext, 'cmdlet' | 'streams' | 'clock' | 'signal'>,
): AsyncGenerator<R, void, undefined> {
  const progress = new CountedProgress(context, activity ?? context.cmdlet.name, total);
  const counts = { done: 0, failed: 0 };
  const counted = async (item: T): Promise<R> => {
    const result = await work(item);
    counts.done += 1;
    if (hasFailed(result)) counts.failed += 1;
    progress.update(counts);
    return result;
  };
  try {
    yield* inOrder(items, counted, order);
  } finally {
    progress.close();
  }
}
