import type { Value } from '../../engine/value.ts';
import type { SortKey } from './ordering.ts';

/** Where an object stands: in the reference only, in the difference only, or in both. */
export type Side = '<=' | '=>' | '==';

/** An object with what it is compared by; equal objects have one identity. */
export interface Entry {
  readonly value: Value;
  readonly keys: readonly SortKey[];
  readonly identity: string;
}

/** Walks both lists side by side. What has found no partner waits, as many as the window allows on each side; then it counts as different. */
export class Comparing {
  readonly #reference: readonly Entry[];
  readonly #window: number;
  readonly #waitingReference = new Waiting();
  readonly #waitingDifference = new Waiting();
  #at = 0;
  constructor(reference: readonly Entry[], window: number) {
    this.#reference = reference;
    this.#window = window;
  }

  /** What the next object of the difference settles; undefined when the difference is at its end. */
  *next(difference: Entry | undefined): Generator<readonly [Side, Entry]> {
    const reference = this.#reference[this.#at++];
    if (reference !== undefined && reference.identity === difference?.identity) {
      yield ['==', reference];
      return;
    }
    const partner = difference && this.#waitingReference.take(difference.identity);
    if (partner) yield ['==', partner];
    const referenceMatched = reference !== undefined && this.#waitingDifference.take(reference.identity) !== undefined;
    if (referenceMatched) yield ['==', reference];
    if (difference && !partner) yield* this.#wait('=>', difference, this.#waitingDifference);
    if (reference && !referenceMatched) yield* this.#wait('<=', reference, this.#waitingReference);
  }

  *finish(): Generator<readonly [Side, Entry]> {
    while (this.#at < this.#reference.length) yield* this.next(undefined);
    for (const entry of this.#waitingDifference.entries) yield ['=>', entry];
    for (const entry of this.#waitingReference.entries) yield ['<=', entry];
  }

  *#wait(side: Side, entry: Entry, waiting: Waiting): Generator<readonly [Side, Entry]> {
    if (this.#window === 0) {
      yield [side, entry];
      return;
    }
    if (waiting.entries.size >= this.#window) for (const oldest of waiting.takeOldest()) yield [side, oldest];
    waiting.add(entry);
  }
}

/** Entries in order of arrival, found by identity. */
class Waiting {
  readonly entries = new Set<Entry>();
  readonly #byIdentity = new Map<string, Set<Entry>>();

  add(entry: Entry): void {
    this.entries.add(entry);
    const alike = this.#byIdentity.get(entry.identity);
    if (alike) alike.add(entry);
    else this.#byIdentity.set(entry.identity, new Set([entry]));
  }

  take(identity: string): Entry | undefined {
    for (const entry of this.#byIdentity.get(identity) ?? []) return this.#remove(entry);
    return undefined;
  }

  *takeOldest(): Generator<Entry> {
    for (const entry of this.entries) {
      yield this.#remove(entry);
      return;
    }
  }

  #remove(entry: Entry): Entry {
    this.entries.delete(entry);
    const alike = this.#byIdentity.get(entry.identity);
    alike?.delete(entry);
    if (alike?.size === 0) this.#byIdentity.delete(entry.identity);
    return entry;
  }
}
