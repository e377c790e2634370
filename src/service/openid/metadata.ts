import { issuerOf, namedTenant } from './named-tenant.ts';
import { publicJwk } from './jwt.ts';
import { OAuthError } from './oauth-error.ts';
import type { SignInAnswer, SignInRequest } from './sign-in-request.ts';
import type { SignInWorld } from './sign-in-world.ts';

/** `/{tenant}/v2.0/.well-known/openid-configuration`: where everything is. */
export async function openIdConfiguration(world: SignInWorld, _: SignInRequest, tenantName: string): Promise<SignInAnswer> {
  const { tenant, anyTenant } = await namedTenant(world.store, tenantName);
  const base = world.baseUrl();
  const name = anyTenant ? tenantName.toLowerCase() : tenant.id;
  const body = {
    token_endpoint: `${base}/${name}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${base}/${name}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    // Of no tenant in particular, as Microsoft has it: the client fills the braces from the token.
    issuer: issuerOf(base, anyTenant ? '{tenantid}' : tenant.id),
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/${name}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/${name}/oauth2/v2.0/devicecode`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'preferred_username', 'name', 'tid', 'oid', 'ver', 'email'],
    tenant_region_scope: null,
  };
  return { status: 200, body };
}

/** `/{tenant}/discovery/v2.0/keys`: what tokens can be checked with. */
export async function keys(world: SignInWorld, _: SignInRequest, tenantName: string): Promise<SignInAnswer> {
  const { tenant, anyTenant } = await namedTenant(world.store, tenantName);
  const issuer = issuerOf(world.baseUrl(), anyTenant ? '{tenantid}' : tenant.id);
  return { status: 200, body: { keys: [{ ...(await publicJwk(await world.key())), issuer }] } };
}

/** `/common/discovery/instance`: MSAL asks it about an authority that it does not know. */
export async function instanceDiscovery(world: SignInWorld, { query }: SignInRequest): Promise<SignInAnswer> {
  const host = new URL(world.baseUrl()).host;
  const asked = query.get('authorization_endpoint') ?? '';
  if (!URL.canParse(asked) || new URL(asked).host !== host) {
    throw new OAuthError('invalid_request', 50049, 'Unknown or invalid instance.');
  }
  const [, tenantName = ''] = new URL(asked).pathname.split('/');
  const { tenant } = await namedTenant(world.store, tenantName);
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${world.baseUrl()}/${tenant.id}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}
