import type { ScriptBlockAst, Source } from '../language/ast.ts';
import type { ErrorRecord } from './error-record.ts';
import type { Scope } from './scope.ts';

/**
 * What flows through a pipeline: tagged plain data, never a JavaScript object with a prototype of its own making.
 *
 * Numbers: an integral `number` is an Int32, or an Int64 beyond its range; a fractional `number` is a Double. Only where the type cannot
 * be seen from the value (`1.0`, `1.5d`) is a number wrapped in `Real`. `bigint` is an Int64 past 2^53, or a BigInteger.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Real
  | Guid
  | DateTime
  | TimeSpan
  | readonly Value[]
  | Hashtable
  | PSObject
  | ScriptBlock
  | ErrorRecord
  | TypeValue;

/** A whole double (`1.0`) or a decimal (`1.5d`): a number whose type its value does not show. */
export class Real {
  readonly value: number;
  readonly type: 'double' | 'decimal';
  constructor(value: number, type: 'double' | 'decimal') {
    this.value = value;
    this.type = type;
  }
}

/** The double `value`, wrapped only when it is whole. */
export const double = (value: number): number | Real => (Number.isInteger(value) ? new Real(value, 'double') : value);

/** Lower case, with dashes, without braces. */
export class Guid {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A moment. `ms` is milliseconds since 1970 UTC; for kind `unspecified` the wall clock is that of UTC. `ticks` are the 100 ns beyond `ms` (0 to 9999). */
export class DateTime {
  readonly ms: number;
  readonly kind: 'utc' | 'local' | 'unspecified';
  constructor(ms: number, kind: 'utc' | 'local' | 'unspecified') {
    this.ms = ms;
    this.kind = kind;
  }
}

/** A duration; fractions of a millisecond are kept in `ms`. */
export class TimeSpan {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
}

/** `[int]` as a value, the right side of `-is`. */
export class TypeValue {
  readonly name: string;
  readonly array: boolean;
  constructor(name: string, array = false) {
    this.name = name;
    this.array = array;
  }
}

/** `{ … }` with the scope it was written in. */
export class ScriptBlock {
  readonly ast: ScriptBlockAst;
  readonly source: Source;
  readonly scope: Scope;
  constructor(ast: ScriptBlockAst, source: Source, scope: Scope) {
    this.ast = ast;
    this.source = source;
    this.scope = scope;
  }
}

/** An object with named properties in order. Names compare without case; the first spelling is kept. */
export class PSObject {
  /** The type's name, which chooses the view. `PSCustomObject` for those a script makes. */
  readonly typeName: string;
  readonly properties: Map<string, Value>;
  constructor(typeName: string, properties: Map<string, Value>) {
    this.typeName = typeName;
    this.properties = properties;
  }

  /** The property's own spelling, or undefined if there is none. */
  find(name: string): string | undefined {
    if (this.properties.has(name)) return name;
    const folded = name.toLowerCase();
    for (const key of this.properties.keys()) if (key.toLowerCase() === folded) return key;
    return undefined;
  }

  get(name: string): Value | undefined {
    const key = this.find(name);
    return key === undefined ? undefined : this.properties.get(key);
  }

  set(name: string, value: Value): void {
    this.properties.set(this.find(name) ?? name, value);
  }
}

export const customObject = 'PSCustomObject';

/** A PSObject of `typeName` from a record; undefined members become null. */
export function psObject(typeName: string, record: Readonly<Record<string, Value | undefined>>): PSObject {
  const properties = new Map<string, Value>();
  for (const key of Object.keys(record)) properties.set(key, record[key] ?? null);
  return new PSObject(typeName, properties);
}

/** `@{…}`: keys compare without case, unless `caseSensitive`. Insertion order is kept, ordered or not; `ordered` only tells the type. */
export class Hashtable {
  readonly ordered: boolean;
  readonly caseSensitive: boolean;
  readonly #entries = new Map<unknown, { readonly key: Value; value: Value }>();
  constructor(entries: Iterable<readonly [Value, Value]> = [], ordered = false, caseSensitive = false) {
    this.ordered = ordered;
    this.caseSensitive = caseSensitive;
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: Value): Value | undefined {
    return this.#entries.get(hashKey(key, this.caseSensitive))?.value;
  }

  has(key: Value): boolean {
    return this.#entries.has(hashKey(key, this.caseSensitive));
  }

  set(key: Value, value: Value): void {
    const folded = hashKey(key, this.caseSensitive);
    const entry = this.#entries.get(folded);
    if (entry) entry.value = value;
    else this.#entries.set(folded, { key, value });
  }

  delete(key: Value): boolean {
    return this.#entries.delete(hashKey(key, this.caseSensitive));
  }

  *entries(): Generator<readonly [Value, Value]> {
    for (const { key, value } of this.#entries.values()) yield [key, value];
  }

  keys(): Value[] {
    return [...this.#entries.values()].map((entry) => entry.key);
  }

  values(): Value[] {
    return [...this.#entries.values()].map((entry) => entry.value);
  }
}

/** Text without case, numbers, GUIDs and dates by value, anything else by identity. */
function hashKey(key: Value, caseSensitive: boolean): unknown {
  if (typeof key === 'string') return `s${caseSensitive ? key : key.toLowerCase()}`;
  if (key instanceof Guid) return `g${key.text}`;
  if (key instanceof Real) return key.value;
  if (key instanceof DateTime) return `d${key.ms}`;
  return key;
}

/** Plain JSON data (strings, numbers, booleans, null, arrays, objects) as values; objects become PSObjects. */
export function fromJson(json: unknown, typeName: string = customObject): Value {
  if (json === null || json === undefined) return null;
  if (typeof json === 'string' || typeof json === 'boolean' || typeof json === 'number') return json;
  if (Array.isArray(json)) return json.map((item) => fromJson(item));
  if (typeof json === 'object') {
    const properties = new Map<string, Value>();
    for (const [key, value] of Object.entries(json)) properties.set(key, fromJson(value));
    return new PSObject(typeName, properties);
  }
  return null;
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
