import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxFile } from './app-local-service.ts';
import type { World } from './app.ts';
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
  readonly world: () => Promise<World>;
  readonly again: (words: readonly string[]) => void;
}

/** Names of the tenant for the completion of one line, from a file in the data folder while they are fresh. */
export function namesFor({ types, profile: chosen, world, again }: NamesOptions): (wanted: NamesWanted) => Promise<readonly string[]> {
  return async (wanted) => {
    if (wanted.kind === 'policyType') return types.names;
    const surroundings = await world();
    const profile = await profileName(chosen, surroundings);
    const names = tenantNames({
      cache: nameFile(namesPath(surroundings)),
      now: () => surroundings.clock.now().getTime(),
      stamp: () => (profile === 'sandbox' ? sandboxStamp(surroundings) : ''),
      sleep: (ms) => surroundings.clock.sleep(ms),
      ask: (key) => withPolicies(profile, surroundings, (policies) => ask(policies, key)),
      onLate: (key) => again(['__complete', 'names', profile, key]),
    });
    return names(keyOf(profile, wanted, types.names));
  };
}

/** `csteams __complete names <profile> <key>`: what was too slow for a Tab, for the next one. */
export async function refreshNames([profile = '', key = '']: readonly string[], world: World): Promise<void> {
  const stamp = profile === 'sandbox' ? sandboxStamp(world) : '';
  const names = await withPolicies(profile, world, (policies) => ask(policies, key));
  nameFile(namesPath(world)).set(key, { at: world.clock.now().getTime(), stamp, names });
}

const namesPath = ({ folders }: World): string => join(folders.data, 'completion-names.json');

async function profileName(chosen: string | undefined, { environment, folders }: World): Promise<string> {
  const named = chosen ?? environment('CSTEAMS_PROFILE') ?? '';
  if (named !== '') return named;
  const { openProfiles } = await import('./config/profiles.ts');
  return openProfiles(folders.config).current().name;
}

/** When the sandbox was last written. */
function sandboxStamp({ folders }: World): string {
  const file = sandboxFile(folders.data);
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
