import type { Response } from './transport.ts';

/**
 * What a failed attempt says about the request. `unsent`: it never left. `refused`: the service did not take it on. `ambiguous`: nobody knows whether
 * it was carried out. `final`: trying again would change nothing.
 */
export type FaultKind = 'unsent' | 'refused' | 'ambiguous' | 'final';

/** Gateways and services in trouble. */
const transient = new Set([408, 500, 502, 503, 504]);

/** Codes of answers with status 500 that stay as they are until somebody mends the service. */
const lasting = new Set(['StoreDamaged', 'StoreReadOnly', 'StoreVersion', 'StoreFull']);

/** undefined: the answer is no fault. */
export function faultOfAnswer({ status, body }: Response): FaultKind | undefined {
  if (status === 429) return 'refused';
  if (!transient.has(status)) return status >= 400 ? 'final' : undefined;
  return lasting.has(codeOf(body)) ? 'final' : 'ambiguous';
}

const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Of what a transport threw. */
export function faultOfFailure(thrown: unknown): FaultKind {
  const id = thrown instanceof Error && 'id' in thrown ? thrown.id : undefined;
  const code = networkCode(thrown);
  if (unsent.has(code)) return 'unsent';
  if (/CERT|SIGNED|SIGNATURE|ISSUER/.test(code)) return 'final';
  return id === 'ServiceUnreachable' || id === 'RequestTimedOut' || id === 'InvalidResponse' ? 'ambiguous' : 'final';
}

/** An error after which nobody knows whether the write was carried out. */
export function isAmbiguous(thrown: unknown): boolean {
  const status = thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number' ? thrown.status : undefined;
  if (status === undefined || status < 400) return faultOfFailure(thrown) === 'ambiguous';
  const id = thrown instanceof Error && 'id' in thrown ? String(thrown.id) : '';
  return transient.has(status) && !lasting.has(id);
}

function networkCode(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : networkCode(thrown.cause);
}

function codeOf(body: unknown): string {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
