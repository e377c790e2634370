import type { IncomingMessage, ServerResponse } from 'node:http';
import { correlationHeader, type ErrorBody } from '../client/routes.ts';
import type { Request, Response, Transport } from '../client/transport.ts';
import type { AccessToken, AccessTokens } from './access-tokens.ts';
import { deliver } from './delivery.ts';
import type { FaultyAnswer, FaultyService } from './faults.ts';
import { Refusal, refusal } from './refusal.ts';
import { readJson } from './request-body.ts';

/** Tells the service which token a request came with; never taken from the request itself. */
export const tokenNameHeader = 'x-csteams-token';

/** A request in the log: one line each, and no token, query or body in it. */
export interface RequestLogEntry {
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly correlationId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** From the request's headers to the answer's last byte. */
  readonly ms: number;
  /** The access token's name. */
  readonly token?: string;
  /** The error's code, where the answer is one. */
  readonly error?: string;
  /** The fault that was put in on purpose. */
  readonly fault?: string;
  /** Why the service failed, for status 500. */
  readonly reason?: string;
}

export interface RequestOptions {
  readonly transport: Transport;
  /** Answers in its place, with faults. */
  readonly faulty?: FaultyService | undefined;
  readonly tokens: Pick<AccessTokens, 'verify'>;
  readonly log: (entry: RequestLogEntry) => void;
  readonly maximumBodyBytes: number;
  readonly isOurHost: (host: string) => boolean;
  readonly newCorrelationId: () => string;
}

/** Answers one HTTP request: checks host and token, reads the body, asks the service, writes and logs. Never rejects. */
export async function answerRequest(message: IncomingMessage, output: ServerResponse, options: RequestOptions): Promise<void> {
  const time = new Date().toISOString();
  const started = performance.now();
  const url = new URL(message.url ?? '/', 'http://service.invalid');
  const asked = message.headers[correlationHeader];
  const correlationId = typeof asked === 'string' && /^[\w-]{1,64}$/.test(asked) ? asked : options.newCorrelationId();
  let token: AccessToken | undefined;
  let reason: string | undefined;
  let answered: FaultyAnswer;
  try {
    checkHost(message, options);
    token = await authenticate(message, options);
    const request = await toRequest(message, url, correlationId, token, options);
    answered = options.faulty ? await options.faulty(request) : asItIs(await options.transport(request));
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) reason = thrown instanceof Error ? thrown.message : String(thrown);
    answered = asItIs(thrown instanceof Refusal ? thrown.answer : failure);
  }
  const { response: answer, fault } = answered;
  const error = codeOf(answer.body);
  output.on('close', () => {
    const ms = Math.round((performance.now() - started) * 10) / 10;
    options.log({
      time,
      correlationId,
      method: message.method ?? '',
      path: url.pathname,
      status: answer.status,
      ms,
      ...(token && { token: token.name }),
      ...(error !== undefined && { error }),
      ...(fault !== undefined && { fault }),
      ...(reason !== undefined && { reason }),
    });
  });
  write(message, output, answered, correlationId);
}

const asItIs = (response: Response): FaultyAnswer => ({ response, delivery: { kind: 'whole' } });

const failure = refusal(500, 'ServiceError', 'The service failed.', { recommendation: 'Its log says more under the correlation id.' }).answer;

/** Keeps pages of other sites from reaching the service under a name of their own. */
function checkHost({ headers }: IncomingMessage, { isOurHost }: RequestOptions): void {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (!isOurHost(host)) throw refusal(421, 'InvalidRequest', 'This service does not go by that name.', { target: 'Host' });
}

async function authenticate({ headers, method }: IncomingMessage, { tokens }: RequestOptions): Promise<AccessToken> {
  const text = /^Bearer +([\w.~+/=-]+)$/i.exec(headers.authorization ?? '')?.[1];
  const token = text === undefined ? undefined : await tokens.verify(text);
  if (!token) {
    throw refusal(401, 'Unauthorized', text === undefined ? 'A bearer token is required.' : 'The token is not valid, or no longer.', {
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  if (token.role === 'reader' && method !== 'GET') {
    throw refusal(403, 'Forbidden', `The token '${token.name}' may read only.`, { recommendation: 'Use a token with the role admin.' });
  }
  return token;
}

async function toRequest(message: IncomingMessage, url: URL, correlationId: string, token: AccessToken, options: RequestOptions): Promise<Request> {
  const body = await readJson(message, options.maximumBodyBytes);
  return {
    // A method of none of the routes is answered by the service like any other it does not offer.
    method: message.method as Request['method'],
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { [correlationHeader]: correlationId, [tokenNameHeader]: token.name },
    ...(body !== undefined && { body }),
  };
}

function write(message: IncomingMessage, output: ServerResponse, { response: answer, delivery }: FaultyAnswer, correlationId: string): void {
  // What was not read of a refused body would be taken for the next request.
  if (!message.complete) output.setHeader('connection', 'close');
  const text = answer.body === undefined ? undefined : JSON.stringify(answer.body);
  const headers = {
    ...answer.headers,
    [correlationHeader]: correlationId,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(text !== undefined && { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }),
  };
  deliver(output, delivery, answer.status, headers, text);
}

function codeOf(body: unknown): string | undefined {
  const error = typeof body === 'object' && body !== null && 'error' in body ? (body as ErrorBody).error : undefined;
  return error?.code;
}
