import { correlationHeader } from './routes.ts';
import type { Request, Transport } from './transport.ts';

/** One request as `--debug` shows it. No header and no body is in it, because tokens and settings are. */
export interface TraceLine {
  readonly method: string;
  readonly url: string;
  /** Absent where no answer came. */
  readonly status?: number;
  /** From sending to the last byte. */
  readonly ms: number;
  /** 1 for the first. */
  readonly attempt: number;
  readonly correlationId?: string;
  /** Why no answer came. */
  readonly failure?: string;
}

export type Trace = (line: TraceLine) => void;

/** Tells of every attempt that passes. `baseOf` gives the address that a request goes to, without its path. */
export function tracingTransport(inner: Transport, baseOf: (request: Request) => string, trace: Trace): Transport {
  return async (request, signal) => {
    const started = performance.now();
    const query = request.query && Object.keys(request.query).length > 0 ? `?${new URLSearchParams(request.query).toString()}` : '';
    const about = { method: request.method, url: redactedUrl(`${baseOf(request)}${request.path}${query}`), attempt: request.attempt ?? 1 };
    const ms = (): number => Math.round(performance.now() - started);
    try {
      const response = await inner(request, signal);
      const correlationId = response.headers[correlationHeader] ?? response.headers['request-id'] ?? request.headers?.[correlationHeader];
      trace({ ...about, status: response.status, ms: ms(), ...(correlationId !== undefined && { correlationId }) });
      return response;
    } catch (thrown) {
      const correlationId = request.headers?.[correlationHeader];
      trace({ ...about, ms: ms(), ...(correlationId !== undefined && { correlationId }), failure: thrown instanceof Error ? thrown.message : String(thrown) });
      throw thrown;
    }
  };
}

/** Names of query parameters whose values are nobody's business. */
const secret = /token|secret|password|passwd|pwd|code|assertion|credential|signature|^sig$|^key$|^state$|^nonce$/i;

/** The address with the values of secret-looking parameters, a user name, a password and the fragment taken out. */
export function redactedUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of new Set(url.searchParams.keys())) if (secret.test(name)) url.searchParams.set(name, '***');
  return url.href;
}

/** `DEBUG: 204 PATCH https://… in 35 ms, attempt 2, correlation id …` */
export function traceText({ method, url, status, ms, attempt, correlationId, failure }: TraceLine): string {
  const details = [`in ${ms} ms`, ...(attempt > 1 ? [`attempt ${attempt}`] : []), ...(correlationId === undefined ? [] : [`correlation id ${correlationId}`])];
  return `DEBUG: ${status ?? 'no answer:'} ${method} ${url} ${details.join(', ')}${failure === undefined ? '' : `: ${failure}`}`;
}
