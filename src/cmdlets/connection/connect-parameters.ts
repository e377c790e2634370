import { choice, object, string, strings, switchParameter } from '../../engine/parameter.ts';

/** The sets in which a person or an application signs in, besides the default one. */
const applicationSets = [
  'ServicePrincipalCertificate',
  'ServicePrincipalCertificatePath',
  'ServicePrincipalSecret',
  'ServicePrincipalSecretFile',
  'FederatedToken',
  'FederatedTokenFile',
] as const;

/** A set for each of these; in `mandatory` those that cannot do without it. */
const inSets = (mandatory: readonly string[], optional: readonly string[]) => ({
  sets: Object.fromEntries([...mandatory.map((set) => [set, { mandatory: true }] as const), ...optional.map((set) => [set, {}] as const)]),
});

const ids = { validateNotNullOrEmpty: true, validatePattern: '^[A-Za-z0-9][A-Za-z0-9.-]*$' };
const text = { validateNotNullOrEmpty: true };
const inert = { ignored: true, hidden: true };

/** Refused with the reason, whatever else is given. */
const refusedSet = 'ServicePrincipalCertificateThumbprint';
const everywhere = ['UserCredential', ...applicationSets, refusedSet, 'ManagedServiceLogin', 'AccessTokens'];

/** The parameters of Connect-MicrosoftTeams: the documented ones, and after them those of csteams. */
export const connectParameters = {
  TenantId: string("The tenant's id, or one of its domains.", {
    ...ids,
    ...inSets(applicationSets, ['UserCredential', refusedSet, 'ManagedServiceLogin', 'AccessTokens']),
  }),
  ApplicationId: string(
    "The id of your application's registration; CSTEAMS_APPLICATION_ID in the environment takes its place. With -Identity: the client id of a user-assigned identity.",
    {
      ...ids,
      set: ['UserCredential', ...applicationSets, refusedSet, 'ManagedServiceLogin'],
    },
  ),
  AccountId: string('The account to sign in with, as a hint for the sign-in page.', { ...text, set: 'UserCredential' }),
  UseDeviceAuthentication: switchParameter('Sign in with a code in the browser of any device.', { set: 'UserCredential' }),
  Credential: object('Signing in with a password is not supported: it cannot do multi-factor authentication.', { set: 'UserCredential', hidden: true }),
  Certificate: string("The application's certificate with its private key: PEM text, or the path of a PEM or PFX file.", {
    ...text,
    set: 'ServicePrincipalCertificate',
    mandatory: true,
  }),
  CertificateThumbprint: string("A certificate of Windows' store, which csteams cannot read: use -CertificatePath.", {
    ...text,
    set: refusedSet,
    mandatory: true,
  }),
  AccessTokens: strings('Two tokens that you got elsewhere, for Microsoft Graph and for Teams. They are kept in memory only.', {
    ...text,
    set: 'AccessTokens',
    mandatory: true,
  }),
  Identity: switchParameter('Sign in as the managed identity of this machine on Azure.', {
    set: 'ManagedServiceLogin',
    mandatory: true,
    aliases: ['MSI', 'ManagedService'],
  }),
  ManagedServiceHostName: string('Azure tells each machine where to ask.', { set: 'ManagedServiceLogin', hidden: true }),
  ManagedServicePort: string('Azure tells each machine where to ask.', { set: 'ManagedServiceLogin', hidden: true }),
  ManagedServiceSecret: string('Azure tells each machine what to show.', { set: 'ManagedServiceLogin', hidden: true }),
  TeamsEnvironmentName: choice(
    ['TeamsGCCH', 'TeamsDOD', 'TeamsChina'],
    'The national cloud of the tenant; without it the worldwide one, which GCC is part of.',
    { set: everywhere },
  ),
  LogLevel: string('There is no log; --debug traces requests.', inert),
  LogFilePath: string('There is no log; --debug traces requests.', inert),
  DisableWAM: switchParameter("Windows' account manager is never used.", { ...inert, set: 'UserCredential' }),

  CertificatePath: string('A PEM or PFX file with the certificate and its private key. A password is taken from CSTEAMS_CERTIFICATE_PASSWORD, or asked for.', {
    ...text,
    set: 'ServicePrincipalCertificatePath',
    mandatory: true,
    names: 'file',
  }),
  UseClientSecret: switchParameter('Sign in with the client secret in CSTEAMS_CLIENT_SECRET, or ask for it.', {
    set: 'ServicePrincipalSecret',
    mandatory: true,
  }),
  ClientSecretFile: string('A file that holds the client secret and nothing else.', {
    ...text,
    set: 'ServicePrincipalSecretFile',
    mandatory: true,
    names: 'file',
  }),
  UseFederatedToken: switchParameter('Sign in with the token of GitHub Actions, Azure Pipelines or Kubernetes.', { set: 'FederatedToken', mandatory: true }),
  FederatedTokenFile: string('A file with a federated token, which something else keeps fresh.', {
    ...text,
    set: 'FederatedTokenFile',
    mandatory: true,
    names: 'file',
  }),
  ServiceUri: string(
    "The address of a csteams service; https, or http on this machine. With a way to sign in: the service that stands in for Microsoft's hosts.",
    {
      ...text,
      ...inSets(['Service'], everywhere),
    },
  ),
  TokenFile: string("A file that holds the service's access token and nothing else. Each run reads it anew.", { ...text, set: 'Service', names: 'file' }),
  ProfileName: string('The name to keep the connection under; alone, the name of one made before.', {
    ...text,
    ...inSets(['Profile'], ['Service', ...everywhere]),
  }),
};
