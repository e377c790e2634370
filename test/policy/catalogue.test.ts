import { describe, expect, it } from 'vitest';
import { loadPolicyType, policyTypeName, policyTypeNames } from '../../src/policy/catalogue.ts';
import { initialSettings, type InstanceOf } from '../../src/policy/policy-type.ts';
import type { teamsCallParkPolicy } from '../../src/policy/types/teams-call-park-policy.ts';
import { checkChanges, checkRelations } from '../../src/policy/validation.ts';

describe.each(policyTypeNames)('%s', (name) => {
  it('is defined under its name', async () => expect((await loadPolicyType(name)).name).toBe(name));

  it('has initial values that are valid, also in its built-in instances', async () => {
    const type = await loadPolicyType(name);
    for (const instance of [undefined, ...Object.keys(type.builtIn)]) {
      const settings = initialSettings(type, instance);
      expect(checkChanges(type, settings)).toEqual(settings);
      checkRelations(type, settings);
    }
  });

  it('shows columns that are settings, and explains every setting in a sentence', async () => {
    const { settings, columns, synopsis } = await loadPolicyType(name);
    expect(columns.filter((column) => !(column in settings))).toEqual([]);
    for (const help of [synopsis, ...Object.values(settings).map((setting) => setting.help)]) expect(help).toMatch(/^[A-Z].+\.$/);
  });

  it('relates only to settings of its own', async () => {
    const { settings } = await loadPolicyType(name);
    for (const setting of Object.values(settings)) {
      if (setting.kind === 'integer' && setting.greaterThan !== undefined) expect(settings[setting.greaterThan]?.kind).toBe('integer');
    }
  });
});

describe('the catalogue', () => {
  it('is sorted and finds names in any case', () => {
    expect(policyTypeNames).toEqual([...policyTypeNames].sort());
    expect(policyTypeName('teamscallparkpolicy')).toBe('TeamsCallParkPolicy');
  });

  it('refuses unknown types with the nearest name', async () => {
    const near = { id: 'PolicyTypeNotFound', target: 'CsTeamsCalParkPolicy', details: ['TeamsCallParkPolicy'] };
    await expect(loadPolicyType('CsTeamsCalParkPolicy')).rejects.toMatchObject(near);
    await expect(loadPolicyType('constructor')).rejects.toMatchObject({ id: 'PolicyTypeNotFound', details: [] });
  });

  it('gives instances a type of their own', () => {
    const instance: InstanceOf<typeof teamsCallParkPolicy> = {
      Identity: 'Global',
      AllowCallPark: true,
      Description: null,
      ParkTimeoutSeconds: 300,
      PickupRangeEnd: 99,
      PickupRangeStart: 10,
    };
    // @ts-expect-error A flag is no text.
    const wrong: InstanceOf<typeof teamsCallParkPolicy>['AllowCallPark'] = 'yes';
    expect([instance.AllowCallPark, wrong]).toEqual([true, 'yes']);
  });

  it('starts the encryption policy as documented', async () => {
    const type = await loadPolicyType('TeamsEnhancedEncryptionPolicy');
    expect(Object.keys(type.settings)).toEqual(['CallingEndtoEndEncryptionEnabledType', 'MeetingEndToEndEncryption', 'Description']);
    expect(initialSettings(type, 'UserControlled')).toEqual({
      CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride',
      MeetingEndToEndEncryption: 'DisabledUserOverride',
      Description: null,
    });
    expect(() => checkChanges(type, { MeetingEndToEndEncryption: 'enabled' })).toThrow(
      expect.objectContaining({ recommendation: expect.stringContaining('DisabledUserOverride is what') as string }),
    );
  });
});
