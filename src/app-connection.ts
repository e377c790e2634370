import type { ConnectionSecrets, ConnectionService, HistoryService } from './cmdlets/services.ts';
import { sandboxProfile, sameName, withoutMember, type Profile } from './config/profile.ts';
import type { TokenPlace, TokenStore } from './config/token-store.ts';
import { localTransport } from './client/local-transport.ts';
import { createPolicyClient, type PolicyClient } from './client/policy-client.ts';
import type { Transport } from './client/transport.ts';
import { changeHistory } from './app-history.ts';
import { openLink, type Link } from './app-link.ts';
import { sandboxFile } from './app-local-service.ts';
import { switchingClient } from './app-switching-client.ts';
import type { Trace } from './client/tracing-transport.ts';
import { deterministicGuid } from './service/chance.ts';
import type { World } from './world.ts';

export interface ConnectionOptions {
  /** `--profile`, or the environment's choice. */
  readonly profileName?: string;
  /** `--token-store`. */
  readonly tokenStore?: TokenPlace;
  /** `--api`; it goes before the profile's. */
  readonly api?: NonNullable<Profile['api']>;
  /** false for --no-history: nothing that is written is noted. */
  readonly history?: boolean;
  /** The run ends with the command: what only memory keeps is of no use. */
  readonly oneCommand?: boolean;
  readonly trace?: Trace;
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

/** The connections of a run: which profile is current, and links to their services, opened when first used. */
export function connections(world: World, options: ConnectionOptions): Connections {
  const { folders, environment, signal, clock } = world;
  const opened = new Set<() => Promise<void>>();
  const { onWarning, trace, timeout } = options;
  const links = new Set<Link>();
  const clientOptions = { onWarning, signal };
  const correlationId = (): string => deterministicGuid(() => clock.random());
  const profiles = async () => (await import('./config/profiles.ts')).openProfiles(folders.config);
  const store = once(async () =>
    (await import('./config/token-store.ts')).tokenStore({ folder: folders.data, ...(world.keychain && { keychain: world.keychain }) }),
  );

  const sandbox = once(async (): Promise<Transport> => {
    const [{ openStore }, { createService }] = await Promise.all([import('./service/store.ts'), import('./service/service.ts')]);
    const tenant = await openStore(sandboxFile(folders.data));
    opened.add(() => tenant.close());
    const inProcess = localTransport(createService({ store: tenant, clock }));
    if (!trace) return inProcess;
    const { tracingTransport } = await import('./client/tracing-transport.ts');
    return tracingTransport(inProcess, () => 'sandbox:', trace);
  });

  async function linkTo(
    profile: Profile,
    { given, stop = signal, mayAsk = false }: { given?: ConnectionSecrets | undefined; stop?: AbortSignal; mayAsk?: boolean } = {},
  ): Promise<Link> {
    if (profile.kind === 'sandbox') {
      options.onSandbox();
      const transport = await sandbox();
      return openLink((id) => createPolicyClient(transport, { ...clientOptions, correlationId: id }));
    }
    const shared = {
      world,
      profile,
      client: clientOptions,
      onClose: (close: () => Promise<void>) => void opened.add(close),
      ...(trace && { trace }),
      ...(timeout !== undefined && { commandDeadline: timeout * 1000 }),
      ...proxyOf(environment),
    };
    const place = profile.tokenStore ?? 'file';
    const saved = { name: profile.name, place, store: async () => (await store()).at(place) };
    if (profile.kind === 'service') {
      const { serviceLink } = await import('./app-service-link.ts');
      return noted(serviceLink({ ...shared, saved, ...(given && { given }) }));
    }
    const { tenantLink } = await import('./app-tenant-link.ts');
    return noted(
      tenantLink({ ...shared, ...(given ? { given } : { kept: saved }), mayAsk, signal: stop, onWarning, ...(options.api && { api: options.api }) }),
    );
  }

  const noted = (made: Link): Link => {
    links.add(made);
    return made;
  };

  async function chosen(): Promise<Profile> {
    const known = await profiles();
    const name = options.profileName ?? environment('CSTEAMS_PROFILE');
    return name === undefined || name === '' ? known.current() : known.get(name);
  }

  let current: Promise<Profile> | undefined;
  let link: Promise<Link> | undefined;
  const connect = (): Promise<Link> => (link ??= (current ??= chosen()).then((profile) => linkTo(profile)));
  const switchTo = (profile: Profile, made?: Link): void => {
    current = Promise.resolve(profile);
    link = made && Promise.resolve(made);
  };
  const clients = new WeakMap<Link, PolicyClient>();
  const clientOf = (made: Link): PolicyClient => {
    const client = clients.get(made) ?? made.client(correlationId);
    clients.set(made, client);
    return client;
  };
  const { policies, history } = changeHistory(
    switchingClient(async () => clientOf(await connect())),
    {
      folder: folders.data,
      now: () => clock.now(),
      newId: correlationId,
      enabled: options.history ?? true,
      profile: async () => (await (current ??= chosen())).name,
      clientFor(id) {
        const client = once(async () => (await connect()).client(() => id));
        return switchingClient(client);
      },
    },
  );

  /** Keeps a connection that has proved itself: its secrets where they belong, its profile, and it is current. */
  async function keep(profile: Profile, made: Link, isNew: boolean): Promise<void> {
    const [known, tokens] = [await profiles(), await store()];
    const before = known.find(profile.name);
    const secret = await made.secret();
    const place = secret && (await put(profile, secret.text, await tokens.choose(options.tokenStore ?? (isNew ? undefined : (profile.tokenStore ?? 'file')))));
    const saved: Profile = { ...withoutMember(profile, 'tokenStore'), ...(place && { tokenStore: place }) };
    try {
      await known.save(saved, { makeCurrent: true });
    } catch (error) {
      // Nobody would look for secrets without a profile.
      if (place && !before) await forget(tokens, saved);
      throw error;
    }
    if (before && before.kind !== 'sandbox') await forget(tokens, before, place);
    if (place) made.keepAt({ name: saved.name, place, store: () => tokens.at(place) });
    if (place === 'memory' && secret?.needed === true) onWarning(forgotten);
    switchTo(saved, made);
  }

  /** A keychain that was not asked for and refuses is no reason to end: memory will do. */
  async function put({ name }: Profile, secret: string, place: TokenPlace): Promise<TokenPlace> {
    const tokens = await store();
    try {
      await (await tokens.at(place)).set(name, secret);
      return place;
    } catch (error) {
      if (place !== 'keychain' || options.tokenStore === 'keychain') throw error;
      await (await tokens.at('memory')).set(name, secret);
      return 'memory';
    }
  }

  async function forget(tokens: TokenStore, { name, tokenStore: place }: Profile, except?: TokenPlace): Promise<void> {
    try {
      await tokens.forget(name, place, except);
    } catch (error) {
      onWarning(`What the keychain keeps for '${name}' is still there: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return {
    policies,
    history,
    service: {
      current: () => (current ??= chosen()),
      find: async (name) => (await profiles()).find(name),
      open: async (profile) => (await linkTo(profile)).client(correlationId),
      async begin(profile, { secrets: given, signal: stop }) {
        (await profiles()).check(profile);
        const made = await linkTo(profile, { given, stop, mayAsk: world.host.interactive || profile.signIn === 'DeviceCode' });
        return { policies: made.client(correlationId), who: () => made.who(), keep: (kept) => keep(kept, made, given !== undefined) };
      },
      async remove(name) {
        const known = await profiles();
        const profile = known.get(name);
        await known.remove(name);
        await forget(await store(), profile);
        if (sameName(name, (await (current ??= chosen())).name)) switchTo(sandboxProfile);
      },
      environment,
      oneCommand: options.oneCommand ?? false,
    },
    beginCommand() {
      for (const made of links) made.beginCommand();
    },
    async close() {
      await Promise.all([...opened].map((close) => close()));
    },
  };
}

const forgotten =
  'What this connection must keep secret is forgotten when this run ends: this machine has no keychain, or it was not to be used. Connect with --token-store file to keep it in a file that only you can read, or put secrets into the environment (CSTEAMS_TOKEN, CSTEAMS_CLIENT_SECRET, CSTEAMS_CERTIFICATE_PASSWORD).';

function proxyOf(environment: World['environment']) {
  const uri = environment('HTTPS_PROXY') ?? environment('https_proxy');
  return uri === undefined || uri === '' ? {} : { proxy: { uri, except: environment('NO_PROXY') ?? environment('no_proxy') ?? '' } };
}

/** The promise of the first call, for every call. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
