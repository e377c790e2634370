import { isLoopback } from '../../client/transport.ts';
import type { Application } from './applications.ts';
import type { DirectoryTenant } from '../directory-tenant.ts';
import { OAuthError } from './oauth-error.ts';
import { personGrant, type Grant } from './resources.ts';

/** What an application wants of a person, checked. */
export interface AuthorizationRequest {
  readonly application: Application;
  readonly tenant: DirectoryTenant;
  readonly redirectUri: string;
  readonly responseMode: 'query' | 'form_post';
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  /** SHA-256 of the verifier, base64url. */
  readonly challenge: string;
  readonly grant: Grant;
  readonly scope: string;
  readonly clientInfo: boolean;
  readonly loginHint: string | undefined;
}

/**
 * Where the answer goes: a program on the person's own machine, so that no other site gets it. Throws AADSTS50011. Needs checking before
 * anything is sent there.
 */
export function checkedRedirect(text: string): string {
  const uri = URL.canParse(text) ? new URL(text) : undefined;
  if (uri?.protocol === 'http:' && isLoopback(uri.hostname) && uri.username === '' && uri.password === '' && !text.includes('#')) return text;
  throw new OAuthError(
    'invalid_request',
    50011,
    `The redirect URI '${text.slice(0, 200)}' specified in the request does not match the redirect URIs configured for the application: http on localhost, 127.0.0.1 or [::1], on any port.`,
  );
}

/** How the answer is to be sent. Throws OAuthError. */
export function responseModeOf(query: ReadonlyMap<string, string>): 'query' | 'form_post' {
  const mode = query.get('response_mode') ?? 'query';
  if (mode === 'query' || mode === 'form_post') return mode;
  throw new OAuthError('invalid_request', undefined, `The response_mode '${mode}' is not supported: query and form_post are.`);
}

type Rest = Pick<AuthorizationRequest, 'challenge' | 'grant' | 'scope' | 'clientInfo' | 'nonce' | 'loginHint'>;

/** What else the request says. Throws OAuthError. */
export function readAuthorizationRequest(query: ReadonlyMap<string, string>, baseUrl: string): Rest {
  const responseType = query.get('response_type');
  if (responseType !== 'code') {
    throw new OAuthError('unsupported_response_type', undefined, `The response_type '${String(responseType)}' is not supported: code is.`);
  }
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    throw new OAuthError('invalid_request', undefined, 'Proof Key for Code Exchange is required: code_challenge, with code_challenge_method S256.');
  }
  if (query.get('prompt') === 'none') {
    throw new OAuthError('interaction_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
  }
  const scope = query.get('scope') ?? '';
  if (scope === '') throw new OAuthError('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.");
  return {
    challenge,
    scope,
    grant: personGrant(scope, baseUrl),
    clientInfo: query.get('client_info') === '1',
    nonce: query.get('nonce'),
    loginHint: query.get('login_hint'),
  };
}
