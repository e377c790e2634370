import { Scope } from '../scope.ts';
import type { Value } from '../value.ts';

/**
 * The scope of a block that runs for one object in its caller's scope: it has `$_` of its own, and every other variable belongs to the
 * caller. Blocks of several stages take turns, so each keeps its own `$_`.
 */
export class ItemScope extends Scope {
  readonly #caller: Scope;
  constructor(caller: Scope, item: Value) {
    super(caller);
    this.#caller = caller;
    super.set('_', item);
  }

  override set(name: string, value: Value): void {
    if (name === '_') super.set(name, value);
    else this.#caller.set(name, value);
  }

  override delete(name: string): boolean {
    return this.#caller.delete(name);
  }

  override own(): ReadonlyMap<string, Value> {
    return this.#caller.own();
  }

  get caller(): Scope {
    return this.#caller;
  }
}

/** The scope whose variables an assignment in `scope` changes. */
export function assignedScope(scope: Scope): Scope {
  let owner = scope;
  while (owner instanceof ItemScope) owner = owner.caller;
  return owner;
}
