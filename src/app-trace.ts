import type { Trace } from './sign-in/network-client.ts';

/** `--debug`: a line for each request, without what may be secret: neither bodies, headers nor queries. */
export const traceTo =
  (write: (text: string) => void): Trace =>
  ({ method, url, status, ms, attempt, correlationId, failure }) =>
    write(
      `DEBUG: ${method} ${url} ${status ?? failure ?? ''} ${ms} ms${attempt > 1 ? `, attempt ${attempt}` : ''}${correlationId === undefined ? '' : ` [${correlationId}]`}\n`,
    );
