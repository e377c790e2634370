import { distance } from 'fastest-levenshtein';
import type { Cmdlet } from './cmdlet.ts';

/** The commands there are before any is loaded. */
export interface CommandEntries {
  readonly names: readonly string[];
  /** Alias to name. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Loads one cmdlet by its name in `names`; only that cmdlet's module. */
  load(name: string): Promise<Cmdlet>;
}

/** Finds commands by name, without case. A cmdlet is loaded when it is first asked for, and once. */
export class CommandTable {
  readonly #entries: CommandEntries;
  readonly #names: ReadonlyMap<string, string>;
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #loaded = new Map<string, Promise<Cmdlet>>();
  readonly #defined = new Map<string, Cmdlet>();

  constructor(entries: CommandEntries) {
    this.#entries = entries;
    this.#names = new Map(entries.names.map((name) => [name.toLowerCase(), name]));
    this.#aliases = new Map(Object.entries(entries.aliases).map(([alias, name]) => [alias.toLowerCase(), name]));
  }

  /** The names of all commands, defined ones included, without aliases. */
  get names(): readonly string[] {
    const names = new Map(this.#names);
    for (const [key, cmdlet] of this.#defined) names.set(key, cmdlet.name);
    return [...names.values()];
  }

  get aliases(): Readonly<Record<string, string>> {
    return this.#entries.aliases;
  }

  /** Whether there is a command or alias of this name; loads nothing. */
  has(name: string): boolean {
    const folded = name.toLowerCase();
    return this.#aliases.has(folded) || this.#names.has(folded) || this.#defined.has(folded);
  }

  /** Adds a command, or replaces the one of that name: a script's function. */
  define(cmdlet: Cmdlet): void {
    this.#defined.set(cmdlet.name.toLowerCase(), cmdlet);
  }

  /** The command with this name or alias; an alias goes before a function, a function before a cmdlet. */
  async resolve(name: string): Promise<Cmdlet | undefined> {
    const folded = name.toLowerCase();
    const target = this.#aliases.get(folded)?.toLowerCase() ?? folded;
    const defined = this.#defined.get(target);
    if (defined) return defined;
    const known = this.#names.get(target);
    return known === undefined ? undefined : this.#load(known);
  }

  #load(name: string): Promise<Cmdlet> {
    const key = name.toLowerCase();
    const existing = this.#loaded.get(key);
    if (existing) return existing;
    const loading = this.#entries.load(name);
    this.#loaded.set(key, loading);
    return loading;
  }

  /** Measuring the distance to every name takes milliseconds: with the same verb, if there are any, and never to one of quite another length. */
  #resembling(folded: string, limit: number): readonly string[] {
    const near = [...this.names, ...this.#aliases.keys()].filter((name) => Math.abs(name.length - folded.length) <= limit);
    const verb = folded.slice(0, folded.indexOf('-') + 1);
    const sameVerb = verb === '' ? [] : near.filter((name) => name.toLowerCase().startsWith(verb));
    return sameVerb.length > 0 ? sameVerb : near;
  }

  /** Names and aliases like `name`, the nearest first, at most three: what was probably meant. */
  async suggest(name: string): Promise<readonly string[]> {
    const folded = name.toLowerCase();
    const limit = Math.max(2, Math.floor(folded.length / 4));
    return this.#resembling(folded, limit)
      .map((candidate) => ({ candidate, far: distance(folded, candidate.toLowerCase()) }))
      .filter(({ far }) => far <= limit)
      .sort((a, b) => a.far - b.far)
      .slice(0, 3)
      .map(({ candidate }) => candidate);
  }
}
