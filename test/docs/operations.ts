import type { PolicyClient } from '../../src/client/policy-client.ts';
import { commandIndex } from '../../src/cmdlets/command-index.ts';
import { policyTypes } from '../../src/cmdlets/policy-types.ts';
import { teamsSession } from '../cmdlets/teams-session.ts';

export type Operation = keyof PolicyClient;

/** The type that stands for all: their cmdlets are made by the same five functions. */
const standsForAll = 'TeamsEnhancedEncryptionPolicy';

/** What each cmdlet that speaks to a service asks of it, found out by running its examples. */
export async function operationsByCmdlet(): Promise<ReadonlyMap<string, readonly Operation[]>> {
  const types = policyTypes();
  const index = commandIndex(types);
  const made = new RegExp(
    `^(?:Get|New|Set|Remove|Grant)-Cs(?:${[...types.names, ...types.configurations].filter((name) => name !== standsForAll).join('|')})$`,
    'i',
  );
  const names = index.names.filter((name) => /-Cs|-MicrosoftTeams$/.test(name) && !made.test(name) && !/Rehearsal|Rollout/.test(name));
  const found = new Map<string, readonly Operation[]>();
  for (const name of [...names].sort()) {
    const asked = new Set<Operation>();
    for (const { run, after = [] } of (await index.load(name)).examples) {
      let recording = false;
      const teams = await teamsSession({ around: (client) => recorded(client, (operation) => recording && asked.add(operation)) });
      for (const statement of after) await teams.run(statement);
      recording = true;
      await teams.run(run);
    }
    if (asked.size > 0) found.set(name.replace(standsForAll, '<PolicyType>'), [...asked].sort());
  }
  return found;
}

/** The same client; every call is told. */
function recorded(client: PolicyClient, onCall: (operation: Operation) => void): PolicyClient {
  return new Proxy(client, {
    get(target, name, receiver) {
      onCall(name as Operation);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}
