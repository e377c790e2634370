import { answerError } from './answer-error.ts';
import { Reading } from './reading.ts';
import { correlationHeader, routePath, routes, warningHeader, type RouteName, type RouteParameters } from './routes.ts';
import type { Transport } from './transport.ts';

export interface PolicyClientOptions {
  /** A new GUID for each request. */
  readonly correlationId: () => string;
  /** Stops what is under way. */
  readonly signal?: AbortSignal;
  /** What a service wants the administrator to know. */
  readonly onWarning?: (message: string) => void;
}

interface Sent {
  /** Undefined members are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Sends one request of the table and gives the body of its answer; rejects with a ClientError for any status but 2xx. */
export type Call = <Name extends RouteName>(name: Name, parameters: RouteParameters<Name>, sent?: Sent) => Promise<Reading>;

export function callOver(transport: Transport, options: PolicyClientOptions): Call {
  return async (name, parameters, sent = {}) => {
    const { method } = routes[name];
    const asked = options.correlationId();
    const response = await transport(
      {
        method,
        path: routePath(name, parameters),
        headers: { [correlationHeader]: asked },
        ...(sent.query && { query: definedOnly(sent.query) }),
        ...(sent.body !== undefined && { body: sent.body }),
      },
      options.signal,
    );
    const correlationId = response.headers[correlationHeader] ?? asked;
    if (response.status < 200 || response.status > 299) throw answerError(name, parameters, response, correlationId);
    const warning = response.headers[warningHeader];
    if (warning !== undefined && warning !== '') options.onWarning?.(warning);
    return new Reading(response.body, { route: `${method} ${routes[name].path}`, correlationId });
  };
}

function definedOnly(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
