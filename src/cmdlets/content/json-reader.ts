import { customObject, double, Hashtable, PSObject, type Value } from '../../engine/value.ts';

/** What is wrong with a JSON text, and where. */
export class JsonError extends Error {
  readonly reason: 'syntax' | 'depth' | 'duplicate' | 'case' | 'empty';
  /** From 1. */
  readonly line: number;
  constructor(reason: JsonError['reason'], message: string, line: number) {
    super(message);
    this.reason = reason;
    this.line = line;
  }
}

export interface JsonReadOptions {
  /** Objects become ordered hashtables, whose keys may differ in case only. */
  readonly asHashtable: boolean;
  /** The deepest nesting allowed. */
  readonly depth: number;
  /** Turns texts into other values, dates perhaps. */
  readonly revive?: (text: string) => Value;
}

/**
 * Reads one JSON text as values: whole reals stay reals (`1.0`), integers past 2^53 become bigint. Accepts comments, texts in single quotes,
 * names without quotes and a comma before a closing bracket, as PowerShell does. Throws JsonError.
 */
export function readJson(text: string, options: JsonReadOptions): Value {
  return new JsonReader(text, options).whole();
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\', '/': '/' };

class JsonReader {
  readonly #text: string;
  readonly #options: JsonReadOptions;
  #at = 0;

  constructor(text: string, options: JsonReadOptions) {
    this.#text = text;
    this.#options = options;
  }

  whole(): Value {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) this.#fail('Additional text encountered after finished reading JSON content');
    return value;
  }

  #value(depth: number): Value {
    this.#space();
    const char = this.#text[this.#at];
    if (char === '{' || char === '[') {
      if (depth >= this.#options.depth) this.#fail(`The maximum depth of ${this.#options.depth} has been exceeded`, 'depth');
      this.#at++;
      return char === '{' ? this.#object(depth + 1) : this.#array(depth + 1);
    }
    if (char === '"' || char === "'") {
      const text = this.#string(char);
      return this.#options.revive?.(text) ?? text;
    }
    return this.#word();
  }

  #array(depth: number): Value {
    const values: Value[] = [];
    for (;;) {
      this.#space();
      if (this.#take(']')) return values;
      values.push(this.#value(depth));
      this.#space();
      if (!this.#take(',') && this.#text[this.#at] !== ']') this.#fail('After parsing a value an unexpected character was encountered');
    }
  }

  #object(depth: number): Value {
    const properties = new Map<string, Value>();
    const folded = new Map<string, string>();
    for (;;) {
      this.#space();
      if (this.#take('}')) break;
      const name = this.#name();
      this.#space();
      if (!this.#take(':')) this.#fail('A colon was expected after a property name');
      const value = this.#value(depth);
      this.#notTwice(name, folded);
      properties.set(name, value);
      this.#space();
      if (!this.#take(',') && this.#text[this.#at] !== '}') this.#fail('After parsing a value an unexpected character was encountered');
    }
    return this.#options.asHashtable ? new Hashtable(properties, true, true) : new PSObject(customObject, properties);
  }

  #notTwice(name: string, folded: Map<string, string>): void {
    if (name === '' && !this.#options.asHashtable) {
      this.#fail('The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch', 'empty');
    }
    const key = this.#options.asHashtable ? name : name.toLowerCase();
    const before = folded.get(key);
    if (before === name) this.#fail(`The property '${name}' is there twice`, 'duplicate');
    if (before !== undefined && !this.#options.asHashtable) this.#fail(`The properties '${before}' and '${name}' differ only in case`, 'case');
    folded.set(key, name);
  }

  #name(): string {
    const char = this.#text[this.#at];
    if (char === '"' || char === "'") return this.#string(char);
    const bare = this.#match(/[\p{L}_$][\p{L}\p{N}_$]*/uy);
    return bare ?? this.#fail('A property name was expected');
  }

  #string(quote: string): string {
    const start = ++this.#at;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === quote) return this.#text.slice(start, this.#at++);
      if (char === '\\') break;
      if (char === undefined) this.#fail('A text is not closed');
      this.#at++;
    }
    let text = this.#text.slice(start, this.#at);
    for (;;) {
      const char = this.#text[this.#at++];
      if (char === quote) return text;
      if (char === undefined) this.#fail('A text is not closed');
      text += char === '\\' ? this.#escape() : char;
    }
  }

  #escape(): string {
    const char = this.#text[this.#at++] ?? '';
    if (char !== 'u') return escapes[char] ?? this.#fail(`The escape \\${char} is not known`);
    const hex = this.#match(/[0-9a-f]{4}/iy) ?? this.#fail('The escape \\u needs four hexadecimal digits');
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #word(): Value {
    const number = this.#match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy);
    if (number !== undefined) return numberFrom(number);
    const word = this.#match(/-?[a-z]+/iy);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null' || word === 'undefined') return null;
    if (word === 'NaN') return NaN;
    if (word === 'Infinity' || word === '-Infinity') return word === 'Infinity' ? Infinity : -Infinity;
    return this.#fail(this.#at < this.#text.length ? 'An unexpected character or word was encountered while parsing a value' : 'The text ends too early');
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** White space and comments. */
  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 32 || code === 10 || code === 13 || code === 9 || code === 0xa0 || code === 0xfeff) this.#at++;
      else if (code === 47 && this.#text[this.#at + 1] === '/') this.#skipTo('\n', 0);
      else if (code === 47 && this.#text[this.#at + 1] === '*') this.#skipTo('*/', 2);
      else return;
    }
  }

  #skipTo(end: string, length: number): void {
    const found = this.#text.indexOf(end, this.#at + 2);
    this.#at = found === -1 ? this.#text.length : found + length;
  }

  #fail(message: string, reason: JsonError['reason'] = 'syntax'): never {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    throw new JsonError(reason, `${message}, line ${line}, position ${this.#at - before.lastIndexOf('\n') - 1}.`, line);
  }
}

function numberFrom(text: string): Value {
  const number = Number(text);
  if (/[.e]/i.test(text)) return double(number);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}
