import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { sideBySide, type Job } from '../../src/cmdlets/side-by-side.ts';
import type { CmdletContext } from '../../src/engine/cmdlet.ts';
import { ErrorRecord } from '../../src/engine/error-record.ts';
import type { Value } from '../../src/engine/value.ts';

const failure = (target: Value, terminating = false): ErrorRecord =>
  new ErrorRecord({ id: 'UserNotFound', category: 'ObjectNotFound', message: 'No.', target, terminating });

/** Just enough of a context: where errors go. */
function listener() {
  const events: Value[] = [];
  const context = {
    writeError: (error: ErrorRecord) => void events.push(error.target),
    signal: new AbortController().signal,
    clock: { now: () => new Date(0) },
    cmdlet: { name: 'Get-Something' },
  };
  return { events, context: context as unknown as CmdletContext };
}

const pause = (turns: number): Promise<void> => (turns <= 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve)).then(() => pause(turns - 1)));

describe('working on several objects at once', () => {
  it('keeps the order of values and errors and the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ turns: fc.nat(5), fails: fc.boolean() }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 6 }),
        async (jobs, limit) => {
          const { events, context } = listener();
          let underWay = 0;
          let most = 0;
          async function* source(): AsyncGenerator<Job> {
            for (const [index, { turns, fails }] of jobs.entries())
              yield async () => {
                most = Math.max(most, (underWay += 1));
                await pause(turns);
                underWay -= 1;
                if (fails) throw failure(index);
                return [index];
              };
          }
          for await (const value of sideBySide(source(), limit, context)) events.push(value);
          expect(events).toEqual(jobs.map((_, index) => index));
          expect(most).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('stops new work at an error that ends the pipeline, and waits for what is under way', async () => {
    const { context } = listener();
    const started: number[] = [];
    const done: number[] = [];
    async function* source(): AsyncGenerator<Job> {
      for (let index = 0; index < 100; index += 1)
        yield async () => {
          started.push(index);
          await pause(2);
          if (index === 1) throw failure(index, true);
          done.push(index);
          return [];
        };
    }
    const run = async () => {
      for await (const value of sideBySide(source(), 4, context)) expect(value).toBeUndefined();
    };
    await expect(run()).rejects.toMatchObject({ id: 'UserNotFound' });
    expect(started.length).toBeLessThan(8);
    expect(done).toEqual(started.filter((index) => index !== 1));
  });
});
