import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { KeptAt, Link } from './app-link.ts';
import type { World } from './world.ts';
import { cloudNamed, type Cloud, type Hosts } from './client/clouds.ts';
import type { DispatcherOptions } from './client/http-dispatcher.ts';
import type { PolicyClientOptions } from './client/policy-client.ts';
import { tenantClients } from './client/tenant/tenant-client.ts';
import { tenantTransport } from './client/tenant/tenant-transport.ts';
import type { Trace } from './client/tracing-transport.ts';
import type { ConnectionSecrets } from './cmdlets/services.ts';
import { ConfigurationError, damaged } from './config/configuration-error.ts';
import { withLock } from './config/lock.ts';
import type { Profile } from './config/profile.ts';
import { readTenantSecrets, writeTenantSecrets, type TenantSecrets } from './config/tenant-secrets.ts';
import { networkClient } from './sign-in/network-client.ts';
import { SignInError } from './sign-in/sign-in-error.ts';
import { signIn } from './sign-in/sign-in.ts';

export interface TenantLinkOptions {
  readonly world: World;
  readonly profile: Profile;
  /** Just given by the person; absent for a connection that is kept. */
  readonly given?: ConnectionSecrets;
  /** Where a connection that is kept has its secrets. */
  readonly kept?: KeptAt;
  /** `--api`; it goes before the profile's. */
  readonly api?: NonNullable<Profile['api']>;
  /** The person may be asked to sign in. */
  readonly mayAsk: boolean;
  readonly signal: AbortSignal;
  readonly client: Omit<PolicyClientOptions, 'correlationId'>;
  readonly proxy?: NonNullable<DispatcherOptions['proxy']>;
  readonly trace?: Trace;
  /** Milliseconds for all requests of a command. */
  readonly commandDeadline?: number;
  readonly onWarning: (message: string) => void;
  readonly onClose: (close: () => Promise<void>) => void;
}

/** A token request takes seconds; a lock as old as this was left by a process that ended under it. */
const longestRenewal = 180_000;

/** No client secret is longer, whatever is around it. */
const longestSecret = 4096;

/** The link to a tenant that one signs in to: at Microsoft, or at a service that stands in for all of its hosts. */
export function tenantLink(options: TenantLinkOptions): Link {
  const { world, profile, given, signal, proxy, trace, mayAsk, commandDeadline } = options;
  const { clock, environment, version, host, files } = world;
  const cloud = cloudOf(profile, world.folders.config);
  const { serviceUri } = profile;
  const hosts: Hosts = serviceUri === undefined ? cloud : { authority: serviceUri, graph: serviceUri, configApi: serviceUri };
  const userAgent = `csteams/${version}`;
  const shared = { userAgent, clock, ...(proxy && { proxy }) };
  const network = networkClient({
    ...shared,
    signal,
    ...(trace && { trace }),
  });
  options.onClose(() => network.close());
  const secrets = secretsOf(options);
  const fromFile = async (file: string): Promise<string> => {
    let text = '';
    for await (const chunk of files.read(file)) {
      text += chunk;
      if (text.length > longestSecret) break;
    }
    const secret = text.trim();
    if (text.length <= longestSecret && /^\P{C}+$/u.test(secret)) return secret;
    throw new SignInError('ClientSecretMissing', `The file ${file} holds no usable client secret.`, 'Put the secret into it, on one line, and nothing else.');
  };
  const signedIn = signIn({
    profile,
    cloud,
    network,
    environment,
    signal,
    now: () => clock.now(),
    cache: { load: async () => (await secrets.read()).tokens, save: (tokens) => secrets.change({ tokens }) },
    exclusively: (work) => secrets.exclusively(work),
    secrets: {
      clientSecret: async () =>
        profile.clientSecretFile === undefined
          ? ((await secrets.read()).clientSecret ?? environment('CSTEAMS_CLIENT_SECRET'))
          : fromFile(profile.clientSecretFile),
      certificate: async () => (await secrets.read()).certificate,
      certificatePassword: async () => given?.certificatePassword ?? environment('CSTEAMS_CERTIFICATE_PASSWORD') ?? (await secrets.read()).certificatePassword,
      ...(given?.accessTokens && { accessTokens: given.accessTokens }),
    },
    ...(mayAsk && { interaction: { openBrowser: async (url) => (await host.openBrowser?.(url)) ?? false, say: (line) => host.writeError(`${line}\n`) } }),
  });
  const transport = tenantTransport({
    ...shared,
    hosts,
    token: signedIn.token,
    ...(trace && { trace }),
    ...(commandDeadline !== undefined && { commandDeadline }),
  });
  options.onClose(() => transport.close());
  const tenant = { cloud, api: options.api ?? profile.api ?? 'auto', standIn: serviceUri !== undefined, ...(profile.routes && { routes: profile.routes }) };
  return {
    client: tenantClients(transport.send, options.client, tenant),
    who: () => signedIn.who(),
    async secret() {
      const text = writeTenantSecrets(await secrets.read());
      return text === undefined ? undefined : { text, needed: neededLater(profile, await secrets.read()) };
    },
    beginCommand: () => transport.beginCommand(),
    keepAt: (kept) => secrets.keepAt(kept),
  };
}

