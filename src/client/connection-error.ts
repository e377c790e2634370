import { ClientError, requestStopped } from './client-error.ts';
import { DeadlinePassed } from './http-exchange.ts';
import { correlationHeader } from './routes.ts';
import { isLoopback, type Request } from './transport.ts';

interface Attempt {
  readonly uri: URL;
  readonly request: Request;
  readonly signal?: AbortSignal | undefined;
}

/** The error for a request that got no answer, from whatever undici, the resolver or TLS threw. */
export function connectionError(thrown: unknown, { uri, request, signal }: Attempt): ClientError {
  if (thrown instanceof ClientError) return thrown;
  const code = codeOf(thrown);
  const about = { correlationId: request.headers?.[correlationHeader], target: uri.origin, cause: thrown };
  if (signal?.aborted === true) return requestStopped(about);
  if (thrown instanceof DeadlinePassed || code.endsWith('_TIMEOUT') || code === 'ETIMEDOUT') {
    return new ClientError({
      id: 'RequestTimedOut',
      category: 'OperationTimeout',
      message: `The service at ${uri.origin} took too long to answer ${request.method} ${request.path}.`,
      recommendation: request.method === 'GET' ? 'Try again.' : 'The change may have been made: look before you try again.',
      ...about,
    });
  }
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' || code === 'ERR_BUFFER_TOO_LARGE') {
    return new ClientError({
      id: 'ResponseTooLarge',
      category: 'LimitsExceeded',
      message: `The service's answer to ${request.method} ${request.path} is larger than csteams accepts.`,
      recommendation: 'Check that the service address is that of a policy service.',
      ...about,
    });
  }
  return new ClientError({
    id: 'ServiceUnreachable',
    category: 'ConnectionError',
    message: `The service at ${uri.origin} cannot be reached: ${reason(code, thrown)}.`,
    recommendation: advice(code, uri),
    ...about,
  });
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return codeOf(thrown.cause);
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers there does not speak TLS',
};

function reason(code: string, thrown: unknown): string {
  const known = reasons[code];
  if (known !== undefined) return known;
  const message = thrown instanceof Error ? thrown.message.trim() : '';
  const refused = /^Proxy response \((\d+)\)/.exec(message)?.[1];
  return refused === undefined ? message || 'the connection failed' : `the proxy refused with HTTP ${refused}`;
}

function advice(code: string, uri: URL): string {
  if (code.includes('CERT') || code.includes('SIGNED') || code.includes('SIGNATURE') || code.includes('ISSUER')) {
    return 'Its certificate is not trusted here. For a certificate of your own authority set NODE_EXTRA_CA_CERTS to the authority’s file.';
  }
  if (code === 'ECONNREFUSED' && isLoopback(uri.hostname)) return `Start it with: csteams service start --port ${uri.port === '' ? '80' : uri.port}`;
  return 'Check the address, the network and, if there is one, the proxy (HTTPS_PROXY).';
}
