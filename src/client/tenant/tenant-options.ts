import type { Cloud } from '../clouds.ts';

/** What a client must know of a tenant in one of Microsoft's clouds, or of a service that stands in for one. */
export interface TenantOptions {
  readonly cloud: Cloud;
  /** `auto`: as the table of providers says. */
  readonly api: 'auto' | 'graph' | 'configapi';
  /** A csteams service takes the place of Microsoft's: it answers every route there is. */
  readonly standIn: boolean;
  /** Corrections to the table of routes, as `parseRouteOverride` reads them. */
  readonly routes?: Readonly<Record<string, string>>;
}
