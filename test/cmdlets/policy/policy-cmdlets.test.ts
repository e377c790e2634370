import { beforeEach, describe, expect, it } from 'vitest';
import { PSObject } from '../../../src/engine/value.ts';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
});

const identities = async (): Promise<readonly string[]> => (await teams.policies.listPolicies(type)).map(({ Identity }) => Identity);

describe('Get-Cs<PolicyType>', () => {
  it('lists Global first', async () => {
    const { output } = await teams.run(`Get-Cs${type}`);
    expect(column(output, 'Identity')).toEqual(['Global', 'Tag:Disabled', 'Tag:UserControlled']);
  });

  it("gives an instance's properties in Microsoft's order, under the type's name", async () => {
    const [instance] = (await teams.run(`Get-Cs${type} Global`)).output;
    if (!(instance instanceof PSObject)) throw new Error('No object.');
    expect([...instance.properties.keys()]).toEqual(['Identity', 'CallingEndtoEndEncryptionEnabledType', 'MeetingEndToEndEncryption', 'Description']);
    expect(instance.typeName).toBe(type);
  });

  it.each(['usercontrolled', 'TAG:UserControlled', 'Tag:usercontrolled'])('finds an instance as %s', async (identity) => {
    expect(column((await teams.run(`Get-Cs${type} -Identity ${identity}`)).output, 'Identity')).toEqual(['Tag:UserControlled']);
  });

  it.each([
    ['Tag:*', ['Tag:Disabled', 'Tag:UserControlled']],
    ['tag:d*', ['Tag:Disabled']],
    ['u*', ['Tag:UserControlled']],
    ['T*', []],
    ['*', ['Global', 'Tag:Disabled', 'Tag:UserControlled']],
  ])('filters by %s', async (filter, expected) => {
    expect(column((await teams.run(`Get-Cs${type} -Filter '${filter}'`)).output, 'Identity')).toEqual(expected);
  });

  it('says that an instance does not exist', async () => {
    expect((await teams.run(`Get-Cs${type} Nobody`)).errors).toEqual(['PolicyNotFound']);
  });

  it('refuses an identity that came out empty, instead of listing everything', async () => {
    expect((await teams.run(`$none = $null; Get-Cs${type} -Identity $none`)).output).toEqual([]);
  });

  it('keeps Identity and Filter apart where the reference does', async () => {
    expect((await teams.run('Get-CsTeamsCallParkPolicy -Identity Global -Filter *')).errors).toEqual(['AmbiguousParameterSet']);
    expect((await teams.run(`Get-Cs${type} -Identity Global -Filter *`)).errors).toEqual([]);
  });
});

describe('New-Cs<PolicyType>', () => {
  it('creates an instance and writes it', async () => {
    const { output } = await teams.run(`New-Cs${type} Executives -CallingEndtoEndEncryptionEnabledType DisabledUserOverride -Description 'Board and legal'`);
    expect(output.map(plain)).toEqual([
      {
        Identity: 'Tag:Executives',
        CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride',
        MeetingEndToEndEncryption: 'Disabled',
        Description: 'Board and legal',
      },
    ]);
    expect(await identities()).toContain('Tag:Executives');
  });

  it('refuses a name that exists, in any case, also under -WhatIf', async () => {
    expect((await teams.run(`New-Cs${type} usercontrolled`)).errors).toEqual(['PolicyAlreadyExists']);
    expect((await teams.run(`New-Cs${type} Tag:usercontrolled -WhatIf`)).errors).toEqual(['PolicyAlreadyExists']);
  });

  it('refuses a bad name before it asks the service', async () => {
    expect((await teams.run(`New-Cs${type} 'a/b'`)).errors).toEqual(['InvalidPolicyName']);
    expect(teams.requests).toEqual([]);
  });

  it('creates nothing under -WhatIf and says what it would', async () => {
    const { whatIf, output } = await teams.run(`New-Cs${type} Pilot -WhatIf`);
    expect(whatIf).toHaveLength(1);
    expect(output).toEqual([]);
    expect(await identities()).not.toContain('Tag:Pilot');
  });

  it('makes an object without creating an instance with -InMemory', async () => {
    const { output } = await teams.run(`New-Cs${type} Pilot -InMemory -MeetingEndToEndEncryption DisabledUserOverride`);
    expect(column(output, 'MeetingEndToEndEncryption')).toEqual(['DisabledUserOverride']);
    expect(teams.requests).toEqual([]);
  });

  it('finds out under -WhatIf that settings contradict each other', async () => {
    expect((await teams.run('New-CsTeamsCallParkPolicy P -PickupRangeStart 200 -PickupRangeEnd 100 -WhatIf')).errors).toEqual(['InvalidSettingValue']);
  });
});

