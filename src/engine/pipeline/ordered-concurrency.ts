export interface OrderedConcurrency<R> {
  /** How many items are worked on, or are done and wait for their turn, at once. */
  readonly limit: number;
  /** A result after which no new work is begun. */
  readonly isLast?: (result: R) => boolean;
}

interface Task<R> {
  readonly settled: Promise<void>;
  outcome?: { readonly result: R } | { readonly error: unknown };
}

/**
 * Works on items side by side and yields the results in the items' order, each as soon as those before it are out. A failure of the work or
 * of the items' source stops new work; what is under way is finished and yielded, then the first failure is thrown. A consumer that
 * stops early waits for what is under way; the source is closed in any case.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  { limit, isLast }: OrderedConcurrency<R>,
): AsyncGenerator<R, void, undefined> {
  const source = items[Symbol.asyncIterator]();
  const tasks: Task<R>[] = [];
  const failures: unknown[] = [];
  const state = { open: true };
  let pull: Promise<void> | undefined;

  const pullNext = async (): Promise<void> => {
    try {
      const step = await source.next();
      if (step.done === true) state.open = false;
      else if (state.open) tasks.push(begin(step.value));
    } catch (error) {
      state.open = false;
      failures.push(error);
    }
    pull = undefined;
  };
  const begin = (item: T): Task<R> => {
    const task: Task<R> = {
      settled: work(item).then(
        (result) => {
          task.outcome = { result };
          if (isLast?.(result) === true) state.open = false;
        },
        (error: unknown) => {
          task.outcome = { error };
          state.open = false;
          failures.push(error);
        },
      ),
    };
    return task;
  };

  try {
    for (;;) {
      if (state.open && tasks.length < limit) pull ??= pullNext();
      const [first] = tasks;
      if (first?.outcome) {
        tasks.shift();
        if ('result' in first.outcome) yield first.outcome.result;
      } else if (first) await (pull ? Promise.race([first.settled, pull]) : first.settled);
      else if (pull) await pull;
      else break;
    }
  } finally {
    state.open = false;
    await Promise.all(tasks.map(({ settled }) => settled));
    await source.return?.();
  }
  if (failures.length > 0) throw failures[0];
}
