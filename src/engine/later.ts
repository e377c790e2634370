/**
 * A result that is there already, or will be. Evaluation is synchronous until a command must be awaited, so that a block such as
 * `{ $_ % 2 }` costs no promise.
 */
export type Later<T> = T | Promise<T>;

/** `next` of the result: at once if it is there. */
export function andThen<T, R>(value: Later<T>, next: (value: T) => Later<R>): Later<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** The results of `make` for each item, one after the other. */
export function mapLater<T, R>(items: readonly T[], make: (item: T) => Later<R>): Later<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i++) {
    const result = make(items[i] as T);
    if (result instanceof Promise) return finishMap(items, make, results, i, result);
    results.push(result);
  }
  return results;
}

async function finishMap<T, R>(items: readonly T[], make: (item: T) => Later<R>, results: R[], from: number, pending: Promise<R>): Promise<R[]> {
  results.push(await pending);
  for (let i = from + 1; i < items.length; i++) results.push(await make(items[i] as T));
  return results;
}

/** Work written as a generator, so that loops and try/finally stay loops and try/finally: it yields the promises it must wait for. */
export type Task<T> = Generator<Promise<unknown>, T>;

/** Inside a task: the result, waited for if need be. */
export function* settle<T>(value: Later<T>): Task<T> {
  return value instanceof Promise ? ((yield value) as T) : value;
}

/** Runs a task: synchronously to its end if it never has to wait. */
export function run<T>(task: Task<T>): Later<T> {
  const first = task.next();
  return first.done === true ? first.value : drive(task, first.value);
}

async function drive<T>(task: Task<T>, first: Promise<unknown>): Promise<T> {
  let pending = first;
  for (;;) {
    const outcome = await pending.then(
      (value) => () => task.next(value),
      (error: unknown) => () => task.throw(error),
    );
    const step = outcome();
    if (step.done === true) return step.value;
    pending = step.value;
  }
}
