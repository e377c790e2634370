import type { Value } from './value.ts';

/** Variables of one level: a script, a function, a script block. Names compare without case. Reading looks outward, writing stays here. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly #variables = new Map<string, Value>();
  constructor(parent?: Scope) {
    this.parent = parent;
  }

  /** undefined when no scope has it. */
  get(name: string): Value | undefined {
    const folded = name.toLowerCase();
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const value = scope.#variables.get(folded);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  set(name: string, value: Value): void {
    this.#variables.set(name.toLowerCase(), value);
  }

  /** Forgets a variable of this scope; false if there is none. */
  delete(name: string): boolean {
    return this.#variables.delete(name.toLowerCase());
  }

  /** The names and values of this scope alone. */
  own(): ReadonlyMap<string, Value> {
    return this.#variables;
  }

  /** The outermost scope. */
  get root(): Scope {
    let scope: Scope = this;
    while (scope.parent) scope = scope.parent;
    return scope;
  }
}
