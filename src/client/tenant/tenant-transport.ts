import type { Hosts } from '../clouds.ts';
import type { DispatcherOptions } from '../http-dispatcher.ts';
import { httpTransport } from '../http-transport.ts';
import { retryingTransport, type RetryOptions } from '../retrying-transport.ts';
import type { TokenSource } from '../token-source.ts';
import { tracingTransport, type Trace } from '../tracing-transport.ts';
import type { Transport } from '../transport.ts';
import { withDiscovery } from './discovery.ts';

export interface TenantTransportOptions extends Pick<RetryOptions, 'clock' | 'commandDeadline'> {
  readonly hosts: Pick<Hosts, 'graph' | 'configApi'>;
  readonly token: TokenSource;
  readonly userAgent: string;
  readonly proxy?: DispatcherOptions['proxy'];
  readonly trace?: Trace;
}

/** A way to both services of a tenant: each with its own address, its own token and its own pace. Throws InvalidServiceUri or InsecureServiceUri. */
export function tenantTransport(options: TenantTransportOptions): { readonly send: Transport; beginCommand(): void; close(): Promise<void> } {
  const { hosts, token, userAgent, proxy, clock, commandDeadline, trace } = options;
  const open = (serviceUri: string, resource: Parameters<TokenSource>[0]) => {
    const http = httpTransport({ serviceUri, token: (rejected) => token(resource, rejected), userAgent, packed: true, ...(proxy && { proxy }) });
    const traced = trace ? tracingTransport(http.send, () => serviceUri.replace(/\/$/, ''), trace) : http.send;
    // Each service throttles by itself, so each has a concurrency of its own.
    const { send, beginCommand } = retryingTransport(traced, { clock, ...(commandDeadline !== undefined && { commandDeadline }) });
    return { send, beginCommand, close: () => http.close() };
  };
  const configApi = open(hosts.configApi, 'ConfigApi');
  const graph = open(hosts.graph, 'Graph');
  const discovered = withDiscovery(configApi.send);
  return {
    send: (request, signal) => (request.api === 'Graph' ? graph.send(request, signal) : discovered(request, signal)),
    beginCommand() {
      configApi.beginCommand();
      graph.beginCommand();
    },
    async close() {
      await Promise.all([configApi.close(), graph.close()]);
    },
  };
}
