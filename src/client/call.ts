import { answerError } from './answer-error.ts';
import { Reading } from './reading.ts';
import { correlationHeader, routePath, routes, warningHeader, type RouteName, type RouteParameters } from './routes.ts';
import type { Request, Transport } from './transport.ts';

export interface PolicyClientOptions {
  /** A new GUID for each request. */
  readonly correlationId: () => string;
  /** Stops what is under way. */
  readonly signal?: AbortSignal;
  /** What a service wants the administrator to know, and what is not known of a route. */
  readonly onWarning?: (message: string) => void;
}

/** What goes with a request besides its path. */
export interface Sent {
  /** Undefined members are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** A request by its route. */
export interface Asked extends Pick<Request, 'api' | 'method' | 'path' | 'headers' | 'repeatable'> {
  /** The route's name in the table. */
  readonly name: string;
  /** The route's path, its parameters not filled in. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Sends one request of the table and gives the body of its answer; rejects with a ClientError for any status but 2xx. */
export type Call = <Name extends RouteName>(name: Name, parameters: RouteParameters<Name>, sent?: Sent) => Promise<Reading>;

export function callOver(transport: Transport, options: PolicyClientOptions): Call {
  const send = senderOver(transport, options);
  return (name, parameters, sent) =>
    send({ name, method: routes[name].method, path: routePath(name, parameters), template: routes[name].path, parameters }, sent);
}

/** What every call does: correlation ids, warnings, and errors for what is not 2xx. */
export function senderOver(transport: Transport, options: PolicyClientOptions): (asked: Asked, sent?: Sent) => Promise<Reading> {
  return async ({ name, template, parameters, headers, ...request }, { query, body } = {}) => {
    const asked = options.correlationId();
    const response = await transport(
      {
        ...request,
        headers: { ...headers, [correlationHeader]: asked },
        ...(query && { query: definedOnly(query) }),
        ...(body !== undefined && { body }),
      },
      options.signal,
    );
    const correlationId = response.headers[correlationHeader] ?? response.headers['request-id'] ?? asked;
    const route = `${request.method} ${template}`;
    if (response.status < 200 || response.status > 299) throw answerError({ name, route, parameters }, response, correlationId);
    const warning = response.headers[warningHeader];
    if (warning !== undefined && warning !== '') options.onWarning?.(warning);
    return new Reading(response.body, { route, correlationId });
  };
}

function definedOnly(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
