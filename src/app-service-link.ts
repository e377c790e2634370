import type { KeptAt, Link } from './app-link.ts';
import type { World } from './world.ts';
import { ClientError } from './client/client-error.ts';
import type { DispatcherOptions } from './client/http-dispatcher.ts';
import { httpTransport } from './client/http-transport.ts';
import { createPolicyClient, type PolicyClientOptions } from './client/policy-client.ts';
import { retryingTransport } from './client/retrying-transport.ts';
import { tracingTransport, type Trace } from './client/tracing-transport.ts';
import { readTokenFile } from './cmdlets/connection/token.ts';
import type { ConnectionSecrets } from './cmdlets/services.ts';
import type { Profile } from './config/profile.ts';

interface ServiceLinkOptions {
  readonly world: World;
  readonly profile: Profile;
  /** Just given by the person; absent for a connection that is kept. */
  readonly given?: ConnectionSecrets;
  readonly saved: KeptAt;
  readonly client: Omit<PolicyClientOptions, 'correlationId'>;
  readonly proxy?: NonNullable<DispatcherOptions['proxy']>;
  readonly trace?: Trace;
  /** Milliseconds for all requests of a command. */
  readonly commandDeadline?: number;
  readonly onClose: (close: () => Promise<void>) => void;
}

/** The link to a served csteams policy service, with a token of its own: just given, from the file that the profile names, kept, or from the environment. */
export function serviceLink({ world, profile, given, saved, client, proxy, trace, commandDeadline, onClose }: ServiceLinkOptions): Link {
  const { environment, version, files, clock } = world;
  let known: Promise<string | undefined> | undefined;
  const kept = (): Promise<string | undefined> => (known ??= given ? Promise.resolve(given.token) : stored());
  async function stored(): Promise<string | undefined> {
    const { name, store } = saved;
    try {
      return await (await store()).get(name);
    } catch (error) {
      // Where the environment has a token, the keychain is not needed.
      if (environment('CSTEAMS_TOKEN') === undefined) throw error;
      return undefined;
    }
  }
  const http = httpTransport({
    serviceUri: profile.serviceUri ?? '',
    token: async () =>
      profile.tokenFile === undefined ? ((await kept()) ?? environment('CSTEAMS_TOKEN') ?? noToken(profile)) : readTokenFile(profile.tokenFile, files),
    userAgent: `csteams/${version}`,
    ...(proxy && { proxy }),
  });
  onClose(() => http.close());
  const traced = trace ? tracingTransport(http.send, () => (profile.serviceUri ?? '').replace(/\/$/, ''), trace) : http.send;
  const retrying = retryingTransport(traced, { clock, ...(commandDeadline !== undefined && { commandDeadline }) });
  return {
    client: (correlationId) => createPolicyClient(retrying.send, { ...client, correlationId }),
    who: async () => ({}),
    async secret() {
      const text = profile.tokenFile === undefined ? await kept() : undefined;
      return text === undefined ? undefined : { text, needed: true };
    },
    beginCommand: retrying.beginCommand,
    keepAt: () => undefined,
  };
}

function noToken({ name }: Profile): never {
  throw new ClientError({
    id: 'NotConnected',
    category: 'AuthenticationError',
    message: `There is no access token for the connection '${name}'.`,
    recommendation: 'Set CSTEAMS_TOKEN, or connect again: Connect-MicrosoftTeams -ServiceUri <address> -TokenFile <file>.',
  });
}
