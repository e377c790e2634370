import { rethrowOrWrite, type Cmdlet, type CmdletContext } from '../cmdlet.ts';
import type { CommandLineBinding } from '../binding/command-line-binding.ts';
import type { ErrorWriter } from './error-writer.ts';
import type { Streams } from '../host.ts';
import { fanOut } from './fan-out.ts';
import { delayedValues } from './stage-input.ts';
import type { Value } from '../value.ts';

/** How many objects a command works on at once: its -ThrottleLimit, if it can do that at all. */
export function throttleLimitOf({ cmdlet, commandLine }: CommandLineBinding): number {
  const limit = cmdlet.concurrent === true ? commandLine.values.get('ThrottleLimit') : undefined;
  return typeof limit === 'number' ? limit : 1;
}

/** What one object led to: its output and messages in the order they came, and the error that ended the pipeline, if it did. */
interface Work {
  readonly events: readonly Event[];
  /** It wrote an error. */
  readonly failed: boolean;
  readonly failure?: { readonly error: unknown };
}
type Event = { readonly value: Value } | { readonly replay: () => void };

/** The stage before as an iterable that remembers what it failed with, so that its error is not taken for this command's. */
export class WatchedSource implements AsyncIterableIterator<Value> {
  readonly #source: AsyncIterator<Value>;
  failure: unknown = undefined;
  constructor(source: AsyncIterator<Value>) {
    this.#source = source;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Value, undefined>> {
    try {
      const step = await this.#source.next();
      return step.done === true ? { done: true, value: undefined } : step;
    } catch (thrown) {
      this.failure = thrown;
      throw thrown;
    }
  }

  async return(): Promise<IteratorResult<Value, undefined>> {
    await this.#source.return?.();
    return { done: true, value: undefined };
  }
}

/**
 * Runs a command on several objects at once. Output, errors and messages come in the order of the objects. An error that ends the pipeline
 * stops new work; what is under way is finished and its output written before the error is thrown.
 */
export async function* runSideBySide(
  source: AsyncIterable<Value>,
  binding: CommandLineBinding,
  context: CmdletContext,
  errors: ErrorWriter,
  limit: number,
  processOne: NonNullable<Cmdlet['processOne']>,
): AsyncGenerator<Value, void, undefined> {
  const work = async (input: Value): Promise<Work> => {
    const events: Event[] = [];
    let failed = false;
    const later = recordingContext(context, errors, events, () => {
      failed = true;
    });
    try {
      const bound = binding.bindInput(input, await delayedValues(binding, input, (block, dollarUnder) => later.evaluate(block, dollarUnder)));
      for await (const value of processOne(bound, later)) events.push({ value });
    } catch (thrown) {
      try {
        rethrowOrWrite(thrown, later);
      } catch (error) {
        return { events, failed: true, failure: { error } };
      }
    }
    return { events, failed };
  };
  let failure: Work['failure'];
  const options = { limit, isLast: (result: Work) => result.failure !== undefined, hasFailed: (result: Work) => result.failed, total: context.inputCount };
  for await (const done of fanOut(source, work, options, context)) {
    for (const event of done.events) {
      if ('value' in event) yield event.value;
      else event.replay();
    }
    failure ??= done.failure;
  }
  if (failure) throw failure.error;
}

/** The context of one object: what it writes waits for its turn, but an error that must end the pipeline does so at once. */
function recordingContext(context: CmdletContext, errors: ErrorWriter, events: Event[], onError: () => void): CmdletContext {
  const later = (replay: () => void): void => {
    events.push({ replay });
  };
  const { streams: base } = context;
  const streams: Streams = {
    error: (record) => later(() => base.error(record)),
    warning: (message) => later(() => base.warning(message)),
    verbose: (message) => later(() => base.verbose(message)),
    debug: (message) => later(() => base.debug(message)),
    information: (record) => later(() => base.information(record)),
    progress: (record) => base.progress(record),
    whatIf: (message) => later(() => base.whatIf(message)),
    hidden: (message) => later(() => base.hidden?.(message)),
  };
  return {
    ...context,
    streams,
    writeError: (error) => {
      onError();
      const outcome = errors.decide(error);
      if (outcome) later(() => errors.report(outcome));
    },
    invoke: (block, dollarUnder, options) => context.invoke(block, dollarUnder, { streams, ...options }),
    evaluate: (block, dollarUnder, options) => context.evaluate(block, dollarUnder, { streams, ...options }),
  };
}
