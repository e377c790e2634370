import type { ConnectionService, HistoryService } from './cmdlets/services.ts';
import type { Profile } from './config/profile.ts';
import { localTransport } from './client/local-transport.ts';
import { createPolicyClient, type PolicyClient } from './client/policy-client.ts';
import type { RetryingTransport } from './client/retrying-transport.ts';
import type { Transport } from './client/transport.ts';
import { changeHistory } from './app-history.ts';
import { sandboxFile } from './app-local-service.ts';
import { deterministicGuid } from './service/chance.ts';
import type { World } from './app.ts';

export interface ConnectionOptions {
  /** `--profile`, or the environment's choice. */
  readonly profileName?: string;
  /** false for --no-history: nothing that is written is noted. */
  readonly history?: boolean;
  /** Seconds for all requests of a command; no limit where absent. */
  readonly timeout?: number;
  readonly onWarning: (message: string) => void;
  /** Told once, when the first answer from the sandbox is asked for. */
  readonly onSandbox: () => void;
}

export interface Connections {
  readonly service: ConnectionService;
  /** The client of the current connection; nothing is opened before its first call. */
  readonly policies: PolicyClient;
  readonly history: HistoryService;
  /** The time that a command has for its requests counts from now. */
  beginCommand(): void;
  close(): Promise<void>;
}

/** The connections of a run: which profile is current, and transports to it, opened when first used. */
export function connections(world: World, options: ConnectionOptions): Connections {
  const { folders, environment, signal, clock, version } = world;
  const opened = new Set<() => Promise<void>>();
  const retrying = new Set<RetryingTransport>();
  const clientOptions = { correlationId: () => deterministicGuid(() => clock.random()), onWarning: options.onWarning, signal };
  const profiles = async () => (await import('./config/profiles.ts')).openProfiles(folders.config);
  const credentials = async () => (await import('./config/credentials.ts')).credentialFile(folders.data);

  const sandbox = once(async (): Promise<Transport> => {
    const [{ openStore }, { createService }] = await Promise.all([import('./service/store.ts'), import('./service/service.ts')]);
    const store = await openStore(sandboxFile(folders.data));
    opened.add(() => store.close());
    return localTransport(createService({ store, clock }));
  });

  async function served(profile: Profile, token: string | undefined): Promise<Transport> {
    const { httpTransport } = await import('./client/http-transport.ts');
    const proxy = environment('HTTPS_PROXY') ?? environment('https_proxy');
    const http = httpTransport({
      serviceUri: profile.serviceUri ?? '',
      token: async () => token ?? (await (await credentials()).get(profile.name)) ?? environment('CSTEAMS_TOKEN') ?? (await noToken(profile)),
      userAgent: `csteams/${version}`,
      ...(proxy !== undefined && proxy !== '' && { proxy: { uri: proxy, except: environment('NO_PROXY') ?? environment('no_proxy') ?? '' } }),
    });
    opened.add(() => http.close());
    const { retryingTransport } = await import('./client/retrying-transport.ts');
    const { timeout } = options;
    const transport = retryingTransport(http.send, { clock, ...(timeout !== undefined && { commandDeadline: timeout * 1000 }) });
    retrying.add(transport);
    return transport.send;
  }

  async function transportTo(profile: Profile, token?: string): Promise<Transport> {
    if (profile.kind !== 'sandbox') return served(profile, token);
    options.onSandbox();
    return sandbox();
  }

  async function chosen(): Promise<Profile> {
    const known = await profiles();
    const name = options.profileName ?? environment('CSTEAMS_PROFILE');
    return name === undefined || name === '' ? known.current() : known.get(name);
  }

  let current: Promise<Profile> | undefined;
  let currentTransport: Promise<Transport> | undefined;
  const connect = (): Promise<Transport> => (currentTransport ??= (current ??= chosen()).then((profile) => transportTo(profile)));
  const switchTo = (profile: Profile): void => {
    current = Promise.resolve(profile);
    currentTransport = undefined;
  };
  const transport: Transport = async (request, abort) => (await connect())(request, abort);
  const { policies, history } = changeHistory(createPolicyClient(transport, clientOptions), {
    folder: folders.data,
    now: () => clock.now(),
    newId: clientOptions.correlationId,
    enabled: options.history ?? true,
    profile: async () => (await (current ??= chosen())).name,
    clientFor: (id) => createPolicyClient(transport, { ...clientOptions, correlationId: () => id }),
  });
  return {
    policies,
    history,
    service: {
      current: () => (current ??= chosen()),
      find: async (name) => (await profiles()).find(name),
      open: async (profile, token) => createPolicyClient(await transportTo(profile, token), clientOptions),
      async save(profile, token) {
        await (await profiles()).save(profile, { makeCurrent: true });
        if (token === null) await (await credentials()).remove(profile.name);
        else if (token !== undefined) await (await credentials()).set(profile.name, token);
        switchTo(profile);
      },
      async remove(name) {
        await (await profiles()).remove(name);
        await (await credentials()).remove(name);
        const { sandboxProfile } = await import('./config/profile.ts');
        switchTo(sandboxProfile);
      },
      environmentToken: environment('CSTEAMS_TOKEN'),
    },
    beginCommand() {
      for (const transport of retrying) transport.beginCommand();
    },
    async close() {
      await Promise.all([...opened].map((close) => close()));
    },
  };
}

async function noToken({ name }: Profile): Promise<never> {
  const { ClientError } = await import('./client/client-error.ts');
  throw new ClientError({
    id: 'NotConnected',
    category: 'AuthenticationError',
    message: `There is no access token for the connection '${name}'.`,
    recommendation: 'Set CSTEAMS_TOKEN, or connect again: Connect-MicrosoftTeams -ServiceUri <address> -TokenFile <file>.',
  });
}

/** The promise of the first call, for every call. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