describe('Set-Cs<PolicyType>', () => {
  it('changes Global when no instance is named, and only what was given', async () => {
    expect((await teams.run(`Set-Cs${type} -CallingEndtoEndEncryptionEnabledType DisabledUserOverride`)).errors).toEqual([]);
    expect(await teams.policies.getPolicy(type, 'Global')).toMatchObject({
      CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride',
      MeetingEndToEndEncryption: 'Disabled',
    });
  });

  it('takes the settings and the name from a piped object', async () => {
    await teams.run(`$p = New-Cs${type} Pilot; $p.Description = 'by pipeline'; $p | Set-Cs${type}`);
    expect(await teams.policies.getPolicy(type, 'Pilot')).toMatchObject({ Description: 'by pipeline' });
  });

  it('refuses a piped object without Identity, which would go to Global', async () => {
    const { errors } = await teams.run(`[pscustomobject]@{ Description = 'x' } | Set-Cs${type}`);
    expect(errors).toEqual(['InvalidInput']);
    expect(await teams.policies.getPolicy(type, 'Global')).toMatchObject({ Description: null });
  });

  it('takes a piped text for the name, and refuses what names nothing', async () => {
    await teams.run(`New-Cs${type} Pilot`);
    expect((await teams.run(`'Pilot' | Set-Cs${type} -Description 'by name'`)).errors).toEqual([]);
    expect(await teams.policies.getPolicy(type, 'Pilot')).toMatchObject({ Description: 'by name' });
    expect((await teams.run(`5 | Set-Cs${type} -Description 'x'`)).errors).toEqual(['InvalidInput']);
    expect(await teams.policies.getPolicy(type, 'Global')).toMatchObject({ Description: null });
  });

  it('warns and changes nothing when no setting is given', async () => {
    const { warnings, errors } = await teams.run(`Set-Cs${type} Global`);
    expect(warnings).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(teams.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  it('fails for an unknown instance, also under -WhatIf and without settings', async () => {
    for (const rest of ['-Description x', '-Description x -WhatIf', ''])
      expect((await teams.run(`Set-Cs${type} Nobody ${rest}`)).errors).toEqual(['PolicyNotFound']);
  });

  it('writes nothing under -WhatIf', async () => {
    const { whatIf } = await teams.run(`Set-Cs${type} Global -Description 'x' -WhatIf`);
    expect(whatIf).toHaveLength(1);
    expect(await teams.policies.getPolicy(type, 'Global')).toMatchObject({ Description: null });
  });

  it('lists the valid values for a wrong one, and knows the mistake everyone makes', async () => {
    const [record] = (await teams.run(`Set-Cs${type} Global -CallingEndtoEndEncryptionEnabledType Enabled`)).records;
    expect(record?.id).toBe('ParameterArgumentTransformationError');
    expect(`${record?.message ?? ''} ${record?.recommendation ?? ''}`).toContain('DisabledUserOverride');
  });

  it('checks numbers against their bounds', async () => {
    expect((await teams.run('Set-CsTeamsCallParkPolicy Global -ParkTimeoutSeconds 60')).errors).toEqual(['ParameterArgumentValidationError']);
  });

  it('empties a text with $null', async () => {
    await teams.run(`Set-Cs${type} Global -Description 'x'; Set-Cs${type} Global -Description $null`);
    expect((await teams.policies.getPolicy(type, 'Global'))['Description'] ?? '').toBe('');
  });

  it('takes documented parameters that do nothing', async () => {
    expect((await teams.run('Set-CsTeamsCallParkPolicy -Tenant 0f2ce4ea-0f47-4d4a-8d56-e5c0a1d1a5b1 -AllowCallPark $true -Force')).errors).toEqual([]);
  });
});

describe('Remove-Cs<PolicyType>', () => {
  it('deletes an instance', async () => {
    await teams.run(`New-Cs${type} Pilot; Remove-Cs${type} Pilot`);
    expect(await identities()).not.toContain('Tag:Pilot');
  });

  it('takes instances from the pipeline', async () => {
    expect((await teams.run(`Get-Cs${type} -Filter 'Tag:*' | Remove-Cs${type}`)).errors).toEqual([]);
    expect(await identities()).toEqual(['Global']);
  });

  it('resets Global with a warning', async () => {
    const { warnings } = await teams.run(`Set-Cs${type} -Description 'x'; Remove-Cs${type} Global`);
    expect(warnings).toHaveLength(1);
    expect(await teams.policies.getPolicy(type, 'Global')).toMatchObject({ Description: null });
  });

  it.each([
    ['-Identity ana@contoso.com', '1 user'],
    ['-Group legal@contoso.com', '1 group'],
    ['-Global', 'tenant'],
  ])('refuses one that is granted with %s, also under -WhatIf, and says to how many', async (target, holders) => {
    await teams.run(`Grant-Cs${type} ${target} -PolicyName UserControlled`);
    for (const rest of ['', '-WhatIf']) {
      const { records, whatIf } = await teams.run(`Remove-Cs${type} UserControlled ${rest}`);
      expect(records.map(({ id }) => id)).toEqual(['PolicyInUse']);
      expect(records[0]?.message).toContain(holders);
      expect(whatIf).toEqual([]);
    }
    expect(await identities()).toContain('Tag:UserControlled');
  });

  it('fails for an unknown instance, also under -WhatIf', async () => {
    for (const rest of ['', '-WhatIf']) expect((await teams.run(`Remove-Cs${type} Nobody ${rest}`)).errors).toEqual(['PolicyNotFound']);
  });

  it('changes nothing under -WhatIf', async () => {
    expect((await teams.run(`Remove-Cs${type} UserControlled -WhatIf`)).whatIf).toHaveLength(1);
    expect(await identities()).toContain('Tag:UserControlled');
  });
});
