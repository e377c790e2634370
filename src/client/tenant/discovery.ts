import { correlationHeader, routes } from '../routes.ts';
import type { Request, Response, Transport } from '../transport.ts';

/**
 * Asks the policy service once where the tenant lives, and says so with every request, as the clients do that were observed to write. Reading works without:
 * where there is no such answer, requests go as they are. Its addresses are not followed; tokens go to the host that the table of clouds names.
 */
export function withDiscovery(inner: Transport): Transport {
  let asked: Promise<Readonly<Record<string, string>>> | undefined;
  return async (request, signal) => {
    asked ??= discover(inner, request, signal);
    const headers = await asked;
    return inner({ ...request, headers: { ...request.headers, ...headers } }, signal);
  };
}

/** Under the correlation id of the request that it goes before. */
async function discover(inner: Transport, { headers }: Request, signal: AbortSignal | undefined): Promise<Readonly<Record<string, string>>> {
  try {
    const { method, path } = routes.discover;
    const correlationId = headers?.[correlationHeader];
    const forest = forestIn(await inner({ method, path, ...(correlationId !== undefined && { headers: { [correlationHeader]: correlationId } }) }, signal));
    return forest === undefined ? {} : { 'x-ms-forest': forest, 'x-authz-scope': 'tenant' };
  } catch {
    // Whatever is wrong, the request itself will meet it and say so.
    return {};
  }
}

/** The name of the forest, if it is one that may stand in a header. */
function forestIn({ status, body }: Response): string | undefined {
  if (status !== 200) return undefined;
  const forest = member(member(body, 'Headers'), 'X-MS-Forest');
  return typeof forest === 'string' && /^[\w.-]{1,64}$/.test(forest) ? forest : undefined;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1];
}
