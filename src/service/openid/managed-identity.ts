import { directoryTenant } from '../directory-tenant.ts';
import { applicationToken } from './minting.ts';
import { OAuthError, required } from './oauth-error.ts';
import { applicationGrant } from './resources.ts';
import type { SignInAnswer, SignInRequest } from './sign-in-request.ts';
import type { SignInWorld } from './sign-in-world.ts';

/**
 * The token of the machine: as a virtual machine has it at `/metadata/identity/oauth2/token`, and an app service at `/msi/token`. Both are for
 * processes of this machine, which show by a header that they are no page in a browser.
 */
export async function managedIdentityToken(world: SignInWorld, { query, headers, local }: SignInRequest): Promise<SignInAnswer> {
  const application = world.managedIdentity === undefined ? undefined : await world.applications.get(world.managedIdentity);
  if (!application) throw new OAuthError('invalid_request', undefined, 'This machine has no identity. Start the service with --managed-identity.', 404);
  if (!local) throw new OAuthError('unauthorized_client', undefined, 'Only processes of this machine have its identity.', 403);
  if (headers['metadata']?.toLowerCase() !== 'true' && headers['x-identity-header'] === undefined) {
    throw new OAuthError('invalid_request', undefined, 'The header Metadata: true, or X-IDENTITY-HEADER, is required.');
  }
  const wanted = query.get('client_id');
  if (wanted !== undefined && wanted.toLowerCase() !== application.clientId) {
    throw new OAuthError('invalid_request', undefined, `Identity not found: '${wanted}'.`);
  }
  const resource = required(query, 'resource');
  const grant = applicationGrant(`${resource}/.default`, world.baseUrl());
  const tenant = await directoryTenant(world.store);
  const expires = Math.floor(world.now().getTime() / 1000) + world.tokenLifetime;
  return {
    status: 200,
    body: {
      access_token: await applicationToken(world, tenant.id, application, grant, '2'),
      client_id: application.clientId,
      // Text, as Microsoft's endpoints send it.
      expires_in: String(world.tokenLifetime),
      expires_on: String(expires),
      resource,
      token_type: 'Bearer',
    },
  };
}
