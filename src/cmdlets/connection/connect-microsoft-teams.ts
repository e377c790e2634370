import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { toErrorRecord } from '../../engine/error-record.ts';
import { psObject, type PSObject } from '../../engine/value.ts';
import { cloudNamed } from '../../client/clouds.ts';
import type { TenantRecord } from '../../client/policy-client.ts';
import type { Profile } from '../../config/profile.ts';
import '../services.ts';
import type { NewConnection } from '../services.ts';
import { connectParameters } from './connect-parameters.ts';
import { connectRequest, type ConnectRequest } from './connect-request.ts';
import { refuseParameters } from './refused-parameters.ts';
import { askForSecret } from './token.ts';

/** The type name of what Connect-MicrosoftTeams writes. */
export const teamsConnection = 'CsTeamsConnection';

/** `Connect-MicrosoftTeams`: chooses the service that later commands speak to. */
export const connectMicrosoftTeams = cmdlet({
  name: 'Connect-MicrosoftTeams',
  synopsis: 'Connects to a tenant, to the sandbox, to a csteams policy service, or to a connection made before.',
  description:
    'Without parameters: to the sandbox, the tenant on this machine; where CSTEAMS_APPLICATION_ID is set, signs in with the browser. To a tenant: with -TenantId and the -ApplicationId of your own app registration, as a person or as the application itself. With -ServiceUri alone: to a served csteams service, with the token from the environment variable CSTEAMS_TOKEN, from -TokenFile, or typed at the prompt. Secrets are never arguments, where other users of the machine could read them; what must be kept goes to the keychain of this machine, and where there is none it is forgotten unless --token-store file says otherwise. The connection is tried before it is kept. It stays current, in later runs too, until another is made or Disconnect-MicrosoftTeams ends it.',
  parameters: connectParameters,
  defaultParameterSet: 'UserCredential',
  supportsShouldProcess: true,
  outputType: [teamsConnection],
  examples: [
    { title: 'To the sandbox', run: 'Connect-MicrosoftTeams -ProfileName sandbox' },
    {
      title: 'With a code that is entered in the browser of any device',
      run: 'Connect-MicrosoftTeams -TenantId contoso.com -ApplicationId 2c1f9f0e-3c5e-4a57-9a38-5f0c2a0b7d11 -UseDeviceAuthentication -WhatIf',
    },
    {
      title: 'As an application, with its certificate',
      run: 'Connect-MicrosoftTeams -TenantId contoso.com -ApplicationId 2c1f9f0e-3c5e-4a57-9a38-5f0c2a0b7d11 -CertificatePath csteams.pem -WhatIf',
    },
    {
      title: 'In a CI job, without any secret',
      run: 'Connect-MicrosoftTeams -TenantId contoso.com -ApplicationId 2c1f9f0e-3c5e-4a57-9a38-5f0c2a0b7d11 -UseFederatedToken -WhatIf',
    },
  ],
  async *process(args, context) {
    refuseParameters(args, context);
    const request = await connectRequest(args, context);
    if (request.profile.kind === 'tenant') yield* connectTenant(request, context);
    else yield* connectService(request, context);
  },
});

/** Reads the tenant with the connection first, so that one that does not work is never kept. */
async function* connectService({ profile, secrets }: ConnectRequest, context: CmdletContext): AsyncGenerator<PSObject, void, undefined> {
  const { connection } = context.services;
  const attempt = await connection.begin(profile, { secrets, signal: context.signal });
  const connected = withTenant(profile, await attempt.policies.getTenant());
  if (!(await context.shouldProcess(connected.serviceUri ?? 'the sandbox', `Connect as profile '${connected.name}'`))) return;
  await attempt.keep(connected);
  yield shown(connected);
}

/** Signs in, and reads the tenant. A role that is still missing is no reason to sign in again when it is there: the connection is kept, with a warning. */
async function* connectTenant(request: ConnectRequest, context: CmdletContext): AsyncGenerator<PSObject, void, undefined> {
  const { profile } = request;
  const { environment, tenantId, serviceUri } = profile;
  const doubt = cloudNamed(environment)?.doubt;
  if (doubt !== undefined) context.streams.warning(`Not tried in ${environment ?? ''}: ${doubt}.`);
  const where = [tenantId ?? 'the tenant of the account', ...(serviceUri === undefined ? [] : [`at ${serviceUri}`])].join(' ');
  if (!(await context.shouldProcess(where, `Sign in and connect`))) return;
  const [attempt, who] = await signIn(request, context);
  const signedIn = { ...profile, ...who };
  const tenant = await readTenant(attempt, context);
  const connected = tenant ? withTenant(signedIn, tenant) : signedIn;
  const named = { ...connected, name: request.named ? profile.name : (connected.tenant ?? connected.tenantId ?? profile.name) };
  await attempt.keep(named);
  yield shown(named);
}

/** Signs in; a certificate whose password is not known is asked for it once. */
async function signIn(
  { profile, secrets }: ConnectRequest,
  context: CmdletContext,
): Promise<readonly [NewConnection, { readonly account?: string; readonly tenantId?: string }]> {
  const { connection } = context.services;
  const attempt = await connection.begin(profile, { secrets, signal: context.signal });
  try {
    return [attempt, await attempt.who()];
  } catch (thrown) {
    const asks = context.host.interactive && connection.environment('CSTEAMS_CERTIFICATE_PASSWORD') === undefined;
    if (toErrorRecord(thrown).id !== 'CertificatePasswordInvalid' || !asks) throw thrown;
    const certificatePassword = await askForSecret("The certificate's password: ", context, 'Set CSTEAMS_CERTIFICATE_PASSWORD.');
    const again = await connection.begin(profile, { secrets: { ...secrets, certificatePassword }, signal: context.signal });
    return [again, await again.who()];
  }
}

async function readTenant({ policies }: NewConnection, context: CmdletContext): Promise<TenantRecord | undefined> {
  try {
    return await policies.getTenant();
  } catch (thrown) {
    const record = toErrorRecord(thrown);
    if (record.id !== 'Forbidden') throw thrown;
    context.streams.warning(
      `Signed in, but the tenant may not be read: ${record.message} ${record.recommendation ?? ''} The connection is kept; a role that was just assigned takes some minutes to count.`,
    );
    return undefined;
  }
}

const withTenant = (profile: Profile, { displayName, tenantId, verifiedDomains }: TenantRecord): Profile => ({
  ...profile,
  tenant: verifiedDomains[0] ?? displayName,
  tenantId,
});

function shown({ kind, account, applicationId, serviceUri, environment, tenant, tenantId }: Profile): PSObject {
  const anonymous = kind === 'sandbox' ? 'sandbox' : kind === 'service' ? 'access token' : (applicationId ?? 'managed identity');
  return psObject(teamsConnection, {
    Account: account ?? anonymous,
    Environment: serviceUri ?? (kind === 'sandbox' ? 'Sandbox' : (environment ?? 'Commercial')),
    Tenant: tenant ?? null,
    TenantId: tenantId ?? null,
  });
}
