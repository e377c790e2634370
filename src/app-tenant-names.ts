import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxFile } from './app-local-service.ts';
import type { World } from './world.ts';
import type { Folders } from './config/folders.ts';
import type { PolicyTypes } from './cmdlets/policy-types.ts';
import type { PolicyClient } from './client/policy-client.ts';
import type { NamesWanted } from './shell/completion-sources.ts';
import { nameFile } from './shell/name-file.ts';
import { tenantNames } from './shell/tenant-names.ts';
import { policyCmdletName, policyVerbs } from './policy/cmdlet-name.ts';

interface NamesOptions {
  readonly types: PolicyTypes;
  /** `--profile`; the environment's or the current one where absent. */
  readonly profile: string | undefined;
  readonly folders: () => Promise<Folders>;
  readonly environment: World['environment'];
  /** Made only when the tenant is asked. */
  readonly world: () => Promise<World>;
  readonly again: (words: readonly string[]) => void;
}

/** Names of the tenant for the completion of one line, from a file in the data folder while they are fresh. */
export function namesFor({ types, profile: chosen, folders, environment, world, again }: NamesOptions): (wanted: NamesWanted) => Promise<readonly string[]> {
  return async (wanted) => {
    if (wanted.kind === 'policyType') return types.names;
    const place = await folders();
    const profile = await profileName(chosen ?? environment('CSTEAMS_PROFILE') ?? '', place);
    const names = tenantNames({
      cache: nameFile(namesPath(place)),
      now: Date.now,
      stamp: () => (profile === 'sandbox' ? sandboxStamp(place) : ''),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      ask: async (key) => withPolicies(profile, await world(), (policies) => ask(policies, key)),
      onLate: (key) => again(['__complete', 'names', profile, key]),
    });
    return names(keyOf(profile, wanted, types.names));
  };
}

/** `csteams __complete names <profile> <key>`: what was too slow for a Tab, for the next one. */
export async function refreshNames([profile = '', key = '']: readonly string[], world: World): Promise<void> {
  const stamp = profile === 'sandbox' ? sandboxStamp(world.folders) : '';
  const names = await withPolicies(profile, world, (policies) => ask(policies, key));
  nameFile(namesPath(world.folders)).set(key, { at: world.clock.now().getTime(), stamp, names });
}

const namesPath = ({ data }: Folders): string => join(data, 'completion-names.json');

async function profileName(named: string, { config }: Folders): Promise<string> {
  if (named !== '') return named;
  const { openProfiles } = await import('./config/profiles.ts');
  return openProfiles(config).current().name;
}

/** When the sandbox was last written. */
export function sandboxStamp({ data }: Folders): string {
  const file = sandboxFile(data);
  return [file, `${file}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ');
}

async function withPolicies<T>(profile: string, world: World, work: (policies: PolicyClient) => Promise<T>): Promise<T> {
  const { connections } = await import('./app-connection.ts');
  const connected = connections(world, { profileName: profile, onWarning: () => undefined, onSandbox: () => undefined });
  try {
    return await work(connected.policies);
  } finally {
    await connected.close();
  }
}

/** `profile kind type prefix`, each escaped. */
export const keyOf = (profile: string, { kind, prefix, command, policyType }: NamesWanted, types: readonly string[]): string =>
  [profile, kind, policyType ?? typeOfCommand(command.name, types), kind === 'policy' ? '' : prefix.toLowerCase()].map(encodeURIComponent).join(' ');

/** The policy type whose cmdlet this is; '' for other commands. */
const typeOfCommand = (name: string, types: readonly string[]): string =>
  types.find((type) => policyVerbs(type).some((verb) => policyCmdletName(type, verb).toLowerCase() === name.toLowerCase())) ?? '';

/** So many users or groups are offered at once. */
const most = 50;

/** Asks the tenant for the names of a key. */
export async function ask(policies: PolicyClient, key: string): Promise<readonly string[]> {
  const [, kind, type = '', prefix = ''] = key.split(' ').map(decodeURIComponent);
  if (kind === 'policy') return type === '' ? [] : (await policies.listPolicies(type)).map(({ Identity }) => Identity.replace(/^Tag:/i, ''));
  if (kind === 'group') return (await policies.findGroups(prefix, { limit: most })).map(({ displayName, mail }) => mail ?? displayName);
  const names: string[] = [];
  const filter = prefix === '' ? {} : { filter: `UserPrincipalName -like '${prefix.replaceAll("'", "''").replaceAll(/[*?[\]]/g, '')}*'` };
  for await (const { userPrincipalName } of policies.listUsers({ ...filter, limit: most })) names.push(userPrincipalName);
  return names;
}
