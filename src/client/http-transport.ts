import { acceptedEncodings, bodyText } from './body-text.ts';
import { ClientError } from './client-error.ts';
import { openDispatcher, type Dispatcher, type DispatcherOptions } from './http-dispatcher.ts';
import { exchange, type Exchanged } from './http-exchange.ts';
import { connectionError } from './connection-error.ts';
import { parseServiceUri } from './service-uri.ts';
import type { Request, Response, Transport } from './transport.ts';

export interface HttpTransportOptions extends Partial<DispatcherOptions> {
  /** `https://policies.contoso.com`, or `http://` on this machine. A path is put before every route's. */
  readonly serviceUri: string;
  /** The bearer token, asked for before every request, so that one that ran out can be renewed. `rejected`: the one that was just answered with 401. */
  readonly token: (rejected?: string) => string | Promise<string>;
  readonly userAgent: string;
  /** Milliseconds from sending to the last byte of the answer. */
  readonly deadline?: number;
  /** Answers may be packed: worth it where they come from far away. */
  readonly packed?: boolean;
}

export interface HttpTransport {
  /** Rejects with ServiceUnreachable, RequestTimedOut, ResponseTooLarge, InvalidResponse, Unauthorized (an impossible token) or OperationStopped. */
  readonly send: Transport;
  /** Cuts what is under way and closes the sockets. */
  close(): Promise<void>;
}

const defaults: DispatcherOptions = {
  connections: 64,
  connectTimeout: 10_000,
  headersTimeout: 60_000,
  bodyTimeout: 30_000,
  maximumResponseBytes: 64 * 1024 * 1024,
};

/** A transport to a service over HTTP. Nothing is loaded or opened before the first request; redirections are answers like others, never followed. Throws InvalidServiceUri or InsecureServiceUri. */
export function httpTransport(options: HttpTransportOptions): HttpTransport {
  const uri = parseServiceUri(options.serviceUri);
  const { token, userAgent, deadline = 300_000, packed = false, maximumResponseBytes = defaults.maximumResponseBytes } = options;
  const base = uri.pathname.replace(/\/$/, '');
  let opening: Promise<Dispatcher> | undefined;

  async function sendWith(bearer: string, request: Request, signal: AbortSignal | undefined): Promise<Response> {
    const headers = {
      authorization: `Bearer ${checkedToken(bearer)}`,
      'user-agent': userAgent,
      ...(packed && { 'accept-encoding': acceptedEncodings }),
    };
    opening ??= openDispatcher(uri.origin, dispatcherOptions(options, uri));
    const dispatcher = await opening;
    try {
      const answer = await exchange(dispatcher, { origin: uri.origin, ...toMessage(request, base, headers) }, deadline, signal);
      const text = await bodyText(answer, maximumResponseBytes);
      return repeats(bearer, answer, text)
        ? toResponse({ ...answer, headers: mapValues(answer.headers, (value) => struck(value, bearer)) }, struck(text, bearer), request)
        : toResponse(answer, text, request);
    } catch (thrown) {
      throw connectionError(thrown, { uri, request, signal });
    }
  }

  return {
    async send(request, signal) {
      const bearer = await token();
      const response = await sendWith(bearer, request, signal);
      if (response.status !== 401) return response;
      // Nothing was carried out. A token that was revoked, or that this machine's clock takes for valid, is renewed once.
      const renewed = await token(bearer);
      return renewed === bearer ? response : sendWith(renewed, request, signal);
    },
    async close() {
      await (await opening?.catch(() => undefined))?.destroy();
    },
  };
}

/** Whether a service repeats the token. That goes no further: it would end in a message, a table or a file. */
const repeats = (bearer: string, { headers }: Exchanged, text: string): boolean =>
  bearer.length >= shortestSecret && (text.includes(bearer) || Object.values(headers).some((value) => value.includes(bearer)));

const struck = (text: string, bearer: string): string => text.replaceAll(bearer, '…');

const mapValues = (record: Readonly<Record<string, string>>, change: (value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

/** No service gives out shorter tokens; what is shorter may be a word. */
const shortestSecret = 16;

/** A proxy is for what leaves this machine encrypted; nothing else is sent anywhere. */
function dispatcherOptions(options: HttpTransportOptions, uri: URL): DispatcherOptions {
  const { proxy, ...rest } = { ...defaults, ...options };
  return proxy && uri.protocol === 'https:' ? { ...rest, proxy } : rest;
}

/** A token with a line break in it would end the header; the message does not repeat it. */
function checkedToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new ClientError({
    id: 'Unauthorized',
    category: 'AuthenticationError',
    message: token === '' ? 'The token is empty.' : 'The token holds characters that cannot be sent.',
    recommendation: 'Give the token as it was issued, without line breaks or spaces.',
  });
}

function toMessage(request: Request, base: string, headers: Record<string, string>) {
  const query = request.query && Object.keys(request.query).length > 0 ? `?${new URLSearchParams(request.query).toString()}` : '';
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  return {
    method: request.method,
    path: `${base}${request.path}${query}`,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...request.headers, ...headers },
    ...(body !== undefined && { body }),
  };
}

/** A page of HTML with status 200 is no answer; with an error status the status is, and the body is left out. */
function toResponse({ status, headers }: Exchanged, text: string, request: Request): Response {
  if (text === '') return { status, headers };
  try {
    return { status, headers, body: JSON.parse(text) as unknown };
  } catch (cause) {
    if (status < 200 || status > 299) return { status, headers };
    throw new ClientError({
      id: 'InvalidResponse',
      category: 'InvalidData',
      message: `The service answered ${request.method} ${request.path} with ${headers['content-type'] ?? 'something'} that is not JSON.`,
      recommendation: 'Check that the service address is that of a policy service.',
      correlationId: headers['x-ms-correlation-id'] ?? request.headers?.['x-ms-correlation-id'],
      status,
      cause,
    });
  }
}
