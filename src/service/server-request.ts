import type { IncomingMessage, ServerResponse } from 'node:http';
import { correlationHeader, type ErrorBody } from '../client/routes.ts';
import { isLoopback, type Request, type Response, type Transport } from '../client/transport.ts';
import type { AccessTokens } from './access-tokens.ts';
import { callerHeaders, type Caller } from './caller.ts';
import { deliver } from './delivery.ts';
import type { FaultyAnswer, FaultyService } from './faults.ts';
import { Refusal, refusal } from './refusal.ts';
import { readJson } from './request-body.ts';
import { authenticate } from './server-authentication.ts';
import type { SignInAnswer } from './openid/sign-in-request.ts';
import type { SignIn } from './openid/sign-in.ts';

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
  /** The access token's name, or who signed in. */
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
  /** Signs people and applications in; nobody where absent. */
  readonly signIn?: SignIn | undefined;
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
  let caller: Caller | undefined;
  let reason: string | undefined;
  let answered: FaultyAnswer;
  try {
    checkHost(message, options);
    const { signIn } = options;
    if (signIn && signIn.methodsOf(url.pathname).length > 0) {
      answered = asItIs(signInResponse(await answerSignIn(signIn, message, url)));
    } else {
      caller = await authenticate(message, url.pathname, options);
      const request = await toRequest(message, url, correlationId, caller, options);
      answered = options.faulty ? await options.faulty(request) : asItIs(await options.transport(request));
    }
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
      ...(caller && { token: caller.name }),
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

async function toRequest(message: IncomingMessage, url: URL, correlationId: string, caller: Caller, options: RequestOptions): Promise<Request> {
  const body = await readJson(message, options.maximumBodyBytes);
  return {
    // A method of none of the routes is answered by the service like any other it does not offer.
    method: message.method as Request['method'],
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { ...passedOn(message), [correlationHeader]: correlationId, ...callerHeaders(caller) },
    ...(body !== undefined && { body }),
  };
}

/** Headers of the client that the service reads. */
function passedOn({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['client-request-id', 'consistencylevel'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? [[name, value]] : [];
    }),
  );
}

/** Signing in has no JSON bodies to read, and pages to write. */
async function answerSignIn(signIn: SignIn, message: IncomingMessage, url: URL): Promise<SignInAnswer> {
  const { readForm } = await import('./openid/form.ts');
  return signIn.answer({
    // Any other method is refused there.
    method: message.method as 'GET' | 'POST',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(message.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    local: isLoopback((message.socket.remoteAddress ?? '').replace(/^::ffff:/, '')),
    readForm: () => readForm(message),
  });
}

const signInResponse = ({ status, headers = {}, body, html }: SignInAnswer): Response =>
  html === undefined
    ? { status, headers, ...(body && { body }) }
    : { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body: new Page(html) };

/** A body that is written as it is. */
class Page {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

function write(message: IncomingMessage, output: ServerResponse, { response: answer, delivery }: FaultyAnswer, correlationId: string): void {
  // What was not read of a refused body would be taken for the next request.
  if (!message.complete) output.setHeader('connection', 'close');
  const text = answer.body === undefined ? undefined : answer.body instanceof Page ? answer.body.html : JSON.stringify(answer.body);
  const headers = {
    ...(text !== undefined && { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }),
    ...answer.headers,
    [correlationHeader]: correlationId,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  deliver(output, delivery, answer.status, headers, text);
}

function codeOf(body: unknown): string | undefined {
  // OAuth's errors are words, the others objects.
  const error = typeof body === 'object' && body !== null && 'error' in body ? (body as ErrorBody | { readonly error: string }).error : undefined;
  return typeof error === 'string' ? error : error?.code;
}
