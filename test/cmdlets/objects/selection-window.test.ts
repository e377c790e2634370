import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowed, type SelectionWindow } from '../../../src/cmdlets/objects/selection-window.ts';
import type { Value } from '../../../src/engine/value.ts';

async function select(input: readonly Value[], window: SelectionWindow): Promise<{ taken: Value[]; pulled: number }> {
  let pulled = 0;
  async function* source(): AsyncGenerator<Value> {
    for (const value of input) {
      pulled++;
      yield value;
    }
  }
  const taken: Value[] = [];
  for await (const value of windowed(source(), window)) taken.push(value);
  return { taken, pulled };
}
const ten = Array.from({ length: 10 }, (_, index) => index);
const take = async (window: SelectionWindow): Promise<Value[]> => (await select(ten, window)).taken;

describe('windowed', () => {
  it.each<[SelectionWindow, readonly number[]]>([
    [{}, ten],
    [{ first: 3 }, [0, 1, 2]],
    [{ first: 3, skip: 2 }, [2, 3, 4]],
    [{ skip: 8 }, [8, 9]],
    [{ first: 0 }, []],
    [{ last: 0 }, []],
    [{ last: 3 }, [7, 8, 9]],
    [{ last: 3, skip: 2 }, [5, 6, 7]],
    [{ last: 3, skip: 9 }, [0]],
    [{ last: 20 }, ten],
    [{ first: 2, last: 2 }, [0, 1, 8, 9]],
    [{ first: 8, last: 8 }, ten],
    [{ first: 2, last: 2, skip: 3 }, [3, 4, 8, 9]],
    [{ skipLast: 7 }, [0, 1, 2]],
    [{ skipLast: 0 }, ten],
    [{ index: [5, 0, 99] }, [0, 5]],
    [{ skipIndex: [0, 1, 2, 3, 4, 5, 6, 99] }, [7, 8, 9]],
  ])('takes %j', async (window, expected) => expect(await take(window)).toEqual(expected));

  it('stops pulling once it has enough, unless it waits', async () => {
    expect((await select(ten, { first: 2 })).pulled).toBe(2);
    expect((await select(ten, { index: [1] })).pulled).toBe(2);
    expect((await select(ten, { first: 2, wait: true })).pulled).toBe(10);
    expect((await select(ten, { first: 0 })).pulled).toBe(10);
  });

  it('agrees with slices', async () => {
    const count = fc.integer({ min: 0, max: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 12 }), count, count, async (input, a, b) => {
        expect((await select(input, { first: a, skip: b })).taken).toEqual(input.slice(b, b + a));
        expect((await select(input, { skipLast: a })).taken).toEqual(input.slice(0, Math.max(0, input.length - a)));
        if (a > 0) expect((await select(input, { last: a, skip: b })).taken).toEqual(input.slice(0, Math.max(0, input.length - b)).slice(-a));
      }),
    );
  });
});
