import { describe, expect, it } from 'vitest';
import { commandIndex } from '../../../src/cmdlets/command-index.ts';
import { policyTypes } from '../../../src/cmdlets/policy-types.ts';
import { teamsSession } from '../teams-session.ts';

const index = commandIndex(policyTypes());
const names = index.names.filter((name) => /Encrypted(Call|Meeting)|^Wait-CsEffectivePolicy$/.test(name));

describe('the cmdlets around encrypted calls', () => {
  it('are four', () => expect(names).toHaveLength(4));

  it.each(names)('%s has examples that run on a fresh sandbox', async (name) => {
    const { examples } = await index.load(name);
    for (const { run, after = [] } of examples) {
      const teams = await teamsSession();
      for (const statement of after) expect([statement, (await teams.run(statement)).errors]).toEqual([statement, []]);
      const { output, errors } = await teams.run(run);
      expect([run, errors]).toEqual([run, []]);
      expect(output.length, run).toBeGreaterThan(0);
    }
  });
});
