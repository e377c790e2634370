import type { Request } from '../client/transport.ts';
import type { TokenRole } from './access-tokens.ts';

/** Who asks. */
export interface Caller {
  readonly name: string;
  readonly role: TokenRole | 'none';
  /** What Graph lets the caller do. Absent: what the role does. */
  readonly permissions?: readonly string[];
  /** How it proved who it is. */
  readonly kind: 'access token' | 'application' | 'person' | 'this process';
}

/** Tells the service who a request is from; never taken from the request itself. */
const callerHeader = 'x-csteams-caller';

export const callerHeaders = (caller: Caller): Readonly<Record<string, string>> => ({ [callerHeader]: encodeURIComponent(JSON.stringify(caller)) });

/** Who a request is from. One that has come over no wire is from this process, which may do everything. */
export function callerOf({ headers }: Request): Caller {
  const text = headers?.[callerHeader];
  return text === undefined ? { name: 'local', role: 'admin', kind: 'this process' } : (JSON.parse(decodeURIComponent(text)) as Caller);
}
