import { graphRoutes, type GraphRouteName } from '../graph-routes.ts';
import { routes, type Route, type RouteName } from '../routes.ts';

/** A route of either of a tenant's services. */
export type AnyRouteName = RouteName | GraphRouteName;

/** Every path that a tenant may be asked for. */
export const anyRoutes: Readonly<Record<AnyRouteName, Route & { readonly api?: 'Graph'; readonly permission?: string }>> = { ...routes, ...graphRoutes };
