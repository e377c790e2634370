import { randomUUID } from 'node:crypto';
import { clouds, type Cloud } from '../../../src/client/clouds.ts';
import type { PolicyClient } from '../../../src/client/policy-client.ts';
import { createTenantClient } from '../../../src/client/tenant/tenant-client.ts';
import type { TenantOptions } from '../../../src/client/tenant/tenant-options.ts';
import type { Request, Response } from '../../../src/client/transport.ts';

/** What a tenant that nobody can reach from here answers, request by request: `GET /path` to a body, or to a whole answer. */
export type Script = Readonly<Record<string, unknown>>;

export interface ScriptedTenant {
  readonly client: PolicyClient;
  readonly requests: Request[];
  readonly warnings: string[];
  /** `METHOD /path?query` of every request. */
  readonly lines: () => readonly string[];
}

/** A client of a tenant in a cloud, whose answers are given. A request without one fails the test that sent it. */
export function scriptedTenant(script: Script, options: Partial<TenantOptions> & { readonly cloud?: Cloud } = {}): ScriptedTenant {
  const requests: Request[] = [];
  const warnings: string[] = [];
  const answer = async (request: Request): Promise<Response> => {
    requests.push(request);
    const found = script[lineOf(request)] ?? script[`${request.method} ${decodeURIComponent(request.path)}`];
    if (found === undefined) throw new Error(`The tenant was not expected to be asked ${lineOf(request)}.`);
    return isWhole(found) ? { headers: {}, ...found } : { status: 200, headers: {}, body: found };
  };
  const client = createTenantClient(
    answer,
    { correlationId: randomUUID, onWarning: (message) => void warnings.push(message) },
    { cloud: clouds.Commercial, api: 'auto', standIn: false, ...options },
  );
  return { client, requests, warnings, lines: () => requests.map(lineOf) };
}

const isWhole = (value: unknown): value is { readonly status: number; readonly body?: unknown } =>
  typeof value === 'object' && value !== null && 'status' in value;

function lineOf({ method, path, query = {} }: Request): string {
  const asked = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return `${method} ${decodeURIComponent(path)}${asked === '' ? '' : `?${asked}`}`;
}

/** The error of a promise that must reject. */
export async function rejection(promise: Promise<unknown>): Promise<{ readonly id?: string; readonly message?: string; readonly recommendation?: string }> {
  try {
    await promise;
  } catch (thrown) {
    return thrown as { readonly id?: string };
  }
  throw new Error('It did not reject.');
}
