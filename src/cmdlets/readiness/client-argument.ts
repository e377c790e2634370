import { ErrorRecord } from '../../engine/error-record.ts';
import { string, type ParameterOptions } from '../../engine/parameter.ts';
import { platforms, readClient, type Client } from '../../readiness/client.ts';
import type { Finding } from '../../readiness/facts.ts';

/** A parameter for a client: its platform, perhaps with a version. */
export const clientParameter = (help: string, options: ParameterOptions = {}) => string(help, { knownValues: platforms, ...options });

/** Throws InvalidClient. */
export function clientOf(text: string): Client {
  const client = readClient(text);
  if (client) return client;
  throw new ErrorRecord({
    id: 'InvalidClient',
    category: 'InvalidArgument',
    message: `'${text}' is not a client.`,
    target: text,
    recommendation: `Give one of ${platforms.join(', ')}, with a version behind it where it matters: 'TeamsRoomsWindows 4.13.132.0'.`,
  });
}

/** What was said on the command line beats what the service knows. */
export const clientFinding = (text: string | undefined, known: Finding<Client>): Finding<Client> =>
  text === undefined || text === '' ? known : { kind: 'known', value: clientOf(text), from: 'given' };
