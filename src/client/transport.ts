/** One HTTP request as plain data. `path` starts with a slash and is percent-encoded; `body` is JSON data, or absent. */
export interface Request {
  /** Which of a tenant's services it goes to; the policy service where absent. */
  readonly api?: 'Graph';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A POST that comes to the same when it is carried out twice, so that it may be sent again when nobody knows what became of it. */
  readonly repeatable?: true;
  /** 1 for the first attempt. */
  readonly attempt?: number;
}

/** `body` is parsed JSON, or undefined when there is none. */
export interface Response {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends a request and gives the response, whatever its status. Rejects only when there is no response (`ServiceUnreachable`, `RequestTimedOut`, …). */
export type Transport = (request: Request, signal?: AbortSignal) => Promise<Response>;

/** The names and addresses of this machine that never leave it: the only ones where http will do. `host` without port; IPv6 with or without brackets. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i.test(host);
}
