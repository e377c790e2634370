import { graphApplication, graphRoutes, type GraphPermission } from '../../client/graph-routes.ts';
import { configApiResource } from '../../client/routes.ts';
import { OAuthError } from './oauth-error.ts';

/** What tokens are for. */
export type Api = 'ConfigAPI' | 'Graph';

const graphUri = 'https://graph.microsoft.com';

/** All that Graph's routes ask for. */
export const graphPermissions: readonly GraphPermission[] = [
  ...new Set(Object.values(graphRoutes).flatMap(({ permission }) => (permission === '' ? [] : [permission]))),
];

/** The audiences that an API takes. */
export function audiencesOf(api: Api, baseUrl: string): readonly string[] {
  return api === 'ConfigAPI' ? [configApiResource, `api://${configApiResource}`] : [graphUri, graphApplication, baseUrl];
}

/** What a request for a token comes to. */
export interface Grant {
  readonly api: Api;
  readonly audience: string;
  /** Names without the resource: `User.Read.All`, or `user_impersonation`. */
  readonly permissions: readonly string[];
  /** The scopes as an answer repeats them. */
  readonly scope: string;
  /** `offline_access`: a refresh token is wanted. */
  readonly offline: boolean;
  /** `openid`: an id token is wanted. */
  readonly openId: boolean;
}

/** What an application asks for itself: one resource's `/.default`. Throws OAuthError. */
export function applicationGrant(scope: string, baseUrl: string): Grant {
  const [one = '', ...others] = scope.split(' ').filter((word) => word !== '');
  if (others.length > 0 || !one.endsWith('/.default')) {
    throw new OAuthError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  return personGrant(scope, baseUrl);
}

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** What an application asks for in a person's name: scopes of one resource. Throws OAuthError. */
export function personGrant(scope: string, baseUrl: string): Grant {
  const words = [...new Set(scope.split(' ').filter((word) => word !== ''))];
  const asked = words.filter((word) => !openIdScopes.includes(word)).map((word) => splitScope(word, baseUrl));
  const [first = { api: 'Graph', audience: graphUri, permission: 'User.Read', word: 'User.Read' } satisfies Scope] = asked;
  if (asked.some(({ api }) => api !== first.api)) {
    throw new OAuthError('invalid_request', 28000, 'Provided value for the input parameter scope is not valid because it contains more than one resource.');
  }
  const all: readonly string[] = first.api === 'Graph' ? graphPermissions : ['user_impersonation'];
  const permissions =
    asked.length === 0 ? [first.permission] : [...new Set(asked.flatMap(({ permission }) => (permission === '.default' ? all : [permission])))];
  const prefixed = first.word.includes('/') ? permissions.map((permission) => `${first.audience}/${permission}`) : permissions;
  return {
    api: first.api,
    audience: first.audience,
    permissions,
    scope: [...new Set(['openid', 'profile', ...prefixed, ...asked.map(({ word }) => word)])].join(' '),
    offline: words.includes('offline_access'),
    openId: words.includes('openid'),
  };
}

interface Scope {
  readonly api: Api;
  readonly audience: string;
  readonly permission: string;
  readonly word: string;
}

/** A permission with its resource before the last slash; Graph's without one. */
function splitScope(word: string, baseUrl: string): Scope {
  const slash = word.lastIndexOf('/');
  const permission = word.slice(slash + 1);
  // `https://graph.microsoft.com//.default` is right for a resource that ends in a slash itself.
  const resource = slash < 0 ? graphUri : word.slice(0, slash).replace(/\/$/, '');
  const audience = resource.toLowerCase();
  const api = (['ConfigAPI', 'Graph'] as const).find((one) => audiencesOf(one, baseUrl).includes(audience));
  if (api === undefined) {
    throw new OAuthError('invalid_resource', 500011, `The resource principal named ${resource} was not found in the tenant.`);
  }
  const known: readonly string[] = api === 'Graph' ? [...graphPermissions, 'User.Read'] : ['user_impersonation'];
  const name = ['.default', ...known].find((candidate) => candidate.toLowerCase() === permission.toLowerCase());
  if (name === undefined)
    throw new OAuthError('invalid_scope', 70011, `The provided value for the input parameter 'scope' is not valid. The scope ${word} is not valid.`);
  return { api, audience, permission: name, word };
}
