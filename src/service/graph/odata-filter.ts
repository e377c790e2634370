import { nameKey } from '../../policy/identity.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { comparison, comparisons } from './odata-comparison.ts';
import { odataTokens, type ODataToken, type ODataValue } from './odata-tokens.ts';

/** Whether something passes a filter. */
export type ODataTest = (item: Readonly<Record<string, unknown>>) => boolean;

interface Rules {
  readonly properties: readonly string[];
  readonly type: string;
  /** `ne`, `not` and `endswith` may be asked. */
  readonly advanced: boolean;
}

const deepest = 50;
const functions: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};

/** Reads the part of OData's filter language that Graph documents for these things: `startswith(displayName,'A') and not(accountEnabled eq false)`. Throws 400. */
export function compileODataFilter(text: string, rules: Rules): ODataTest {
  const reader = new FilterReader(odataTokens(text), rules, text);
  const test = reader.either(0);
  reader.finish();
  return test;
}

class FilterReader {
  readonly #tokens: readonly ODataToken[];
  readonly #rules: Rules;
  readonly #text: string;
  #at = 0;

  constructor(tokens: readonly ODataToken[], rules: Rules, text: string) {
    this.#tokens = tokens;
    this.#rules = rules;
    this.#text = text;
  }

  /** `or` binds less than `and`. */
  either(depth: number): ODataTest {
    if (depth > deepest) throw badRequest(`Invalid filter clause: it is nested more than ${deepest} deep.`);
    const tests = [this.#both(depth)];
    while (this.#takeWord('or')) tests.push(this.#both(depth));
    return tests.length === 1 ? (tests[0] ?? never) : (item) => tests.some((test) => test(item));
  }

  finish(): void {
    if (this.#next().kind !== 'end') throw this.#unexpected();
  }

  #both(depth: number): ODataTest {
    const tests = [this.#operand(depth)];
    while (this.#takeWord('and')) tests.push(this.#operand(depth));
    return tests.length === 1 ? (tests[0] ?? never) : (item) => tests.every((test) => test(item));
  }

  #operand(depth: number): ODataTest {
    if (depth > deepest) throw badRequest(`Invalid filter clause: it is nested more than ${deepest} deep.`);
    const token = this.#next();
    if (token.kind === 'open') {
      const inner = this.either(depth + 1);
      this.#expect('close');
      return inner;
    }
    if (token.kind !== 'word') throw this.#unexpected();
    const word = token.text.toLowerCase();
    if (word === 'not') {
      this.#needsAdvanced('Not');
      const negated = this.#operand(depth + 1);
      return (item) => !negated(item);
    }
    if (this.#peek().kind === 'open') return this.#function(word);
    return this.#comparison(this.#property(token.text));
  }

  #function(name: string): ODataTest {
    const call = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!call) throw badRequest(`Invalid filter clause: An unknown function with name '${name}' was found, or one that is not supported here.`);
    if (name === 'endswith') this.#needsAdvanced('EndsWith');
    this.#expect('open');
    const property = this.#property(this.#expect('word').text);
    this.#expect('comma');
    const part = this.#value();
    this.#expect('close');
    if (typeof part !== 'string') throw badRequest(`Invalid filter clause: ${name} takes text.`);
    const key = nameKey(part);
    return (item) => {
      const value = item[property];
      return typeof value === 'string' && call(nameKey(value), key);
    };
  }

  #comparison(property: string): ODataTest {
    const word = this.#expect('word').text.toLowerCase();
    if (word === 'in') {
      const tests = this.#list().map((value) => comparison('eq', value));
      return (item) => tests.some((test) => test(item[property]));
    }
    const operator = comparisons.find((one) => one === word);
    if (!operator) throw badRequest(`Invalid filter clause: '${word}' is not an operator in '${this.#text}'.`);
    if (operator === 'ne') this.#needsAdvanced('NotEqualsMatch');
    const holds = comparison(operator, this.#value());
    return (item) => holds(item[property]);
  }

  #list(): readonly ODataValue[] {
    this.#expect('open');
    const values = [this.#value()];
    while (this.#peek().kind === 'comma') {
      this.#next();
      values.push(this.#value());
    }
    this.#expect('close');
    return values;
  }

  #property(name: string): string {
    const found = this.#rules.properties.find((property) => property.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
    throw new GraphError(400, {
      code: 'Request_UnsupportedQuery',
      message: `Unsupported or invalid query filter clause specified for property '${name}' of resource '${this.#rules.type.replace(/^.*\./, '')}'.`,
    });
  }

  #needsAdvanced(operator: string): void {
    if (this.#rules.advanced) return;
    throw new GraphError(400, {
      code: 'Request_UnsupportedQuery',
      message: `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
    });
  }

  #value(): ODataValue {
    const token = this.#next();
    if (token.kind === 'value') return token.value;
    throw this.#unexpected();
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text.toLowerCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #expect(kind: ODataToken['kind']): ODataToken {
    const token = this.#next();
    if (token.kind !== kind) throw this.#unexpected();
    return token;
  }

  #peek(): ODataToken {
    return this.#tokens[this.#at] ?? { kind: 'end', text: 'the end' };
  }

  #next(): ODataToken {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  /** The token that was read last has no business there. */
  #unexpected(): GraphError {
    return badRequest(`Invalid filter clause: '${this.#tokens[this.#at - 1]?.text ?? 'the end'}' is not expected in '${this.#text}'.`);
  }
}

const never: ODataTest = () => false;
