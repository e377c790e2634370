import { configApiResource } from '../client/routes.ts';
import type { Resource, TokenSource } from '../client/token-source.ts';
import type { Profile } from '../config/profile.ts';
import type { NetworkClient } from './network-client.ts';
import type { SecretCache, SignedIn } from './msal.ts';
import { SignInError } from './sign-in-error.ts';
import { readClaims } from './token-claims.ts';
import { tokenSource } from './token-source.ts';

/** What a person can be asked and shown. */
export interface Interaction {
  /** Resolves to false where no browser can be opened. */
  openBrowser(url: string): Promise<boolean>;
  /** One line for the person. */
  say(line: string): void;
}

/** What is secret about a connection; each is asked for when it is needed. */
export interface SignInSecrets {
  readonly clientSecret?: () => Promise<string | undefined>;
  /** PEM text, in place of the profile's file. */
  readonly certificate?: () => Promise<string | undefined>;
  readonly certificatePassword?: () => Promise<string | undefined>;
  /** For Microsoft Graph and for Teams, in any order. */
  readonly accessTokens?: readonly string[];
}

export interface SignInOptions {
  /** What it says of the tenant and the method. */
  readonly profile: Profile;
  /** The cloud's own addresses, whatever stands in for them. */
  readonly cloud: { readonly authority: string; readonly graph: string };
  readonly secrets: SignInSecrets;
  readonly cache: SecretCache;
  readonly network: NetworkClient;
  /** Present where the person may be asked to sign in; without it only what is kept will do. */
  readonly interaction?: Interaction;
  readonly environment: (name: string) => string | undefined;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Runs what reads and renews tokens while no other process does so for the same connection. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface SignIn {
  readonly token: TokenSource;
  /** Whose tokens they are; signs in where nobody is. */
  who(): Promise<{ readonly account?: string; readonly tenantId?: string }>;
}

type Give = (resource: Resource, fresh: boolean) => Promise<SignedIn>;

/** Signs in as a tenant profile says. Nothing is loaded or sent before a token is asked for. */
export function signIn(options: SignInOptions): SignIn {
  const { profile, now } = options;
  let opening: Promise<Give> | undefined;
  let last: SignedIn | undefined;
  const acquire = async (resource: Resource, fresh: boolean): Promise<SignedIn> => {
    const give = await (opening ??= giver(options));
    last = await options.exclusively(() => give(resource, fresh));
    return last;
  };
  const token = tokenSource(acquire, now);
  return {
    token,
    async who() {
      const claims = readClaims(await token('ConfigApi'));
      const account = last?.account ?? (claims?.kind === 'delegated' ? claims.account : undefined);
      const tenantId = claims?.tenantId ?? last?.tenantId ?? profile.tenantId;
      return { ...(account !== undefined && { account }), ...(tenantId !== undefined && { tenantId }) };
    },
  };
}

/** The one way of the profile's method. */
async function giver(options: SignInOptions): Promise<Give> {
  const { profile, secrets, network, now } = options;
  const addresses: Readonly<Record<Resource, string>> = { ConfigApi: configApiResource, Graph: options.cloud.graph };
  const byScope =
    (give: (scope: string, fresh: boolean) => Promise<SignedIn>): Give =>
    (resource, fresh) =>
      give(`${addresses[resource]}/.default`, fresh);
  if (profile.signIn === 'AccessTokens') {
    const { accessTokens } = await import('./access-tokens.ts');
    if (!secrets.accessTokens)
      throw new SignInError(
        'SignInRequired',
        'The access tokens of this connection were kept in memory only.',
        'Connect again with new ones: Connect-MicrosoftTeams -AccessTokens …',
      );
    return accessTokens(secrets.accessTokens, options.cloud.graph, now).acquire;
  }
  const msal = await import('./msal.ts');
  if (profile.signIn === 'ManagedIdentity') {
    const give = msal.asManagedIdentity({
      network,
      profileName: profile.name,
      ...(profile.applicationId !== undefined && { clientId: profile.applicationId }),
    });
    return (resource, fresh) => give(addresses[resource], fresh);
  }
  if (profile.applicationId === undefined)
    throw new SignInError('ApplicationIdMissing', `The connection '${profile.name}' names no application.`, 'Connect again with -TenantId and -ApplicationId.');
  const settings = {
    authority: options.cloud.authority,
    ...(profile.serviceUri !== undefined && { standIn: profile.serviceUri.replace(/\/$/, '') }),
    tenantId: profile.tenantId ?? 'organizations',
    applicationId: profile.applicationId,
    profileName: profile.name,
    network,
    cache: options.cache,
  };
  if (profile.signIn === 'Interactive' || profile.signIn === 'DeviceCode') {
    const { personGiver } = await import('./person.ts');
    return byScope(personGiver(msal.asPerson(settings), options));
  }
  const { proofOf } = await import('./proof.ts');
  return byScope(msal.asApplication(settings, await proofOf(options)));
}
