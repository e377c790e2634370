import type { Request } from '../../src/client/transport.ts';
import { createService, type ServiceOptions } from '../../src/service/service.ts';
import { openStore, type Store } from '../../src/service/store.ts';

export const encryption = 'TeamsEnhancedEncryptionPolicy';
export const configurations = `/Skype.Policy/configurations/${encryption}`;

/** What came back, with the error's code and target at hand. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly error: {
    readonly code?: string;
    readonly target?: string;
    readonly message?: string;
    readonly details?: readonly string[];
    readonly recommendation?: string;
  };
}

export type Send = (method: Request['method'], path: string, body?: unknown, query?: Readonly<Record<string, string>>) => Promise<Reply>;

export const sendTo = (store: Store, options: Partial<ServiceOptions> = {}): Send => {
  const service = createService({ store, clock: { now: () => new Date('2026-01-02T03:04:05Z') }, ...options });
  return async (method, path, body, query) => {
    const response = await service({ method, path, ...(body !== undefined && { body }), ...(query && { query }) });
    const outer = response.body as { readonly error?: Reply['error'] } | undefined;
    return { status: response.status, headers: response.headers, body: response.body, error: outer?.error ?? {} };
  };
};

/** A fresh small Contoso in memory. */
export async function contoso(): Promise<Send> {
  return sendTo(await openStore(':memory:'));
}

export const userPath = (user: string, type = encryption) => `/Skype.Policy/users/${encodeURIComponent(user)}/policies/${type}`;
export const groupPath = (group: string, type = encryption) => `/Skype.Policy/groupPolicyAssignments/${encodeURIComponent(group)}/policyTypes/${type}`;
export const tenantPath = (type = encryption) => `/Skype.Policy/tenants/policies/${type}`;
