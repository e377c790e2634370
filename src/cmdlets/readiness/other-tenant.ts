import type { PolicyClient } from '../../client/policy-client.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { ConnectionService } from '../services.ts';

/** A client for the tenant that is saved under a name. Rejects with ProfileNotFound. */
export async function clientForProfile(connection: ConnectionService, name: string): Promise<PolicyClient> {
  const profile = await connection.find(name);
  if (profile) return connection.open(profile);
  throw new ErrorRecord({
    id: 'ProfileNotFound',
    category: 'ObjectNotFound',
    message: `There is no connection named '${name}'.`,
    target: name,
    recommendation: 'csteams profile list shows those there are; Connect-MicrosoftTeams makes one.',
    terminating: true,
  });
}
