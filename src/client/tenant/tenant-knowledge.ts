import type { AnyRouteName } from './any-route.ts';
import { routeGuard } from './route-guard.ts';
import { routeOverrides, type RouteOverride } from './route-overrides.ts';
import type { TenantOptions } from './tenant-options.ts';

/** What all clients of a tenant share, whatever correlation ids they use. */
export interface TenantKnowledge {
  readonly overrides: ReadonlyMap<AnyRouteName, RouteOverride>;
  /** Stands before every request. Throws RouteNotFound. */
  readonly guard: (name: AnyRouteName) => void;
  /** Ids that Graph gave for policies, by type and name. */
  readonly policyIds: Map<string, Promise<string>>;
  /** The same warning comes once a run. */
  readonly warnOnce: (message: string) => void;
}

/** Throws InvalidRoute. */
export function tenantKnowledge(tenant: TenantOptions, onWarning: ((message: string) => void) | undefined): TenantKnowledge {
  const said = new Set<string>();
  const warnOnce = (message: string): void => {
    if (said.has(message)) return;
    said.add(message);
    onWarning?.(message);
  };
  const overrides = routeOverrides(tenant.routes);
  return { overrides, guard: routeGuard(tenant, overrides, warnOnce), policyIds: new Map(), warnOnce };
}
