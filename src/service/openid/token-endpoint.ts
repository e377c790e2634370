import { namedApplication, proofOf } from './client-authentication.ts';
import type { ClientAssertions } from './client-assertion.ts';
import type { DirectoryTenant } from '../directory-tenant.ts';
import { namedTenant } from './named-tenant.ts';
import { applicationToken } from './minting.ts';
import { OAuthError, required } from './oauth-error.ts';
import { applicationGrant } from './resources.ts';
import type { SignInAnswer, SignInRequest } from './sign-in-request.ts';
import type { SignInWorld } from './sign-in-world.ts';

/** What a grant of tokens needs besides its form. */
export interface TokenRequest {
  readonly request: SignInRequest;
  readonly tenant: DirectoryTenant;
}

export type TokenGrant = (request: TokenRequest) => Promise<SignInAnswer>;

/** `/{tenant}/oauth2/v2.0/token`: one function for each grant type. */
export function tokenEndpoint(world: SignInWorld, grants: Readonly<Record<string, TokenGrant>>, assertions: ClientAssertions) {
  const all: Readonly<Record<string, TokenGrant>> = { ...grants, client_credentials: (request) => clientCredentials(world, assertions, request) };
  return async (request: SignInRequest, tenantName: string): Promise<SignInAnswer> => {
    const { tenant, anyTenant } = await namedTenant(world.store, tenantName);
    const grantType = required(request.form, 'grant_type');
    const grant = Object.hasOwn(all, grantType) ? all[grantType] : undefined;
    if (!grant) throw new OAuthError('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grantType}'.`);
    if (anyTenant && grantType === 'client_credentials') {
      throw new OAuthError('invalid_request', 50059, 'No tenant-identifying information found in either the request or implied by any provided credentials.');
    }
    return grant({ request, tenant });
  };
}

/** An application in its own name. */
async function clientCredentials(world: SignInWorld, assertions: ClientAssertions, { request, tenant }: TokenRequest): Promise<SignInAnswer> {
  const application = await namedApplication(world, request.form, tenant);
  const proof = await proofOf(world, assertions, application, tenant, request);
  const grant = applicationGrant(required(request.form, 'scope'), world.baseUrl());
  const token = await applicationToken(world, tenant.id, application, grant, proof);
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: world.tokenLifetime, ext_expires_in: world.tokenLifetime, access_token: token },
  };
}
