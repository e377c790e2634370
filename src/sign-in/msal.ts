import {
  ConfidentialClientApplication,
  LogLevel,
  ManagedIdentityApplication,
  PublicClientApplication,
  type AuthenticationResult,
  type Configuration,
  type ICachePlugin,
} from '@azure/msal-node';
import type { ClientCertificate } from './certificate.ts';
import type { NetworkClient } from './network-client.ts';
import { signInRefusal, type Applicant } from './sign-in-refusal.ts';
import { SignInError } from './sign-in-error.ts';
import type { Acquired } from './token-source.ts';

/** Where MSAL keeps what it has, as one text. */
export interface SecretCache {
  load(): Promise<string | undefined>;
  save(text: string): Promise<void>;
}

export interface MsalOptions {
  /** `https://login.microsoftonline.com`, without a slash at the end. */
  readonly authority: string;
  /** The service that takes the authority's place, without a slash at the end: every request goes there. */
  readonly standIn?: string;
  readonly tenantId: string;
  readonly applicationId: string;
  readonly profileName: string;
  readonly network: NetworkClient;
  readonly cache: SecretCache;
}

/** How an application proves who it is. */
export type Proof = { readonly secret: string } | { readonly certificate: ClientCertificate } | { readonly assertion: () => Promise<string> };

/** A token, and whom it was given to. */
export interface SignedIn extends Acquired {
  readonly account?: string;
  readonly tenantId?: string;
}

const quiet = { loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false, logLevel: LogLevel.Error } };

/** Tokens for an application itself. This is the only file that knows @azure/msal-node; it is loaded when a token is wanted. */
export function asApplication(options: MsalOptions, proof: Proof): (scope: string, fresh: boolean) => Promise<SignedIn> {
  const client = new ConfidentialClientApplication(configuration(options, proof));
  return (scope, fresh) => attempt(options, () => client.acquireTokenByClientCredential({ scopes: [scope], skipCache: fresh }));
}

/** Tokens for a person. */
export interface PersonClient {
  /** From what is kept, renewed where needed. Rejects with SignInRequired when the person has to sign in. */
  silently(scope: string, fresh: boolean, account: string | undefined): Promise<SignedIn>;
  /** In the browser, which comes back to this machine. `open` shows it the address. */
  inBrowser(scope: string, open: (url: string) => Promise<void>, account: string | undefined): Promise<SignedIn>;
  /** With a code that is entered in any browser. */
  byDeviceCode(scope: string, show: (code: { readonly userCode: string; readonly address: string }) => void, signal: AbortSignal): Promise<SignedIn>;
}

/** What the browser shows at the end. */
const done = '<!doctype html><title>csteams</title><p>You are signed in. Close this window and return to the terminal.</p>';
const failed = '<!doctype html><title>csteams</title><p>Signing in failed. The terminal says why.</p>';

export function asPerson(options: MsalOptions): PersonClient {
  const client = new PublicClientApplication(configuration(options));
  return {
    async silently(scope, fresh, account) {
      const accounts = await client.getTokenCache().getAllAccounts();
      const known = account === undefined ? accounts[0] : accounts.find(({ username }) => username.toLowerCase() === account.toLowerCase());
      if (!known)
        throw new SignInError('SignInRequired', 'Nobody is signed in.', `Connect again: Connect-MicrosoftTeams -ProfileName '${options.profileName}'`);
      return attempt(options, () => client.acquireTokenSilent({ scopes: [scope], account: known, forceRefresh: fresh }));
    },
    inBrowser: (scope, open, account) =>
      attempt(options, () =>
        client.acquireTokenInteractive({
          scopes: [scope],
          openBrowser: open,
          successTemplate: done,
          errorTemplate: failed,
          ...(account === undefined ? { prompt: 'select_account' } : { loginHint: account }),
        }),
      ),
    byDeviceCode: (scope, show, signal) =>
      attempt(options, async () => {
        const request = {
          scopes: [scope],
          cancel: false,
          deviceCodeCallback: ({ userCode, verificationUri }: { readonly userCode: string; readonly verificationUri: string }) =>
            show({ userCode, address: verificationUri }),
        };
        // MSAL looks at `cancel` only between two of its questions, so stopping does not wait for it.
        const stopped = new Promise<never>((_, reject) => {
          const stop = (): void => {
            request.cancel = true;
            reject(new SignInError('SignInCancelled', 'The sign-in was stopped.', 'Connect again when you want to.'));
          };
          if (signal.aborted) stop();
          signal.addEventListener('abort', stop, { once: true });
        });
        return Promise.race([client.acquireTokenByDeviceCode(request), stopped]);
      }),
  };
}

