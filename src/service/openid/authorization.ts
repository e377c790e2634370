import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { checkedRedirect, readAuthorizationRequest, responseModeOf, type AuthorizationRequest } from './authorization-request.ts';
import { sendBack, signInPage, refusalPage } from './authorization-answer.ts';
import { namedTenant } from './named-tenant.ts';
import { ExpiringMap } from './expiring-map.ts';
import { OAuthError, required } from './oauth-error.ts';
import type { People, Person } from './people.ts';
import { clientInfoOf, invalidGrant, publicApplication, type PersonTokens } from './person-tokens.ts';
import { checkOrigin } from './same-origin.ts';
import type { SignInAnswer, SignInRequest } from './sign-in-request.ts';
import type { SignInWorld } from './sign-in-world.ts';
import type { TokenRequest } from './token-endpoint.ts';

/** Seconds that a person may take, and then an application. */
const pageSeconds = 900;
const codeSeconds = 600;

interface Code {
  readonly request: AuthorizationRequest;
  readonly person: Person;
}

/** Signing in in the browser: `/{tenant}/oauth2/v2.0/authorize`, and the grant of the code it gives. */
export class Authorization {
  readonly #world: SignInWorld;
  readonly #people: People;
  readonly #tokens: PersonTokens;
  /** Requests whose person has not answered, by what the page's form carries: nothing of a request comes back from the browser. */
  readonly #open: ExpiringMap<AuthorizationRequest>;
  readonly #codes: ExpiringMap<Code>;
  readonly #used: ExpiringMap<true>;

  constructor(world: SignInWorld, people: People, tokens: PersonTokens) {
    this.#world = world;
    this.#people = people;
    this.#tokens = tokens;
    this.#open = new ExpiringMap(world.now);
    this.#codes = new ExpiringMap(world.now);
    this.#used = new ExpiringMap(world.now);
  }

  /** Shows the page. What is wrong with the client or where it wants its answer is told to the person; all else to the client. */
  async ask({ query, path }: SignInRequest, tenantName: string): Promise<SignInAnswer> {
    try {
      const { tenant } = await namedTenant(this.#world.store, tenantName);
      const application = await publicApplication(this.#world, query, tenant);
      const redirectUri = checkedRedirect(query.get('redirect_uri') ?? '');
      const to = { redirectUri, responseMode: responseModeOf(query), state: query.get('state') };
      try {
        const request = { application, tenant, ...to, ...readAuthorizationRequest(query, this.#world.baseUrl()) };
        const flow = randomBytes(32).toString('base64url');
        this.#open.set(flow, request, pageSeconds);
        return signInPage(path, flow, request, { user: request.loginHint });
      } catch (error) {
        if (error instanceof OAuthError) return sendBack(to, refused(error));
        throw error;
      }
    } catch (error) {
      if (error instanceof OAuthError) return refusalPage(error);
      throw error;
    }
  }

  /** Takes the page's form. */
  async decide(request: SignInRequest): Promise<SignInAnswer> {
    const { form, path } = request;
    try {
      checkOrigin(request, this.#world.baseUrl());
    } catch (error) {
      if (error instanceof OAuthError) return refusalPage(error);
      throw error;
    }
    const flow = form.get('flow') ?? '';
    const open = this.#open.get(flow);
    if (!open) return refusalPage(new OAuthError('invalid_request', undefined, 'This page is too old, or was used. Begin again where you came from.'));
    if (form.get('action') !== 'sign-in') {
      this.#open.take(flow);
      return sendBack(open, refused(new OAuthError('access_denied', 65004, 'User declined to consent to access the app.')));
    }
    const user = form.get('username') ?? '';
    try {
      const person = await this.#people.signIn(user, form.get('key') ?? '');
      // The page may have been answered twice while the key was looked at.
      if (!this.#open.take(flow)) return refusalPage(new OAuthError('invalid_request', undefined, 'This page was used.'));
      const code = randomBytes(32).toString('base64url');
      this.#codes.set(code, { request: open, person }, codeSeconds);
      return sendBack(open, { code, ...(open.clientInfo && { client_info: clientInfoOf(person, open.tenant) }) });
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return signInPage(path, flow, open, { user, problem: `${error.message} (AADSTS${error.number})`, status: error.status });
    }
  }

  /** The grant `authorization_code`. */
  async redeem({ request: { form }, tenant }: TokenRequest): Promise<SignInAnswer> {
    const application = await publicApplication(this.#world, form, tenant);
    const code = required(form, 'code');
    if (this.#used.get(code))
      throw invalidGrant(54005, 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.');
    const kept = this.#codes.take(code);
    if (kept?.request.application.clientId !== application.clientId) {
      throw invalidGrant(70008, 'The provided authorization code or refresh token has expired or is not known.');
    }
    this.#used.set(code, true, codeSeconds);
    const { request, person } = kept;
    if (form.get('redirect_uri') !== request.redirectUri) {
      throw invalidGrant(500112, 'The reply address does not match the reply address provided when requesting Authorization code.');
    }
    if (!proves(form.get('code_verifier') ?? '', request.challenge)) {
      throw invalidGrant(501481, 'The Code_Verifier does not match the code_challenge supplied in the authorization request.');
    }
    return this.#tokens.issue({ ...request, tenant: request.tenant, person, clientInfo: form.get('client_info') === '1' || request.clientInfo });
  }
}

const refused = ({ code, number, message }: OAuthError): Readonly<Record<string, string>> => ({
  error: code,
  error_description: number === undefined ? message : `AADSTS${number}: ${message}`,
});

const proves = (verifier: string, challenge: string): boolean =>
  timingSafeEqual(
    createHash('sha256').update(createHash('sha256').update(verifier).digest('base64url')).digest(),
    createHash('sha256').update(challenge).digest(),
  );
