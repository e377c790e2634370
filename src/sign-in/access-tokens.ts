import { graphApplication } from '../client/graph-routes.ts';
import { configApiResource } from '../client/routes.ts';
import type { Resource } from '../client/token-source.ts';
import { SignInError } from './sign-in-error.ts';
import { readClaims, type TokenClaims } from './token-claims.ts';
import type { Acquire, Acquired } from './token-source.ts';

/** Two tokens that somebody else got, told apart by whom they are for. */
export interface AccessTokens {
  readonly acquire: Acquire;
  readonly claims: TokenClaims;
}

/** Checks the tokens of -AccessTokens: two, for Graph and for Teams in any order, both of the same kind and tenant, and not over. `graph`: the cloud's address of Graph. Throws InvalidAccessTokens or AccessTokenExpired. */
export function accessTokens(texts: readonly string[], graph: string, now: () => Date): AccessTokens {
  if (texts.length !== 2) throw invalid(`There must be two access tokens, not ${texts.length}`);
  const found = new Map<Resource, { readonly acquired: Acquired; readonly claims: TokenClaims }>();
  for (const [index, text] of texts.entries()) {
    const token = text.trim();
    const claims = readClaims(token);
    if (!claims) throw invalid(`The ${ordinal(index)} access token is none: it is not a JSON Web Token`);
    const resource = resourceOf(claims.audience, graph);
    if (!resource) throw invalid(`The ${ordinal(index)} access token is for '${claims.audience.slice(0, 100)}'`);
    if (found.has(resource)) throw invalid(`Both access tokens are for ${resource === 'Graph' ? 'Microsoft Graph' : 'Teams'}`);
    if (claims.expires <= now())
      throw expired(`The access token for ${resource === 'Graph' ? 'Microsoft Graph' : 'Teams'} ended at ${claims.expires.toISOString()}.`);
    found.set(resource, { acquired: { token, expires: claims.expires }, claims });
  }
  const graphToken = found.get('Graph');
  const teamsToken = found.get('ConfigApi');
  if (!graphToken || !teamsToken) throw invalid('One of the access tokens is missing');
  if (graphToken.claims.kind !== teamsToken.claims.kind) throw invalid('One access token is for an application and the other for a person');
  if (graphToken.claims.tenantId !== teamsToken.claims.tenantId) throw invalid('The access tokens are for different tenants');
  return {
    claims: teamsToken.claims,
    async acquire(resource, fresh) {
      const { acquired } = resource === 'Graph' ? graphToken : teamsToken;
      if (fresh) throw expired('The service rejected the access token that was given.');
      if (acquired.expires <= now()) throw expired(`The access token that was given ended at ${acquired.expires.toISOString()}.`);
      return acquired;
    },
  };
}

function resourceOf(audience: string, graph: string): Resource | undefined {
  const plain = audience.toLowerCase().replace(/\/$/, '');
  if (plain === graph || plain === graphApplication) return 'Graph';
  return plain === configApiResource || plain === `api://${configApiResource}` ? 'ConfigApi' : undefined;
}

const ordinal = (index: number): string => (index === 0 ? 'first' : 'second');

const invalid = (what: string): SignInError =>
  new SignInError(
    'InvalidAccessTokens',
    `${what}.`,
    `Give -AccessTokens two tokens of the same kind and tenant: one for https://graph.microsoft.com/.default, one for ${configApiResource}/.default.`,
  );

const expired = (message: string): SignInError =>
  new SignInError('AccessTokenExpired', message, 'csteams cannot renew tokens it did not get itself: connect again with new ones.');
