import { ServiceError } from './service-error.ts';

type Query = Readonly<Record<string, string>>;

/** A whole number in the query; undefined when it is not there. Throws InvalidRequest. */
export function wholeNumber(query: Query, name: string, min: number, max: number): number | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new ServiceError('InvalidRequest', `${name} must be a whole number from ${min} to ${max}.`, { target: name });
}

/** One of some words in the query, in any case; undefined when it is not there. Throws InvalidRequest. */
export function oneOf<T extends string>(query: Query, name: string, words: readonly T[]): T | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (word !== undefined) return word;
  throw new ServiceError('InvalidRequest', `${name} must be one of ${words.join(', ')}.`, { target: name });
}