interface MachineOptions {
  readonly network: NetworkClient;
  readonly profileName: string;
  readonly clientId?: string;
}

/** Tokens for the managed identity of the machine this runs on; of several, the one whose client id is given. MSAL finds out from the environment where to ask. */
export function asManagedIdentity({ network, profileName, clientId }: MachineOptions) {
  const client = new ManagedIdentityApplication({
    system: { ...quiet, networkClient: network },
    ...(clientId !== undefined && { managedIdentityIdParams: { userAssignedClientId: clientId } }),
  });
  const applicant = { network, applicationId: clientId ?? 'of this machine', tenantId: '', profileName, managedIdentity: true };
  return (resource: string, fresh: boolean): Promise<SignedIn> => attempt(applicant, () => client.acquireToken({ resource, forceRefresh: fresh }));
}

function configuration({ authority, standIn, tenantId, applicationId, network, cache }: MsalOptions, proof?: Proof): Configuration {
  const cachePlugin: ICachePlugin = {
    async beforeCacheAccess({ tokenCache }) {
      const text = await cache.load();
      // What cannot be read, because a file was damaged, is as good as nothing: the sign-in begins anew.
      if (text !== undefined && isJsonObject(text)) tokenCache.deserialize(text);
    },
    async afterCacheAccess({ cacheHasChanged, tokenCache }) {
      if (cacheHasChanged) await cache.save(tokenCache.serialize());
    },
  };
  return {
    auth: {
      clientId: applicationId,
      authority: `${authority}/${tenantId}`,
      ...(standIn !== undefined && standInAuthority(standIn, tenantId)),
      ...(proof && proofOf(proof)),
    },
    cache: { cachePlugin },
    system: { ...quiet, networkClient: network },
  };
}

/** MSAL takes only https for an authority, and believes no address it does not know. So it is told all of them, and asks for none. */
function standInAuthority(service: string, tenantId: string): Partial<Configuration['auth']> {
  const { host } = new URL(service);
  const base = `${service}/${tenantId}`;
  const endpoints = {
    issuer: `https://${host}/${tenantId}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
  };
  return { authority: `https://${host}/${tenantId}`, knownAuthorities: [host], authorityMetadata: JSON.stringify(endpoints) };
}

function proofOf(proof: Proof): Partial<Configuration['auth']> {
  if ('secret' in proof) return { clientSecret: proof.secret };
  if ('assertion' in proof) return { clientAssertion: proof.assertion };
  const { thumbprint, privateKey, chain } = proof.certificate;
  return { clientCertificate: { thumbprintSha256: thumbprint, privateKey, x5c: chain } };
}

interface Attempt extends Applicant {
  readonly network: NetworkClient;
}

/** One try. What failed below MSAL is thrown as it was; what MSAL or the service refused becomes a SignInError. */
async function attempt({ network, ...applicant }: Attempt, work: () => Promise<AuthenticationResult | null>): Promise<SignedIn> {
  network.takeFailure();
  try {
    const result = await work();
    const { accessToken, expiresOn, account, tenantId } = result ?? { accessToken: '', expiresOn: null, account: null, tenantId: '' };
    // MSAL passes on what came, whatever it is.
    if (!isUsable(accessToken))
      throw new SignInError(
        'SignInFailed',
        'The sign-in service gave no usable token.',
        'Try again; where it stays so, check the address, and the proxy if there is one.',
      );
    return {
      token: accessToken,
      expires: expiresOn ?? new Date(0),
      ...(account && { account: account.username }),
      ...(tenantId !== '' && { tenantId }),
    };
  } catch (thrown) {
    // Ours: a federated token or a keychain that is not to be had.
    if (thrown instanceof Error && 'id' in thrown && 'category' in thrown) throw thrown;
    const failure = network.takeFailure();
    throw failure instanceof Error && 'id' in failure ? failure : signInRefusal(failure ?? thrown, applicant);
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

const isUsable = (token: unknown): boolean => typeof token === 'string' && /^[\x21-\x7e]+$/.test(token);
