import type { KeyObject } from 'node:crypto';
import type { AccessTokens } from '../access-tokens.ts';
import type { Store } from '../store.ts';
import type { Applications } from './applications.ts';

/** What signing in is done with. */
export interface SignInWorld {
  /** The tenant and its users. */
  readonly store: Store;
  readonly applications: Pick<Applications, 'get' | 'find' | 'hasSecret'>;
  /** The keys with which people prove who they are. */
  readonly tokens: Pick<AccessTokens, 'verify' | 'list'>;
  /** What signs tokens. */
  readonly key: () => Promise<KeyObject>;
  readonly now: () => Date;
  /** Where clients reach the service: an origin without a slash at the end. */
  readonly baseUrl: () => string;
  /** Seconds that an access token is valid. */
  readonly tokenLifetime: number;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** The application whose tokens this machine's processes may have as a managed identity; none where absent. */
  readonly managedIdentity?: string | undefined;
}
