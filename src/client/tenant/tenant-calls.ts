import { senderOver, type Asked, type Call, type PolicyClientOptions, type Sent } from '../call.ts';
import { ClientError } from '../client-error.ts';
import { graphPath, type GraphRouteName, type GraphRouteParameters } from '../graph-routes.ts';
import type { Reading } from '../reading.ts';
import { routePath } from '../routes.ts';
import type { Transport } from '../transport.ts';
import { anyRoutes, type AnyRouteName } from './any-route.ts';
import { overriddenPath } from './route-overrides.ts';
import { withTenantAdvice } from './tenant-advice.ts';
import type { TenantKnowledge } from './tenant-knowledge.ts';

/** As `Call`, to Microsoft Graph. */
export type GraphCall = <Name extends GraphRouteName>(name: Name, parameters: GraphRouteParameters<Name>, sent?: Sent) => Promise<Reading>;

export interface TenantCalls {
  readonly call: Call;
  readonly graph: GraphCall;
}

/** Assigning and taking away twice comes to the same. */
const repeatable: ReadonlySet<AnyRouteName> = new Set(['graphAssign', 'graphUnassign']);

/** Requests to a tenant's two services, each by its route, or by what the user says that it is. */
export function tenantCalls(transport: Transport, options: PolicyClientOptions, { overrides, guard }: TenantKnowledge): TenantCalls {
  const send = senderOver(transport, options);

  async function sendRoute(name: AnyRouteName, usualPath: string, parameters: Readonly<Record<string, string>>, sent: Sent | undefined): Promise<Reading> {
    guard(name);
    const { method, path: template, api } = anyRoutes[name];
    const override = overrides.get(name);
    const asked: Asked = {
      name,
      parameters,
      ...(override ? { method: override.method, template: override.path, path: overriddenPath(override, parameters) } : { method, template, path: usualPath }),
      ...(api && { api }),
      ...(repeatable.has(name) && { repeatable: true }),
    };
    try {
      return await send(asked, sent);
    } catch (thrown) {
      throw thrown instanceof ClientError ? withTenantAdvice(thrown, name) : thrown;
    }
  }

  return {
    // Rejected, not thrown, as every other mistake in a request.
    call: async (name, parameters, sent) => sendRoute(name, routePath(name, parameters), parameters, sent),
    graph: async (name, parameters, sent) => sendRoute(name, graphPath(name, parameters), parameters, sent),
  };
}
