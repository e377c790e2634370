import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopback, type Transport } from '../client/transport.ts';
import type { AccessTokens } from './access-tokens.ts';
import { certificateHosts } from './certificate.ts';
import type { FaultyService } from './faults.ts';
import type { SignIn } from './openid/sign-in.ts';
import { answerRequest, type RequestLogEntry } from './server-request.ts';
import { ServingError } from './serving-error.ts';

export interface ServeOptions {
  /** What answers: a service in this process. */
  readonly transport: Transport;
  /** Answers in its place, with faults put in on purpose. */
  readonly faulty?: FaultyService | undefined;
  readonly tokens: Pick<AccessTokens, 'verify'>;
  /** Signs people and applications in; nobody where absent. */
  readonly signIn?: SignIn | undefined;
  /** Where clients reach the service, if that is another address than it listens on: its host's name is ours, too. */
  readonly publicUrl?: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** The address to listen on; without `tls` a loopback address. */
  readonly host?: string;
  /** PEM texts. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Called once for every request, with nothing secret. */
  readonly log: (entry: RequestLogEntry) => void;
  /** Bytes of a request's body, at most. */
  readonly maximumBodyBytes?: number;
  /** Milliseconds that requests under way get when the server stops. */
  readonly drainTimeout?: number;
  /** Milliseconds for a whole request to arrive. */
  readonly requestTimeout?: number;
}

export interface Serving {
  /** `http://127.0.0.1:8080` */
  readonly uri: string;
  /** Takes no more requests, lets those under way finish, then closes. */
  close(): Promise<void>;
}

/** Serves a policy service over HTTP, or HTTPS with `tls`. Rejects with InsecureServiceUri, AddressUnavailable or CertificateUnreadable. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { host = '127.0.0.1', tls, port, drainTimeout = 10_000, requestTimeout = 30_000, maximumBodyBytes = 1024 * 1024 } = options;
  if (!tls && !isLoopback(host)) {
    throw new ServingError(
      'InsecureServiceUri',
      host,
      `${host} can be reached from other machines, and without TLS tokens could be read on their way.`,
      'Give --tls-cert and --tls-key, or listen on 127.0.0.1.',
    );
  }
  const isListenedTo = tls ? certificateHosts(tls.certificate) : isLoopback;
  const publicHost = options.publicUrl === undefined ? undefined : new URL(options.publicUrl).hostname;
  const isOurHost = (name: string): boolean => isListenedTo(name) || name.toLowerCase() === publicHost;
  const state = { stopping: false };
  const listener: RequestListener = (request, response) => {
    if (state.stopping) response.setHeader('connection', 'close');
    void answerRequest(request, response, { ...options, isOurHost, maximumBodyBytes, newCorrelationId: randomUUID });
  };
  const server = await createServer(
    listener,
    {
      headersTimeout: Math.min(10_000, requestTimeout),
      requestTimeout,
      keepAliveTimeout: 15_000,
      connectionsCheckingInterval: Math.min(5_000, requestTimeout),
    },
    tls,
  );
  // Whoever reads an answer too slowly is let go.
  server.setTimeout(60_000);
  await listen(server, host, port);
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    uri: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    async close() {
      state.stopping = true;
      const closed = once(server, 'close');
      server.close();
      const timer = setTimeout(() => server.closeAllConnections(), drainTimeout);
      await closed;
      clearTimeout(timer);
    },
  };
}

async function createServer(listener: RequestListener, settings: ServerOptions, tls: ServeOptions['tls']): Promise<Server> {
  if (!tls) return createHttpServer(settings, listener);
  const { createServer: createHttpsServer } = await import('node:https');
  try {
    return createHttpsServer({ ...settings, cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' }, listener);
  } catch (error) {
    throw new ServingError(
      'CertificateUnreadable',
      'tls',
      `The certificate and key cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
      'Give a PEM certificate with --tls-cert and its own, unencrypted PEM key with --tls-key.',
      error,
    );
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host.replace(/^\[|\]$/g, ''));
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why =
      code === 'EADDRINUSE' ? 'another program listens there' : code === 'EACCES' ? 'this port needs more rights' : 'this machine does not have that address';
    throw new ServingError(
      'AddressUnavailable',
      `${host}:${port}`,
      `The service cannot listen on ${host}:${port}: ${why}.`,
      'Choose another one with --port or --host.',
      error,
    );
  }
}
