/**
 * Works on items side by side, at most `limit` at once, in no order. Stops taking items when the signal is aborted or `enough` says so; what is under way is
 * finished. Rejects with the first failure of the work, once nothing is under way any more.
 */
export async function workOff<T>(
  items: AsyncIterable<T> | Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
  { signal, enough = () => false }: { readonly signal: AbortSignal; readonly enough?: () => boolean },
): Promise<void> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const failures: unknown[] = [];
  const stopped = (): boolean => failures.length > 0 || signal.aborted || enough();
  /** One takes at a time: a generator may not be asked twice at once. */
  let turn: Promise<unknown> = Promise.resolve();
  const take = async (): Promise<IteratorResult<T, unknown>> => {
    const mine = turn.then(() => (stopped() ? { done: true as const, value: undefined } : source.next()));
    turn = mine.catch(() => undefined);
    return mine;
  };
  const worker = async (): Promise<void> => {
    try {
      for (let next = await take(); next.done !== true; next = await take()) await work(next.value);
    } catch (failure) {
      failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, limit) }, worker));
  await source.return?.();
  if (failures.length > 0) throw failures[0];
}
