import { comparison, comparisons } from './filter-comparison.ts';
import { filterTokens, invalidFilter, type FilterToken } from './filter-tokens.ts';
import { userProperty, type FilteredUser, type PolicyOf } from './user-properties.ts';

/** A filter that is ready to be asked. */
export interface UserFilter {
  readonly matches: (user: FilteredUser, policyOf: PolicyOf) => boolean;
  /** It asks for assigned policies. */
  readonly readsPolicies: boolean;
}

const deepest = 50;

/**
 * Reads the documented -Filter syntax: `Department -eq 'Legal' -and (DisplayName -like 'A*' -or -not AccountEnabled)`. As in PowerShell, -and and -or
 * bind alike and are read from left to right. Nothing is evaluated. Throws InvalidRequest.
 */
export function compileUserFilter(text: string): UserFilter {
  const reader = new FilterReader(filterTokens(text));
  const matches = reader.expression(0);
  reader.finish();
  return { matches, readsPolicies: reader.readsPolicies };
}

type Test = UserFilter['matches'];

class FilterReader {
  readsPolicies = false;
  readonly #tokens: readonly FilterToken[];
  #at = 0;

  constructor(tokens: readonly FilterToken[]) {
    this.#tokens = tokens;
  }

  expression(depth: number): Test {
    if (depth > deepest) throw invalidFilter(`It is nested more than ${deepest} deep.`);
    let test = this.#operand(depth);
    for (let word = this.#logical(); word !== undefined; word = this.#logical()) {
      const left = test;
      const right = this.#operand(depth);
      test =
        word === 'and' ? (user, policyOf) => left(user, policyOf) && right(user, policyOf) : (user, policyOf) => left(user, policyOf) || right(user, policyOf);
    }
    return test;
  }

  finish(): void {
    const rest = this.#next();
    if (rest.kind !== 'end') throw unexpected(rest);
  }

  #operand(depth: number): Test {
    const token = this.#next();
    if (token.kind === 'operator' && token.text === 'not') {
      if (depth > deepest) throw invalidFilter(`It is nested more than ${deepest} deep.`);
      const negated = this.#operand(depth + 1);
      return (user, policyOf) => !negated(user, policyOf);
    }
    if (token.kind === 'open') {
      const inner = this.expression(depth + 1);
      const close = this.#next();
      if (close.kind !== 'close') throw unexpected(close, "')'");
      return inner;
    }
    if (token.kind !== 'name') throw unexpected(token, 'a property');
    return this.#comparison(token.text);
  }

  /** `Property -operator value`, or a property alone: whether it is set. */
  #comparison(name: string): Test {
    const { read, kind } = userProperty(name);
    this.readsPolicies ||= kind === 'policy';
    const operator = this.#peek();
    const known = operator.kind === 'operator' ? comparisons.find((one) => one === operator.text) : undefined;
    if (known === undefined) {
      if (operator.kind === 'operator' && !isLogical(operator.text))
        throw invalidFilter(`There is no operator -${operator.text}; there are -${comparisons.join(', -')}.`);
      return (user, policyOf) => Boolean(read(user, policyOf));
    }
    this.#next();
    const value = this.#next();
    if (value.kind === 'name') throw invalidFilter(`Put '${value.text}' in quotes.`);
    if (value.kind !== 'value') throw unexpected(value, 'a value');
    const holds = comparison(known, kind, value.value);
    return (user, policyOf) => holds(read(user, policyOf));
  }

  #logical(): 'and' | 'or' | undefined {
    const { kind, text } = this.#peek();
    if (kind !== 'operator' || (text !== 'and' && text !== 'or')) return undefined;
    this.#next();
    return text;
  }

  #peek(): FilterToken {
    return this.#tokens[this.#at] ?? { kind: 'end', text: 'the end' };
  }

  #next(): FilterToken {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }
}

const isLogical = (operator: string): boolean => operator === 'and' || operator === 'or';

const unexpected = ({ kind, text }: FilterToken, wanted?: string): Error =>
  invalidFilter(`${kind === 'end' ? 'It ends' : `'${text}' stands`}${wanted === undefined ? ' where nothing is expected' : ` where ${wanted} is expected`}.`);