/** The secrets of the connection: in memory while it is new, then in the token store, read once for each piece of work under the lock. */
function secretsOf({ world, profile, kept: keptBefore, given, onWarning }: TenantLinkOptions) {
  const boundTo = [profile.serviceUri ?? cloudOf(profile, world.folders.config).authority, profile.applicationId ?? ''].join(' ');
  let kept = keptBefore;
  const { certificate, certificatePassword, clientSecret } = given ?? {};
  let held: TenantSecrets | undefined = given && {
    boundTo,
    ...(clientSecret !== undefined && { clientSecret }),
    ...(certificate !== undefined && { certificate }),
    ...(certificatePassword !== undefined && { certificatePassword }),
  };
  let warned = false;
  async function stored({ name, store }: KeptAt): Promise<TenantSecrets> {
    try {
      const place = await store();
      const found = readTenantSecrets(await place.get(name), place.place);
      return found.boundTo === undefined || found.boundTo === boundTo ? found : {};
    } catch (error) {
      // Many connections do without what is kept: they sign in anew. The others say what they miss.
      if (!(error instanceof ConfigurationError) || error.id !== 'KeychainUnavailable') throw error;
      warn(error);
      return {};
    }
  }
  const warn = (error: unknown): void => {
    if (!warned) onWarning(`${error instanceof Error ? error.message : String(error)} The sign-in is not kept.`);
    warned = true;
  };
  const read = async (): Promise<TenantSecrets> => (held ??= kept ? await stored(kept) : {});
  return {
    read,
    async change(part: TenantSecrets): Promise<void> {
      held = { ...(await read()), boundTo, ...part };
      if (!kept || warned) return;
      try {
        await (await kept.store()).set(kept.name, writeTenantSecrets(held) ?? '{}');
      } catch (error) {
        warn(error);
      }
    },
    /** Two processes that renew at once would each overwrite the other's refresh token. */
    async exclusively<T>(work: () => Promise<T>): Promise<T> {
      if (!kept || kept.place === 'memory') return work();
      const lock = join(world.folders.data, `sign-in-${createHash('sha256').update(kept.name.toLowerCase()).digest('hex').slice(0, 16)}`);
      return withLock(
        lock,
        () => {
          if (!warned) held = undefined;
          return work();
        },
        longestRenewal,
      );
    },
    keepAt(at: KeptAt): void {
      kept = at;
    },
  };
}

/** Whether later runs cannot connect without what is kept: tokens that were got without a person can be got again. */
const neededLater = ({ signIn: method }: Profile, secrets: TenantSecrets): boolean =>
  method === 'Interactive' ||
  method === 'DeviceCode' ||
  secrets.clientSecret !== undefined ||
  secrets.certificate !== undefined ||
  secrets.certificatePassword !== undefined;

function cloudOf({ environment, name }: Profile, folder: string): Cloud {
  const cloud = cloudNamed(environment);
  if (cloud) return cloud;
  throw damaged(join(folder, 'config.json'), `the profile '${name}' names the environment '${environment ?? ''}', which there is none of`);
}
