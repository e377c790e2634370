import { ClientError } from '../client-error.ts';
import { anyRoutes, type AnyRouteName } from './any-route.ts';
import type { TenantOptions } from './tenant-options.ts';

/**
 * What stands before a request to a real tenant. A route that only csteams' own service has is refused; one that nobody has verified is warned of, once
 * a run, with what is not known. A route that its user has corrected is theirs. A service that stands in has every route, but warns all the same, so that
 * a rehearsal shows what the tenant will show.
 */
export function routeGuard(
  tenant: TenantOptions,
  overrides: ReadonlyMap<AnyRouteName, unknown>,
  warnOnce: (message: string) => void,
): (name: AnyRouteName) => void {
  return (name) => {
    if (overrides.has(name)) return;
    if (!tenant.cloud.groupAssignments && groupRoutes.has(name)) throw noGroups(name);
    const { method, path, mark, note } = anyRoutes[name];
    if (mark === 'ours' && !tenant.standIn) {
      throw new ClientError({
        id: 'RouteNotFound',
        category: 'NotImplemented',
        message: `No interface of Microsoft's is known that does this (${name}).`,
        recommendation: `Try it in the sandbox: --profile sandbox. If you know the interface, say so: csteams profile route <profile> ${name} '${method} <path>'`,
        target: name,
      });
    }
    if (mark !== 'unverified') return;
    warnOnce(`${method} ${path} has not been verified against a real tenant. ${note} Should it be wrong, correct it: csteams profile route.`);
  };
}

const groupRoutes: ReadonlySet<AnyRouteName> = new Set(['grantToGroup', 'listGroupAssignments', 'removeGroupAssignment']);

const noGroups = (name: AnyRouteName): ClientError =>
  new ClientError({
    id: 'RouteNotFound',
    category: 'NotImplemented',
    message: 'In this cloud policies cannot be assigned to groups.',
    recommendation: 'Assign them to users: a rollout (Start-CsPolicyRollout) does it for many.',
    target: name,
  });
