import { randomBytes } from 'node:crypto';
import type { Application } from './applications.ts';
import { namedApplication } from './client-authentication.ts';
import type { DirectoryTenant } from '../directory-tenant.ts';
import { ExpiringMap } from './expiring-map.ts';
import { idToken, personToken } from './minting.ts';
import { OAuthError, required } from './oauth-error.ts';
import { mayStay, type Person } from './people.ts';
import { personGrant, type Grant } from './resources.ts';
import type { SignInAnswer } from './sign-in-request.ts';
import type { SignInWorld } from './sign-in-world.ts';
import type { TokenRequest } from './token-endpoint.ts';

/** Microsoft's are valid for 90 days, too; these end with the process. */
const refreshSeconds = 90 * 86_400;

interface Refresh {
  readonly clientId: string;
  readonly person: Person;
  readonly scope: string;
}

/** Who signed in, where, for what. */
export interface SignedIn {
  readonly application: Application;
  readonly tenant: DirectoryTenant;
  readonly person: Person;
  readonly grant: Grant;
  /** What a refresh asks for that does not say. */
  readonly scope: string;
  readonly nonce?: string | undefined;
  /** `client_info=1` was in the request. */
  readonly clientInfo: boolean;
}

/** Gives people's tokens, and new ones for a refresh token, which is good for one time. */
export class PersonTokens {
  readonly #world: SignInWorld;
  readonly #refresh: ExpiringMap<Refresh>;

  constructor(world: SignInWorld) {
    this.#world = world;
    this.#refresh = new ExpiringMap(world.now);
  }

  async issue({ application, tenant, person, grant, scope, nonce, clientInfo }: SignedIn): Promise<SignInAnswer> {
    const { tokenLifetime } = this.#world;
    const body = {
      token_type: 'Bearer',
      scope: grant.scope,
      expires_in: tokenLifetime,
      ext_expires_in: tokenLifetime,
      access_token: await personToken(this.#world, tenant.id, application, person, grant),
      ...(grant.offline && { refresh_token: this.#newRefresh({ clientId: application.clientId, person, scope }) }),
      ...(grant.openId && { id_token: await idToken(this.#world, tenant.id, application, person, nonce) }),
      ...(clientInfo && { client_info: clientInfoOf(person, tenant) }),
    };
    return { status: 200, body };
  }

  /** The grant `refresh_token`. */
  async refresh({ request: { form }, tenant }: TokenRequest): Promise<SignInAnswer> {
    const application = await publicApplication(this.#world, form, tenant);
    const text = required(form, 'refresh_token');
    const kept = this.#refresh.get(text);
    if (kept?.clientId !== application.clientId)
      throw invalidGrant(70000, 'Provided grant is invalid or malformed: the refresh token is not known, or was used.');
    const scope = form.get('scope') ?? kept.scope;
    const grant = personGrant(scope, this.#world.baseUrl());
    this.#refresh.take(text);
    if (!(await mayStay(this.#world, kept.person))) {
      throw invalidGrant(50173, 'The provided grant has expired due to it being revoked, a fresh auth token is needed.');
    }
    // Whoever had one may have the next, whether the scope says so or not.
    return this.issue({ application, tenant, person: kept.person, grant: { ...grant, offline: true }, scope, clientInfo: form.get('client_info') === '1' });
  }

  #newRefresh(refresh: Refresh): string {
    const text = randomBytes(32).toString('base64url');
    this.#refresh.set(text, refresh, refreshSeconds);
    return text;
  }
}

/** What MSAL makes an account's id of. */
export const clientInfoOf = ({ user }: Person, tenant: DirectoryTenant): string =>
  Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString('base64url');

/** The application of a request that people sign in with. Rejects with OAuthError. */
export async function publicApplication(world: SignInWorld, form: ReadonlyMap<string, string>, tenant: DirectoryTenant): Promise<Application> {
  const application = await namedApplication(world, form, tenant);
  if (!application.public) {
    throw new OAuthError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'. People sign in with public applications only.",
    );
  }
  if (form.has('client_secret') || form.has('client_assertion')) {
    throw new OAuthError('invalid_client', 700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
  }
  return application;
}

export const invalidGrant = (number: number, message: string): OAuthError => new OAuthError('invalid_grant', number, message);
