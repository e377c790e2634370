import type { Caller } from '../caller.ts';
import type { Answer } from '../handler.ts';
import type { Store } from '../store.ts';
import { GraphError } from './graph-error.ts';

/** A request to Graph whose route is known. */
export interface GraphRequest {
  /** The `{names}` of the route's path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Path and query options, of which the next page's address is made. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly store: Store;
  readonly now: Date;
  readonly caller: Caller;
  /** Where the service is reached. */
  readonly baseUrl: string;
}

export type GraphHandler = (request: GraphRequest) => Promise<Answer>;

/** A parameter of the path, which the route table says is there. */
export const named = ({ parameters }: GraphRequest, name: string): string => parameters[name] ?? '';

export const isGuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** The items of a body `{"value": […]}`, which are objects. Throws 400. */
export function itemsOf(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  const value: unknown = isObject(body) ? body['value'] : undefined;
  if (Array.isArray(value) && value.length > 0 && value.every(isObject)) return value;
  throw new GraphError(400, { code: 'BadRequest', message: "The body must have a collection 'value' of at least one object." });
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What `@odata.context` says an answer is. */
export const contextOf = ({ baseUrl }: GraphRequest, what: string): string => `${baseUrl}/v1.0/$metadata#${what}`;
