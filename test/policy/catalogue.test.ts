import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { loadPolicyType, policyTypeName, policyTypeNames } from '../../src/policy/catalogue.ts';
import { policyVerbs } from '../../src/policy/cmdlet-name.ts';
import { initialSettings, type InstanceOf } from '../../src/policy/policy-type.ts';
import type { teamsCallParkPolicy } from '../../src/policy/types/teams-call-park-policy.ts';
import { settingHelp } from '../../src/policy/setting-details.ts';
import { settingRules } from '../../src/policy/setting-rules.ts';
import { settingValue } from '../../src/policy/setting-value.ts';
import { checkChanges, checkRelations } from '../../src/policy/validation.ts';
import { invalidValue, validValue } from './setting-arbitrary.ts';

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
      if (setting.kind === 'text' && setting.differsFrom !== undefined) expect(settings[setting.differsFrom]?.kind).toBe('text');
      if (setting.needs !== undefined) {
        const { setting: other, value = null, when = null } = setting.needs;
        expect(settings).toHaveProperty(other);
        expect(() => settingValue(other, settings[other] ?? setting, value)).not.toThrow();
        if (when !== null) expect(settingValue('when', setting, when)).toBe(when);
      }
    }
  });

  it('has settings whose names, values and rules can be told', async () => {
    const { settings } = await loadPolicyType(name);
    const names = Object.keys(settings);
    expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(names.length);
    for (const setting of Object.values(settings)) {
      expect(`${settingHelp(setting)} ${settingRules(setting).join(' ')}`.trim()).toMatch(/\.$/);
      expect(setting.help).not.toMatch(/\. .*\.$/);
      if (setting.kind === 'choice') {
        expect(new Set(setting.values.map((value) => value.toLowerCase())).size).toBe(setting.values.length);
        for (const value of setting.unsupported ?? []) expect(setting.values).toContain(value);
      }
      if (setting.kind === 'integer' && setting.min !== undefined && setting.max !== undefined) expect(setting.min).toBeLessThan(setting.max);
    }
  });

  it('takes what is valid and refuses what is not, setting by setting', async () => {
    const type = await loadPolicyType(name);
    for (const [setting, definition] of Object.entries(type.settings)) {
      fc.assert(
        fc.property(validValue(definition), (value) => {
          const checked = checkChanges(type, { [setting]: value });
          expect(checkChanges(type, JSON.parse(JSON.stringify(checked)) as Record<string, unknown>)).toEqual(checked);
        }),
        { numRuns: 5 },
      );
      const invalid = invalidValue(definition);
      if (!invalid) continue;
      const refused = expect.objectContaining({ id: 'InvalidSettingValue', target: setting }) as Error;
      fc.assert(
        fc.property(invalid, (value) => {
          expect(() => checkChanges(type, { [setting]: value })).toThrow(refused);
        }),
        { numRuns: 5 },
      );
    }
  });

  it('knows its cmdlets without being loaded', async () => {
    const type = await loadPolicyType(name);
    expect(type.verbs).toEqual(policyVerbs(name));
    expect(type.verbs).toContain('Get');
    if (type.groupAssignment !== 'notGrantable') expect(type.verbs).toContain('Grant');
    for (const verb of Object.keys(type.cmdlets)) expect(type.verbs).toContain(verb);
  });
});

describe('the catalogue', () => {
  it('has all 53 types and their 237 cmdlets', () => {
    expect(policyTypeNames).toHaveLength(53);
    expect(policyTypeNames.flatMap((name) => policyVerbs(name))).toHaveLength(237);
  });

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
