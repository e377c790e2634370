import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { clouds } from '../../src/client/clouds.ts';
import { createTenantClient } from '../../src/client/tenant/tenant-client.ts';
import { commandIndex } from '../../src/cmdlets/command-index.ts';
import { policyTypes } from '../../src/cmdlets/policy-types.ts';
import { teamsSession } from './teams-session.ts';

/** A client that takes the service for Microsoft's own: what only csteams' service has is refused. */
const inTenant = (cloud: keyof typeof clouds, api: 'auto' | 'graph' | 'configapi') =>
  teamsSession({
    clientOver: (transport) => createTenantClient(transport, { correlationId: randomUUID }, { cloud: clouds[cloud], api, standIn: false }),
  });

const index = commandIndex(policyTypes());
const type = 'TeamsEnhancedEncryptionPolicy';
const names = index.names.filter(
  (name) => /-Cs[A-Z]/.test(name) && (name.endsWith(type) || !/Cs\w*(Policy|Configuration|Settings)$/.test(name)) && !/Rollout|Rehearsal|Batch/.test(name),
);

/** What no interface of Microsoft's is known to do. */
const notThere = /Package|Get-CsPhoneNumber/;

it.each([
  ['Commercial', 'auto'],
  ['Commercial', 'graph'],
  ['Commercial', 'configapi'],
  ['TeamsGCCH', 'auto'],
] as const)(
  'runs the examples of every cmdlet in %s with --api %s, but for what nobody offers',
  async (cloud, api) => {
    const failed = new Map<string, readonly string[]>();
    for (const name of names) {
      for (const { run, after = [] } of (await index.load(name)).examples) {
        const teams = await inTenant(cloud, api);
        for (const statement of after) await teams.run(statement);
        const { errors, records } = await teams.run(run);
        if (errors.length > 0) failed.set(name, [run, ...records.map(({ message }) => message)]);
      }
    }
    expect([...failed].filter(([name]) => !notThere.test(name))).toEqual([]);
    expect(names.filter((name) => notThere.test(name) && !failed.has(name))).toEqual([]);
  },
  60_000,
);
