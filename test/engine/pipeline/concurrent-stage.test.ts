import { describe, expect, it } from 'vitest';
import { ErrorRecord } from '../../../src/engine/error-record.ts';
import { int } from '../../../src/engine/parameter.ts';
import { runPipeline } from '../../../src/engine/pipeline/pipeline.ts';
import type { Value } from '../../../src/engine/value.ts';
import { call, output, rejectionOf, surroundings, worker } from '../fixture.ts';
import { failed } from '../pipeline-fixture.ts';

describe('a command that works on several objects at once', () => {
  const running = { now: 0, most: 0 };
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const slow = worker(
    'Grant-Slowly',
    { Delay: int('', { mandatory: true, pipeline: 'ByValue' }), ThrottleLimit: int('', { defaultValue: 1 }) },
    async function* (values, context) {
      const delay = Number(values.get('Delay'));
      running.most = Math.max(running.most, ++running.now);
      await wait(Math.abs(delay));
      running.now--;
      context.streams.warning(`w${delay}`);
      if (delay === 13) throw failed('thirteen', { terminating: true });
      if (delay < 0) throw failed(`no ${delay}`);
      yield delay;
    },
    { concurrent: true },
  );
  it('keeps output, errors and messages in the order of the input', async () => {
    running.most = 0;
    const { context, seen } = surroundings();
    const values = await output([{ ...call(slow, '-ThrottleLimit', 3), redirect: { error: 'output' } }], [20, -5, 1, 'x', 10], context);
    expect(values.map((value) => (value instanceof ErrorRecord ? value.id : value))).toEqual([20, 'PolicyNotFound', 1, 'InputObjectNotBound', 10]);
    expect(seen.lines).toEqual(['WARNING: w20', 'WARNING: w-5', 'WARNING: w1', 'WARNING: w10']);
    expect(running.most).toBe(3);
  });
  it('works on one after the other without a limit', async () => {
    running.most = 0;
    const { context } = surroundings();
    expect(await output([call(slow)], [3, 2, 1], context)).toEqual([3, 2, 1]);
    expect(running.most).toBe(1);
  });
  it('begins nothing after an error that ends the pipeline, and writes what was under way', async () => {
    const { context } = surroundings();
    const values: Value[] = [];
    const error = await rejectionOf(
      (async () => {
        for await (const value of runPipeline([call(slow, '-ThrottleLimit', 2)], [13, 30, 1, 2], context)) values.push(value);
      })(),
    );
    expect(error.fullyQualifiedErrorId).toBe('PolicyNotFound,Grant-Slowly');
    expect(values).toEqual([30]);
  });
  it('stops at the first error with -ErrorAction Stop', async () => {
    const { context, seen } = surroundings();
    const error = await rejectionOf(output([call(slow, '-ThrottleLimit', 2, '-ErrorAction', 'Stop')], [-1, 5, 1], context));
    expect(error).toMatchObject({ id: 'PolicyNotFound', endsScript: true });
    expect(seen.errors).toEqual([]);
  });
});
