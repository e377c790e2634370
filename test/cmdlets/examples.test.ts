import { expect, it } from 'vitest';
import { commandIndex } from '../../src/cmdlets/command-index.ts';
import { policyTypes } from '../../src/cmdlets/policy-types.ts';
import { teamsSession } from './teams-session.ts';

const index = commandIndex(policyTypes());
const subjects = /Package|PhoneNumber|DialPlan$|NormalizationRule|RecordingApplication|PolicyType$/;
const names = index.names.filter((name) => subjects.test(name) && !/Cs(TenantDialPlan|.*Policy)$/.test(name));

it.each(names)('%s has examples that run on a fresh sandbox', async (name) => {
  const { examples } = await index.load(name);
  for (const { run, after = [] } of examples) {
    const teams = await teamsSession();
    for (const statement of after) expect([statement, (await teams.run(statement)).errors]).toEqual([statement, []]);
    expect([run, (await teams.run(run)).errors]).toEqual([run, []]);
  }
});

it('covers the cmdlets that are not made from a policy type', () => expect(names.length).toBeGreaterThanOrEqual(20));
