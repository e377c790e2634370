import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { string } from '../../engine/parameter.ts';
import { psObject, type PSObject } from '../../engine/value.ts';
import { sandboxProfile, type Profile } from '../../config/profile.ts';
import '../services.ts';
import { readToken, type AccessToken } from './token.ts';

/** The type name of what Connect-MicrosoftTeams writes. */
export const teamsConnection = 'CsTeamsConnection';

/** `Connect-MicrosoftTeams`: chooses the service that later commands speak to. */
export const connectMicrosoftTeams = cmdlet({
  name: 'Connect-MicrosoftTeams',
  synopsis: 'Connects to the sandbox, to a csteams policy service, or to a connection made before.',
  description:
    'Without parameters: to the sandbox, the tenant on this machine. With -ServiceUri: to a served csteams service, with the token from the environment variable CSTEAMS_TOKEN, from -TokenFile, or typed at the prompt; never as an argument, where other users of the machine could read it. The connection is tried before it is kept; a token from the environment is not kept with it. It stays current, in later runs too, until another is made or Disconnect-MicrosoftTeams ends it.',
  parameters: {
    ServiceUri: string('The address of a csteams service; https, or http on this machine.', { set: 'Service', mandatory: true, validateNotNullOrEmpty: true }),
    TokenFile: string("A file that holds the service's access token and nothing else.", { set: 'Service', names: 'file', validateNotNullOrEmpty: true }),
    ProfileName: string('The name to keep the connection under; alone, the name of one made before.', {
      set: ['Profile', 'Service'],
      validateNotNullOrEmpty: true,
    }),
  },
  defaultParameterSet: 'Profile',
  supportsShouldProcess: true,
  outputType: [teamsConnection],
  examples: [{ title: 'To the sandbox', run: 'Connect-MicrosoftTeams' }],
  async *process({ ServiceUri, TokenFile, ProfileName }, context) {
    const { connection } = context.services;
    if (ServiceUri === undefined) {
      const profile = await known(ProfileName ?? sandboxProfile.name, context);
      yield* connect(profile, undefined, context);
      return;
    }
    const token = await readToken(TokenFile, connection.environmentToken, context);
    yield* connect({ name: ProfileName ?? hostOf(ServiceUri), kind: 'service', serviceUri: ServiceUri }, token, context);
  },
});

/** What a connection that nobody named is kept under; an address that is none is refused when it is opened. */
const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).host : uri);

async function known(name: string, { services: { connection } }: CmdletContext): Promise<Profile> {
  const profile = await connection.find(name);
  if (profile) return profile;
  throw new ErrorRecord({
    id: 'ProfileNotFound',
    category: 'ObjectNotFound',
    message: `There is no connection named '${name}'.`,
    target: name,
    recommendation: 'Make it: Connect-MicrosoftTeams -ServiceUri <address> -ProfileName <name>.',
  });
}

/** Reads the tenant with the connection first, so that one that does not work is never kept. */
async function* connect(profile: Profile, token: AccessToken | undefined, context: CmdletContext): AsyncGenerator<PSObject, void, undefined> {
  const { connection } = context.services;
  const policies = await connection.open(profile, token?.text);
  const { displayName, tenantId, verifiedDomains } = await policies.getTenant();
  const connected: Profile = { ...profile, tenant: verifiedDomains[0] ?? displayName, tenantId };
  if (!(await context.shouldProcess(connected.serviceUri ?? 'the sandbox', `Connect as profile '${connected.name}'`))) return;
  await connection.save(connected, token?.fromEnvironment === true ? null : token?.text);
  yield psObject(teamsConnection, {
    Account: connected.account ?? (connected.kind === 'sandbox' ? 'sandbox' : 'access token'),
    Environment: connected.serviceUri ?? 'Sandbox',
    Tenant: connected.tenant,
    TenantId: tenantId,
  });
}
