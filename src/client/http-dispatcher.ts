import { setFlagsFromString } from 'node:v8';
import type { Dispatcher } from 'undici';
import { proxyUri } from './proxy-uri.ts';

export type { Dispatcher } from 'undici';

/** Times in milliseconds, sizes in bytes. */
export interface DispatcherOptions {
  /** Sockets to the service at most. */
  readonly connections: number;
  readonly connectTimeout: number;
  /** Until the answer's headers are there. */
  readonly headersTimeout: number;
  /** Between two pieces of the answer's body. */
  readonly bodyTimeout: number;
  readonly maximumResponseBytes: number;
  /** The value of HTTPS_PROXY, and of NO_PROXY. */
  readonly proxy?: { readonly uri: string; readonly except?: string };
}

/** Opens connections to one origin. Rejects with InvalidServiceUri when the proxy's address is none. The only file that knows undici, which it loads when the first request is made; of it, without a proxy, only the pool. */
export async function openDispatcher(origin: string, options: DispatcherOptions): Promise<Dispatcher> {
  // undici's parser is WebAssembly: optimising it costs more than a command line's few requests take, and gains nothing measurable on thousands.
  setFlagsFromString('--liftoff-only');
  const { connections, connectTimeout, headersTimeout, bodyTimeout, maximumResponseBytes, proxy } = options;
  // Said here, it holds whatever NODE_TLS_REJECT_UNAUTHORIZED says.
  const trust = { rejectUnauthorized: true };
  const settings = { connections, headersTimeout, bodyTimeout, maxResponseSize: maximumResponseBytes, connect: { timeout: connectTimeout, ...trust } };
  if (proxy) {
    // Whole: its agents for proxies use what only its front door puts together. The bundle hands it on as the default alone.
    const { default: undici } = await import('undici');
    return new undici.EnvHttpProxyAgent({
      ...settings,
      httpProxy: '',
      httpsProxy: proxyUri(proxy.uri),
      noProxy: proxy.except ?? '',
      requestTls: trust,
      proxyTls: trust,
    });
  }
  const { default: Pool } = await import('undici/lib/dispatcher/pool.js');
  return new Pool(origin, settings);
}
