import { ErrorRecord } from '../../engine/error-record.ts';
import { fromJson, type Value } from '../../engine/value.ts';

/** One JSON value may not be longer than this. */
const longest = 64 * 1024 * 1024;

/** The elements of a JSON array, or JSON objects that follow each other, from text in chunks; each as soon as it is complete. Throws InvalidJson, naming the line. */
export async function* jsonValues(chunks: AsyncIterable<string>): AsyncGenerator<Value, void, undefined> {
  const splitter = new JsonSplitter();
  for await (const chunk of chunks) yield* splitter.push(chunk);
  splitter.end();
}

/** Finds where each value ends by counting brackets outside of texts. */
class JsonSplitter {
  #text = '';
  #at = 0;
  #line = 1;
  /** undefined until the first bracket tells whether the values stand in an array. */
  #inArray: boolean | undefined;
  #closed = false;
  #needsComma = false;
  /** Of the value under way: where it begins, on which line, and how deep it is. */
  #start = -1;
  #startLine = 1;
  #depth = 0;
  #inText = false;
  #escaped = false;
  /** A number or a word, which ends where something else begins. */
  #bare = false;

  /** The values that are complete with this chunk. */
  *push(chunk: string): Generator<Value, void, undefined> {
    const from = this.#start === -1 ? this.#at : this.#start;
    this.#text = this.#text.slice(from) + chunk;
    this.#at -= from;
    if (this.#start !== -1) this.#start = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at] ?? '';
      if (this.#start === -1) this.#between(char);
      else if (this.#bare && /[,\]}\s]/.test(char)) {
        yield this.#value(this.#at);
        this.#between(char);
      }
      if (this.#start !== -1 && !this.#bare && this.#inside(char)) yield this.#value(this.#at + 1);
      if (char === '\n') this.#line++;
    }
    if (this.#start !== -1 && this.#text.length - this.#start > longest) throw this.#invalid('a value is too long', this.#startLine);
  }

  end(): void {
    if (this.#start !== -1) throw this.#invalid('the value that begins there breaks off', this.#startLine);
    if (this.#inArray === true && !this.#closed) throw this.#invalid('the array is not closed', this.#line);
  }

  /** A character outside of any value. */
  #between(char: string): void {
    if (/\s/.test(char)) return;
    if (this.#closed) throw this.#invalid('text follows behind the array', this.#line);
    if (this.#inArray === undefined) {
      this.#inArray = char === '[';
      if (this.#inArray) return;
    }
    if (this.#inArray && char === ']') this.#closed = true;
    else if (this.#inArray && char === ',' && this.#needsComma) this.#needsComma = false;
    else if (this.#needsComma) throw this.#invalid('a comma is missing', this.#line);
    else {
      this.#start = this.#at;
      this.#startLine = this.#line;
      this.#depth = 0;
      this.#inText = false;
      this.#bare = !/[{["]/.test(char);
    }
  }

  /** A character of the value under way; true if it is the last. */
  #inside(char: string): boolean {
    if (this.#inText) {
      if (char === '"' && !this.#escaped) this.#inText = false;
      this.#escaped = char === '\\' && !this.#escaped;
      return !this.#inText && this.#depth === 0;
    }
    if (char === '"') this.#inText = true;
    else if (char === '{' || char === '[') this.#depth++;
    else if (char === '}' || char === ']') {
      this.#depth--;
      return this.#depth === 0;
    }
    return false;
  }

  #value(end: number): Value {
    const text = this.#text.slice(this.#start, end);
    this.#start = -1;
    this.#needsComma = this.#inArray === true;
    try {
      return fromJson(JSON.parse(text));
    } catch (cause) {
      throw this.#invalid(cause instanceof Error ? cause.message : 'it cannot be read', this.#startLine);
    }
  }

  #invalid(what: string, line: number): ErrorRecord {
    return new ErrorRecord({
      id: 'InvalidJson',
      category: 'InvalidData',
      terminating: true,
      message: `Standard input is not JSON from line ${line} on: ${what}.`,
      recommendation: 'Send a JSON array, or one JSON object a line.',
    });
  }
}
