import type { BoundArguments } from '../cmdlet.ts';
import type { CommandLineBinding } from '../binding/command-line-binding.ts';
import { ErrorRecord } from '../error-record.ts';
import { operationStopped } from '../limits.ts';
import type { ScriptBlock, Value } from '../value.ts';

/** Runs a block with `$_`; synchronous work is not awaited. */
export type EvaluateBlock = (block: ScriptBlock, dollarUnder: Value) => Promise<readonly Value[]> | readonly Value[];

export interface StageInputOptions {
  readonly binding: CommandLineBinding;
  readonly source: AsyncIterator<Value>;
  readonly evaluate: EvaluateBlock;
  readonly signal: AbortSignal;
  /** Takes the error of an object that cannot be bound; the next object follows, unless this throws. */
  readonly onError: (error: ErrorRecord) => void;
  /** What to bind when there was no object at all; nothing where absent. */
  readonly whenEmpty?: () => BoundArguments;
}

type Step = IteratorResult<BoundArguments, undefined>;

const end: Step = { done: true, value: undefined };
/** So many objects go by before timers, sockets and Ctrl-C get their turn. */
const turnEvery = 1000;

/**
 * A command's bound arguments, one for each object of the stage before it. An iterator by hand: a generator here would cost every object
 * of every stage another round of promises.
 */
export class StageInput implements AsyncIterableIterator<BoundArguments> {
  readonly #options: StageInputOptions;
  #count = 0;
  #closed = false;
  /** What the stage before threw, so that its error is not taken for this command's. */
  failure: unknown = undefined;

  constructor(options: StageInputOptions) {
    this.#options = options;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    if (this.#closed) return Promise.resolve(end);
    return this.#options.source.next().then(this.#bind, this.#fail);
  }

  /** Closes the stage before: its `finally` blocks run. */
  async return(): Promise<Step> {
    if (!this.#closed) {
      this.#closed = true;
      await this.#options.source.return?.();
    }
    return end;
  }

  readonly #bind = (step: IteratorResult<Value, unknown>): Step | Promise<Step> => {
    if (step.done === true) return this.#finish();
    const { binding, onError, signal } = this.#options;
    const turn = ++this.#count % turnEvery === 0;
    if (turn && signal.aborted) throw operationStopped();
    try {
      if (binding.delayed.length > 0) return this.#bindDelayed(step.value);
      const bound: Step = { done: false, value: binding.bindInput(step.value) };
      return turn ? new Promise((resolve) => setImmediate(resolve, bound)) : bound;
    } catch (thrown) {
      if (!(thrown instanceof ErrorRecord)) throw thrown;
      onError(thrown);
      return this.next();
    }
  };

  readonly #fail = (thrown: unknown): never => {
    this.#closed = true;
    this.failure = thrown;
    throw thrown;
  };

  #finish(): Step {
    this.#closed = true;
    const { whenEmpty } = this.#options;
    return this.#count === 0 && whenEmpty ? { done: false, value: whenEmpty() } : end;
  }

  async #bindDelayed(input: Value): Promise<Step> {
    const { binding, evaluate, onError } = this.#options;
    try {
      return { done: false, value: binding.bindInput(input, await delayedValues(binding, input, evaluate)) };
    } catch (thrown) {
      if (!(thrown instanceof ErrorRecord) || thrown.endsScript) throw thrown;
      onError(thrown);
      return this.next();
    }
  }
}

/** The outputs of a command's delayed blocks for one object. Throws ScriptBlockArgumentNoOutput where one writes nothing. */
export async function delayedValues(binding: CommandLineBinding, input: Value, evaluate: EvaluateBlock): Promise<Value[]> {
  const values: Value[] = [];
  for (const { block, parameter } of binding.delayed) {
    const output = await evaluate(block, input);
    const [first] = output;
    if (first === undefined) {
      const { name } = parameter.parameter;
      throw new ErrorRecord({
        id: 'ScriptBlockArgumentNoOutput',
        category: 'InvalidArgument',
        message: `Cannot evaluate parameter '${name}' because its argument input did not produce any output.`,
        target: input,
      });
    }
    values.push(output.length === 1 ? first : output);
  }
  return values;
}

/** The input of a command without any: its arguments once. */
export async function* once(bound: BoundArguments): AsyncGenerator<BoundArguments, void, undefined> {
  yield bound;
}
