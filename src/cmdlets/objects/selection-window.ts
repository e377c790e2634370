import type { Value } from '../../engine/value.ts';

/** Which objects of the input Select-Object takes, by their place. Counts are 0 or more. */
export interface SelectionWindow {
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  readonly skip?: number | undefined;
  readonly skipLast?: number | undefined;
  readonly index?: readonly number[] | undefined;
  readonly skipIndex?: readonly number[] | undefined;
  /** Read the input to its end even when nothing more of it can be taken. */
  readonly wait?: boolean | undefined;
}

/** The objects inside the window, in order, each once. Returning early stops whatever gives the input. Keeps no more than `last`, `skip` and `skipLast` ask for. */
export function windowed(input: AsyncIterable<Value>, window: SelectionWindow): AsyncIterable<Value> {
  if (window.index !== undefined) return atIndexes(input, new Set(window.index), window.wait === true);
  if (window.skipIndex !== undefined) return besidesIndexes(input, new Set(window.skipIndex));
  if (window.skipLast !== undefined) return butLast(leading(input, undefined, window.skip ?? 0, false), window.skipLast);
  if (window.last !== undefined && window.last > 0) return withLast(input, window.first ?? 0, window.last, window.skip ?? 0);
  const none = window.last !== undefined && window.first === undefined;
  return leading(input, none ? 0 : window.first, window.skip ?? 0, window.wait === true);
}

async function* leading(input: AsyncIterable<Value>, first: number | undefined, skip: number, wait: boolean): AsyncGenerator<Value, void, undefined> {
  let seen = 0;
  const end = first === undefined ? Infinity : skip + first;
  for await (const value of input) {
    if (seen >= skip && seen < end) yield value;
    seen++;
    if (seen >= end && first !== 0 && !wait) return;
  }
}

/** -Skip counts from the end here, unless -First is given too. An object that -First took is not taken again. */
async function* withLast(input: AsyncIterable<Value>, first: number, last: number, skip: number): AsyncGenerator<Value, void, undefined> {
  const kept = new Ring(first > 0 ? last : last + skip);
  let seen = 0;
  for await (const value of input) {
    if (first > 0 && seen < skip) {
      seen++;
      continue;
    }
    if (first > 0 && seen < skip + first) yield value;
    else kept.push(value);
    seen++;
  }
  yield* kept.oldest(first > 0 ? last : kept.size - skip);
}

async function* butLast(input: AsyncIterable<Value>, count: number): AsyncGenerator<Value, void, undefined> {
  if (count === 0) {
    yield* input;
    return;
  }
  const kept = new Ring(count);
  for await (const value of input) {
    const out = kept.push(value);
    if (out !== undefined) yield out;
  }
}

async function* atIndexes(input: AsyncIterable<Value>, wanted: ReadonlySet<number>, wait: boolean): AsyncGenerator<Value, void, undefined> {
  let index = 0;
  let left = wanted.size;
  for await (const value of input) {
    if (wanted.has(index++)) {
      yield value;
      if (--left === 0 && !wait) return;
    }
  }
}

async function* besidesIndexes(input: AsyncIterable<Value>, unwanted: ReadonlySet<number>): AsyncGenerator<Value, void, undefined> {
  let index = 0;
  for await (const value of input) if (!unwanted.has(index++)) yield value;
}

/** The last `capacity` values pushed. */
class Ring {
  readonly #capacity: number;
  readonly #values: Value[] = [];
  #start = 0;
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#values.length;
  }

  /** The value that had to make room, if any. */
  push(value: Value): Value | undefined {
    if (this.#values.length < this.#capacity) {
      this.#values.push(value);
      return undefined;
    }
    const out = this.#values[this.#start];
    this.#values[this.#start] = value;
    this.#start = (this.#start + 1) % this.#capacity;
    return out;
  }

  /** Up to `count` values, oldest first. */
  *oldest(count: number): Generator<Value, void, undefined> {
    for (let i = 0; i < Math.min(count, this.#values.length); i++) yield this.#values[(this.#start + i) % this.#values.length] ?? null;
  }
}
