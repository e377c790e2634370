import type { CmdletContext } from '../../engine/cmdlet.ts';
import type { Value } from '../../engine/value.ts';
import '../services.ts';
import type { AcceptedChange } from './accepted-change.ts';
import type { WaitArguments } from './wait-parameters.ts';

type Describe = (changes: typeof import('./accepted-change.ts')) => AcceptedChange;

/**
 * After a write: waits for the tenant where `-Wait` says so and then gives what is to go down the pipeline; otherwise gives it at once, and tells how to see
 * the change later. Nothing that this needs is loaded where nobody waits and no real tenant was written to.
 */
export async function* afterWrite(
  describe: Describe,
  { Wait, TimeoutSec }: WaitArguments,
  context: CmdletContext,
  output: readonly Value[] = [],
): AsyncGenerator<Value, void, undefined> {
  if (Wait !== true) {
    await tellLater(describe, context);
    yield* output;
    return;
  }
  const { awaitChanges } = await import('./await-changes.ts');
  yield* awaitChanges([{ change: await describedBy(describe), output }], { timeoutSec: TimeoutSec }, context);
}

/** One line a run, where the connection is to a real tenant, that tells how to see later what a change came to. */
export const tellLater = (describe: Describe, { services }: CmdletContext): Promise<void> =>
  services.noteAccepted(async () => {
    const { expectation, check } = await describedBy(describe);
    return `Accepted. ${expectation} Look later: ${check}`;
  });

/** The change as those see it who wait for it. */
export const describedBy = async (describe: Describe): Promise<AcceptedChange> => describe(await import('./accepted-change.ts'));
