import { describe, expect, it } from 'vitest';
import { commandIndex } from '../../../src/cmdlets/command-index.ts';
import { policyTypes } from '../../../src/cmdlets/policy-types.ts';
import { PSObject } from '../../../src/engine/value.ts';
import { loadPolicyType, policyTypeNames } from '../../../src/policy/catalogue.ts';
import { plain, teamsSession } from '../teams-session.ts';

const madeByCmdlets = async (): Promise<readonly string[]> => {
  const types = await Promise.all(policyTypeNames.map((name) => loadPolicyType(name)));
  return types.flatMap(({ settings }) => Object.values(settings).flatMap((setting) => (setting.kind === 'objects' ? (setting.item.madeBy ?? []) : [])));
};

describe('the cmdlets that make items', () => {
  it('exist for every item that names one, and have examples that run', async () => {
    const index = commandIndex(policyTypes());
    for (const name of await madeByCmdlets()) {
      expect(index.names).toContain(name);
      const teams = await teamsSession();
      for (const { run } of (await index.load(name)).examples) expect([run, (await teams.run(run)).errors]).toEqual([run, []]);
    }
  });

  it('make objects of the type, complete', async () => {
    const teams = await teamsSession();
    const [number] = (await teams.run("New-CsTeamsEmergencyNumber -EmergencyDialString '911'")).output;
    expect(number).toBeInstanceOf(PSObject);
    expect([number instanceof PSObject && number.typeName, plain(number)]).toEqual([
      'TeamsEmergencyNumber',
      { EmergencyDialString: '911', EmergencyDialMask: null, OnlinePSTNUsage: null },
    ]);
  });

  it.each([
    ["New-CsTeamsEmergencyNumber -EmergencyDialMask '933;x'", ['InvalidSettingValue']],
    ["New-CsTeamsEmergencyNumber -EmergencyDialMask '12345678901'", ['InvalidSettingValue']],
    ["New-CsTeamsEmergencyNumber -EmergencyDialMask '933;9112'", []],
    ['New-CsTeamsHiddenTemplate', ['MissingMandatoryParameter']],
    ['New-CsTeamsEmergencyCallingExtendedNotification -NotificationMode NotificationOnly', ['MissingMandatoryParameter']],
  ])('check what they are given: %s', async (text, errors) => {
    expect((await (await teamsSession()).run(text)).errors).toEqual(errors);
  });

  it('are taken by their policies, one for each number at most', async () => {
    const teams = await teamsSession();
    const made = "(New-CsTeamsEmergencyCallingExtendedNotification -EmergencyDialString '112' -NotificationMode ConferenceMuted)";
    expect((await teams.run(`Set-CsTeamsEmergencyCallingPolicy Global -ExtendedNotifications ${made}, ${made}`)).errors).toEqual(['InvalidSettingValue']);
    expect((await teams.run(`Set-CsTeamsEmergencyCallingPolicy Global -ExtendedNotifications @{ Add = ${made}, ${made} }`)).errors).toEqual([]);
    expect(await teams.policies.getPolicy('TeamsEmergencyCallingPolicy', 'Global')).toMatchObject({
      ExtendedNotifications: [{ EmergencyDialString: '112', NotificationMode: 'ConferenceMuted' }],
    });
  });
});
