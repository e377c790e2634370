import { bodyText } from '../client/body-text.ts';
import { connectionError } from '../client/connection-error.ts';
import { openDispatcher, type Dispatcher, type DispatcherOptions } from '../client/http-dispatcher.ts';
import { exchange } from '../client/http-exchange.ts';
import { retryAfter } from '../client/retry-after.ts';
import type { Trace } from '../client/tracing-transport.ts';
import { isLoopback } from '../client/transport.ts';
import { checkDeviceCode } from './device-code.ts';
import { SignInError } from './sign-in-error.ts';

export interface NetworkClientOptions {
  readonly userAgent: string;
  readonly clock: { now(): Date; sleep(ms: number, signal?: AbortSignal): Promise<void> };
  readonly signal: AbortSignal;
  readonly proxy?: NonNullable<DispatcherOptions['proxy']>;
  /** Addresses are told without their queries. */
  readonly trace?: Trace;
}

interface RequestOptions {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** As it came, unpacked. */
interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

interface Answer<T> {
  readonly headers: Record<string, string>;
  readonly body: T;
  readonly status: number;
}

/** What MSAL sends its requests through (its `networkClient`), and we ours for the tokens of CI systems. */
export interface NetworkClient {
  sendGetRequestAsync<T>(url: string, options?: RequestOptions, timeout?: number): Promise<Answer<T>>;
  sendPostRequestAsync<T>(url: string, options?: RequestOptions): Promise<Answer<T>>;
  /** What the last request failed with, and no more: MSAL says of it only that the network failed. */
  takeFailure(): unknown;
  close(): Promise<void>;
}

const limits: DispatcherOptions = {
  connections: 4,
  connectTimeout: 10_000,
  headersTimeout: 30_000,
  bodyTimeout: 10_000,
  maximumResponseBytes: 1024 * 1024,
};
const deadline = 40_000;
const attempts = 3;
const longestWait = 30_000;

/** Sign-in requests: through the proxy where there is one, never redirected, of limited time and size, sent again when the service is busy. */
export function networkClient(options: NetworkClientOptions): NetworkClient {
  const { clock, signal, userAgent, trace } = options;
  const dispatchers = new Map<string, Promise<Dispatcher>>();
  let failure: unknown;

  function dispatcher({ origin, protocol }: URL): Promise<Dispatcher> {
    let opening = dispatchers.get(origin);
    if (!opening) {
      const { proxy } = options;
      opening = openDispatcher(origin, { ...limits, ...(proxy && protocol === 'https:' && { proxy }) });
      dispatchers.set(origin, opening);
    }
    return opening;
  }

  async function once(method: 'GET' | 'POST', uri: URL, { headers = {}, body }: RequestOptions, time: number, attempt: number): Promise<Received> {
    const began = performance.now();
    const correlationId = correlationIdIn(uri.search, body);
    const line = { method, url: `${uri.origin}${uri.pathname}`, attempt, ...(correlationId !== undefined && { correlationId }) };
    const path = `${uri.pathname}${uri.search}`;
    try {
      const message = { origin: uri.origin, path, method, headers: { ...headers, 'user-agent': userAgent }, ...(body !== undefined && { body }) };
      const answer = await exchange(await dispatcher(uri), message, time, signal);
      const text = await bodyText(answer, limits.maximumResponseBytes);
      trace?.({ ...line, status: answer.status, ms: Math.round(performance.now() - began) });
      return { status: answer.status, headers: answer.headers, text };
    } catch (thrown) {
      const error = connectionError(thrown, { uri, request: { method, path: uri.pathname }, signal });
      trace?.({ ...line, ms: Math.round(performance.now() - began), failure: error.id });
      throw error;
    }
  }

  async function send<T>(method: 'GET' | 'POST', url: string, request: RequestOptions, timeout?: number): Promise<Answer<T>> {
    const uri = checked(url);
    const body = request.body === undefined ? undefined : withoutTelemetry(request.body);
    const time = timeout === undefined || timeout <= 0 ? deadline : Math.min(timeout, deadline);
    for (let attempt = 1; ; attempt++) {
      const answer = await once(method, uri, { ...request, ...(body !== undefined && { body }) }, time, attempt);
      if (answer.status === 400 && answer.text.includes('"slow_down"')) return slowDown(answer);
      const wait = retryAfter(answer.headers['retry-after'], clock.now()) ?? 1000 * 2 ** (attempt - 1);
      // What is asked on this machine's own network, MSAL itself asks again.
      if (!isBusy(answer.status) || attempt >= attempts || wait > longestWait || uri.protocol === 'http:') return toAnswer<T>(answer, uri, body);
      await clock.sleep(wait, signal);
    }
  }

  /** MSAL gives a device code up when it is told to ask less often; the protocol wants five seconds more. */
  async function slowDown<T>({ status, headers }: Received): Promise<Answer<T>> {
    await clock.sleep(5000, signal);
    return { status, headers: { ...headers }, body: { error: 'authorization_pending' } as T };
  }

  const noting = async <T>(work: Promise<T>): Promise<T> => {
    failure = undefined;
    try {
      return await work;
    } catch (thrown) {
      failure = thrown;
      throw thrown;
    }
  };

  return {
    sendGetRequestAsync: <T>(url: string, request: RequestOptions = {}, timeout?: number) => noting(send<T>('GET', url, request, timeout)),
    sendPostRequestAsync: <T>(url: string, request: RequestOptions = {}) => noting(send<T>('POST', url, request)),
    takeFailure() {
      const taken = failure;
      failure = undefined;
      return taken;
    },
    async close() {
      await Promise.all([...dispatchers.values()].map(async (opening) => (await opening.catch(() => undefined))?.destroy()));
    },
  };
}

const isBusy = (status: number): boolean => status === 429 || status >= 500;

/** https; http to this machine and to the link-local addresses where clouds tell their machines who they are. */
function checked(url: string): URL {
  if (!URL.canParse(url))
    throw new SignInError('SignInFailed', `'${url.slice(0, 100)}' is not an address.`, 'Check what the environment says of where to ask (IDENTITY_ENDPOINT).');
  const uri = new URL(url);
  if (uri.protocol === 'https:' || (uri.protocol === 'http:' && (isLoopback(uri.hostname) || /^169\.254(\.\d{1,3}){2}$/.test(uri.hostname)))) return uri;
  throw new SignInError('SignInFailed', `A secret would go unencrypted to ${uri.origin}.`, 'Give an https address.');
}

/** The one that MSAL sends along: Microsoft shows it in the log of sign-ins. */
function correlationIdIn(query: string, body: string | undefined): string | undefined {
  const sent = new URLSearchParams(body).get('client-request-id') ?? new URLSearchParams(query).get('client-request-id');
  return sent !== null && /^[\da-f-]{36}$/i.test(sent) ? sent : undefined;
}

/** MSAL tells the service how its earlier requests went; nobody asked for that. */
function withoutTelemetry(body: string): string {
  return body
    .split('&')
    .filter((parameter) => !/^x-client-(current|last)-telemetry=/.test(parameter))
    .join('&');
}

function toAnswer<T>({ status, headers, text }: Received, { pathname }: URL, sent: string | undefined): Answer<T> {
  const body = parse(status < 400 ? text : withoutSecrets(text, sent));
  if (body === undefined && status < 400)
    throw new SignInError(
      'SignInFailed',
      `The sign-in service answered something that is not JSON (HTTP ${status}).`,
      'Check the address, and the proxy if there is one.',
    );
  // As MSAL's own client does, an answer that is no JSON counts as an error of the service.
  const answer = status < 400 ? { ...body } : { error: 'server_error', error_description: `HTTP ${status}`, ...body };
  if (pathname.endsWith('/devicecode')) checkDeviceCode({ status, body: answer });
  return { status, headers: { ...headers }, body: answer as T };
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A refusal that repeats what was sent to it must not bring that into a message. */
function withoutSecrets(text: string, sent = ''): string {
  let clean = text;
  for (const [name, value] of new URLSearchParams(sent))
    if (/secret|assertion|token|code|password/.test(name) && value.length >= 6)
      clean = clean.replaceAll(value, '…').replaceAll(JSON.stringify(value).slice(1, -1), '…');
  return clean;
}
