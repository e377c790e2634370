import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/engine/pipeline/ordered-concurrency.ts';

async function* each<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* items;
}

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await Promise.resolve();
};

/** A piece of work that ends when told to. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

async function collect<R>(results: AsyncIterable<R>): Promise<{ readonly results: R[]; readonly error?: unknown }> {
  const found: R[] = [];
  try {
    for await (const result of results) found.push(result);
    return { results: found };
  } catch (error) {
    return { results: found, error };
  }
}

describe('work side by side', () => {
  it('gives every result once, in order, within the limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 5 }), async (delays, limit) => {
        let running = 0;
        let most = 0;
        const work = async (item: { readonly delay: number; readonly index: number }): Promise<number> => {
          most = Math.max(most, ++running);
          await turns(item.delay);
          running--;
          return item.index;
        };
        const items = delays.map((delay, index) => ({ delay, index }));
        const { results } = await collect(inOrder(each(items), work, { limit }));
        expect(results).toEqual(delays.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('really runs at once, and gives the first result before the source has more', async () => {
    const first = gate();
    const second = gate();
    const source = gate();
    async function* slowly(): AsyncGenerator<number, void, undefined> {
      yield 1;
      yield 2;
      await source.passed;
    }
    const started: number[] = [];
    const results = inOrder(
      slowly(),
      async (item) => {
        started.push(item);
        await (item === 1 ? first : second).passed;
        return item;
      },
      { limit: 3 },
    );
    const next = results.next();
    await turns(50);
    expect(started).toEqual([1, 2]);
    second.open();
    first.open();
    expect((await next).value).toBe(1);
    expect((await results.next()).value).toBe(2);
    source.open();
    expect((await results.next()).done).toBe(true);
  });

  it('begins nothing new after a failure, finishes what is under way and then throws', async () => {
    const started: number[] = [];
    const outcome = await collect(
      inOrder(
        each([1, 2, 3, 4, 5, 6, 7, 8]),
        async (item) => {
          started.push(item);
          await turns(item === 1 ? 30 : 60);
          if (item === 1) throw new Error('one');
          return item;
        },
        { limit: 3 },
      ),
    );
    expect(outcome.error).toEqual(new Error('one'));
    expect(started).toEqual([1, 2, 3]);
    expect(outcome.results).toEqual([2, 3]);
  });

  it('stops after a last result, and when the source fails', async () => {
    const last = await collect(inOrder(each([1, 2, 3, 4, 5]), async (item) => item, { limit: 1, isLast: (result) => result === 2 }));
    expect(last).toEqual({ results: [1, 2] });
    async function* failing(): AsyncGenerator<number, void, undefined> {
      yield 1;
      throw new Error('source');
    }
    expect(await collect(inOrder(failing(), async (item) => item, { limit: 4 }))).toEqual({ results: [1], error: new Error('source') });
  });

  it('waits for what is under way and closes the source when the consumer stops', async () => {
    let closed = false;
    let finished = 0;
    async function* source(): AsyncGenerator<number, void, undefined> {
      try {
        for (let i = 0; ; i++) yield i;
      } finally {
        closed = true;
      }
    }
    const work = async (item: number): Promise<number> => {
      await turns(item * 10);
      finished++;
      return item;
    };
    let started = 0;
    for await (const result of inOrder(source(), (item) => (started++, work(item)), { limit: 4 })) if (result === 0) break;
    expect(closed).toBe(true);
    expect(finished).toBe(started);
  });
});
