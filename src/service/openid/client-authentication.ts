import type { Application } from './applications.ts';
import type { ClientAssertions } from './client-assertion.ts';
import type { DirectoryTenant } from '../directory-tenant.ts';
import { issuerOf } from './named-tenant.ts';
import { OAuthError, required } from './oauth-error.ts';
import type { SignInRequest } from './sign-in-request.ts';
import type { SignInWorld } from './sign-in-world.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The application that a request names. Rejects with AADSTS700016. */
export async function namedApplication(world: SignInWorld, form: ReadonlyMap<string, string>, tenant: DirectoryTenant): Promise<Application> {
  const clientId = required(form, 'client_id');
  const application = await world.applications.get(clientId);
  if (application) return application;
  throw new OAuthError(
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been registered (csteams service application new).`,
  );
}

/** How an application has proved who it is: `1` by a secret, `2` by a signature. Rejects with OAuthError, also for public ones, which cannot. */
export async function proofOf(
  world: SignInWorld,
  assertions: ClientAssertions,
  application: Application,
  tenant: DirectoryTenant,
  { form, path }: SignInRequest,
): Promise<'1' | '2'> {
  const [secret, assertion] = [form.get('client_secret'), form.get('client_assertion')];
  if (application.public) {
    throw new OAuthError('invalid_client', 700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
  }
  if (assertion !== undefined) {
    if (form.get('client_assertion_type') !== assertionType) {
      throw new OAuthError('invalid_request', undefined, `The client_assertion_type must be ${assertionType}.`);
    }
    const base = world.baseUrl();
    const names = [tenant.id, ...tenant.domains, path.split('/')[1] ?? ''];
    const audiences = [...names.map((name) => `${base}/${name}/oauth2/v2.0/token`), issuerOf(base, tenant.id)];
    await assertions.check(assertion, application, audiences);
    return '2';
  }
  if (secret === undefined) {
    throw new OAuthError('invalid_client', 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
  }
  if (await world.applications.hasSecret(application.clientId, secret)) return '1';
  throw new OAuthError(
    'invalid_client',
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application.clientId}'.`,
  );
}
