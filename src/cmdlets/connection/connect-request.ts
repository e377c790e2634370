import { resolve } from 'node:path';
import type { Arguments, CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { sandboxProfile, type Profile } from '../../config/profile.ts';
import type { ConnectionSecrets } from '../services.ts';
import type { connectParameters } from './connect-parameters.ts';
import { askForSecret, askForToken, usable } from './token.ts';

export type ConnectArguments = Arguments<typeof connectParameters>;

/** What is to be connected to. Without `secrets`: as it was kept. */
export interface ConnectRequest {
  readonly profile: Profile;
  readonly secrets?: ConnectionSecrets;
  /** The name was chosen, and is not the tenant's. */
  readonly named: boolean;
}

/** Reads the arguments. Rejects with ProfileNotFound, ApplicationIdMissing, or what asking for a secret rejects with. */
export async function connectRequest(args: ConnectArguments, context: CmdletContext): Promise<ConnectRequest> {
  const { connection } = context.services;
  const { ServiceUri, ProfileName, TenantId, ApplicationId, AccountId, UseDeviceAuthentication, TeamsEnvironmentName } = args;
  if (!defaultSets.has(args.parameterSet)) return application(args, context);
  const asksToSignIn = [TenantId, ApplicationId, AccountId, UseDeviceAuthentication, TeamsEnvironmentName].some((value) => value !== undefined);
  if (asksToSignIn) return person(args, context);
  if (ServiceUri !== undefined) return service(ServiceUri, args, context);
  if (ProfileName !== undefined) return { profile: await known(ProfileName, context), named: true };
  return connection.environment('CSTEAMS_APPLICATION_ID') === undefined ? { profile: sandboxProfile, named: true } : person(args, context);
}

const defaultSets: ReadonlySet<string> = new Set(['UserCredential', 'Service', 'Profile']);

async function known(name: string, { services: { connection } }: CmdletContext): Promise<Profile> {
  const profile = await connection.find(name);
  if (profile) return profile;
  throw new ErrorRecord({
    id: 'ProfileNotFound',
    category: 'ObjectNotFound',
    message: `There is no connection named '${name}'.`,
    target: name,
    recommendation: 'Make it: Connect-MicrosoftTeams -ServiceUri <address> -ProfileName <name>, or with -TenantId and -ApplicationId to a tenant.',
  });
}

async function service(uri: string, { TokenFile, ProfileName }: ConnectArguments, context: CmdletContext): Promise<ConnectRequest> {
  const profile: Profile = {
    name: ProfileName ?? hostOf(uri),
    kind: 'service',
    serviceUri: uri,
    ...(TokenFile !== undefined && { tokenFile: absolute(TokenFile, context) }),
  };
  const fromEnvironment = context.services.connection.environment('CSTEAMS_TOKEN');
  if (TokenFile === undefined && fromEnvironment !== undefined) usable(fromEnvironment, 'The environment variable CSTEAMS_TOKEN holds no usable access token.');
  // A token from a file or the environment stays where it is: it is not kept with the connection.
  const secrets = TokenFile === undefined && fromEnvironment === undefined ? { token: await askForToken(context) } : {};
  return { profile, secrets, named: true };
}

/** What a connection that nobody named is kept under; an address that is none is refused when it is opened. */
const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).host : uri);

function person(args: ConnectArguments, context: CmdletContext): ConnectRequest {
  const { host } = context;
  if (args.UseDeviceAuthentication !== true && !host.interactive)
    throw new ErrorRecord({
      id: 'NonInteractivePrompt',
      category: 'InvalidOperation',
      message: 'Signing in with a browser takes a person at a terminal, and there is none.',
      recommendation: 'Use -UseDeviceAuthentication, or sign in as an application: -CertificatePath, -UseFederatedToken or -Identity.',
      terminating: true,
    });
  const { AccountId } = args;
  const profile = tenantProfile(args, context, args.UseDeviceAuthentication === true ? 'DeviceCode' : 'Interactive');
  return { profile: { ...profile, ...(AccountId !== undefined && { account: AccountId }) }, secrets: {}, named: args.ProfileName !== undefined };
}

async function application(args: ConnectArguments, context: CmdletContext): Promise<ConnectRequest> {
  const { Certificate, CertificatePath, ClientSecretFile, FederatedTokenFile, AccessTokens } = args;
  const request = (method: NonNullable<Profile['signIn']>, part: Partial<Profile> = {}, secrets: ConnectionSecrets = {}): ConnectRequest => ({
    profile: { ...tenantProfile(args, context, method), ...part },
    secrets,
    named: args.ProfileName !== undefined,
  });
  switch (args.parameterSet) {
    case 'ServicePrincipalCertificate':
      return Certificate?.includes('-----BEGIN ') === true
        ? request('Certificate', {}, { certificate: Certificate })
        : request('Certificate', { certificatePath: absolute(Certificate ?? '', context) });
    case 'ServicePrincipalCertificatePath':
      return request('Certificate', { certificatePath: absolute(CertificatePath ?? '', context) });
    case 'ServicePrincipalSecretFile':
      return request('ClientSecret', { clientSecretFile: absolute(ClientSecretFile ?? '', context) });
    case 'ServicePrincipalSecret': {
      const asked = request('ClientSecret');
      if (context.services.connection.environment('CSTEAMS_CLIENT_SECRET') !== undefined) return asked;
      const clientSecret = await askForSecret(
        'Client secret: ',
        context,
        'Put it into the environment variable CSTEAMS_CLIENT_SECRET, or name a file with -ClientSecretFile.',
      );
      return { ...asked, secrets: { clientSecret: clientSecret.trim() } };
    }
    case 'FederatedTokenFile':
      return request('FederatedToken', { federatedTokenFile: absolute(FederatedTokenFile ?? '', context) });
    case 'FederatedToken':
      return request('FederatedToken');
    case 'AccessTokens':
      return request('AccessTokens', {}, { accessTokens: AccessTokens ?? [] });
    default:
      return request('ManagedIdentity');
  }
}

/** The connection as far as the arguments tell. What its name is, where nobody gave one, is known when the tenant is. */
function tenantProfile(args: ConnectArguments, { services: { connection } }: CmdletContext, signIn: NonNullable<Profile['signIn']>): Profile {
  const { TenantId, ProfileName, ServiceUri, TeamsEnvironmentName } = args;
  const mayLack = signIn === 'ManagedIdentity' || signIn === 'AccessTokens';
  const applicationId = args.ApplicationId ?? (mayLack ? undefined : connection.environment('CSTEAMS_APPLICATION_ID'));
  if (applicationId === undefined && !mayLack)
    throw new ErrorRecord({
      id: 'ApplicationIdMissing',
      category: 'InvalidArgument',
      message: 'Signing in takes the id of an application that is registered in your tenant.',
      recommendation:
        "Give -ApplicationId, or set CSTEAMS_APPLICATION_ID. How to register one in five minutes: docs/connecting.md, or 'Connecting to your tenant' in the README.",
    });
  return {
    name: ProfileName ?? TenantId ?? 'tenant',
    kind: 'tenant',
    signIn,
    ...(TenantId !== undefined && { tenantId: TenantId }),
    ...(applicationId !== undefined && { applicationId }),
    ...(ServiceUri !== undefined && { serviceUri: ServiceUri }),
    ...(TeamsEnvironmentName !== undefined && { environment: TeamsEnvironmentName }),
  };
}

const absolute = (path: string, { files }: CmdletContext): string => resolve(files.workingFolder, path);
