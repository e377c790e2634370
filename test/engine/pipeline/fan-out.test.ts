import { describe, expect, it } from 'vitest';
import type { ProgressRecord } from '../../../src/engine/host.ts';
import { int } from '../../../src/engine/parameter.ts';
import type { Value } from '../../../src/engine/value.ts';
import { call, output, surroundings, worker } from '../fixture.ts';
import { failed } from '../pipeline-fixture.ts';

/** Grants to users, one second each; -1 fails. Gives what was reported. */
async function reported(input: AsyncIterable<Value> | Iterable<Value>, options: { readonly stopAfter?: number; readonly words?: readonly Value[] } = {}) {
  const { context } = surroundings();
  const stop = new AbortController();
  const progress: ProgressRecord[] = [];
  let seconds = 0;
  const grant = worker(
    'Grant-Slowly',
    { User: int('', { mandatory: true, pipeline: 'ByValue' }), ThrottleLimit: int('', { defaultValue: 2 }) },
    async function* (values) {
      seconds += 1;
      if (seconds === options.stopAfter) stop.abort();
      if (values.get('User') === -1) throw failed('no');
    },
    { concurrent: true },
  );
  const clock = { ...context.clock, now: () => new Date(seconds * 1000) };
  const streams = { ...context.streams, progress: (record: ProgressRecord) => void progress.push(record) };
  await output([call(grant, '-ThrottleLimit', 2, ...(options.words ?? []))], input, { ...context, clock, streams, signal: stop.signal });
  return progress;
}

async function* coming(...values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}

describe('the report of a command that fans out', () => {
  it('counts what is done and failed, of how many where that is known', async () => {
    const progress = await reported([1, -1, 3]);
    expect(progress.map(({ activity }) => activity)).toEqual(progress.map(() => 'Grant-Slowly'));
    expect(progress.at(-2)).toMatchObject({ counts: { done: 3, failed: 1, total: 3, seconds: 3 } });
    expect(progress.at(-1)).toMatchObject({ completed: true });
  });

  it('knows no total where objects stream in', async () => {
    const progress = await reported(coming(1, 2, 3));
    expect(progress.at(-2)?.counts).toEqual({ done: 3, failed: 0, seconds: 3 });
  });

  it.each([
    ['one object', [1]],
    ['nothing', []],
  ])('says nothing of %s', async (_, input) => expect(await reported(input)).toEqual([]));

  it('says nothing of a single object that streams in', async () => expect(await reported(coming(1))).toEqual([]));

  it('goes away on Ctrl-C at once, and does not come back', async () => {
    const progress = await reported([1, 2, 3, 4, 5, 6], { stopAfter: 4 });
    expect(progress.filter(({ completed }) => completed === true)).toHaveLength(1);
    expect(progress.at(-1)).toMatchObject({ completed: true });
  });

  it('is not for those who want none: -ProgressAction', async () => {
    expect(await reported([1, 2, 3], { words: ['-ProgressAction', 'SilentlyContinue'] })).toEqual([]);
  });
});
