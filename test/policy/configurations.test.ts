import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { configurationNames, loadDefinition } from '../../src/policy/configurations.ts';
import { initialSettings } from '../../src/policy/policy-type.ts';
import { settingHelp } from '../../src/policy/setting-details.ts';
import { checkChanges } from '../../src/policy/validation.ts';
import { invalidValue, validValue } from './setting-arbitrary.ts';

describe.each(configurationNames)('%s', (name) => {
  it('is defined under its name, for the whole tenant', async () => {
    const type = await loadDefinition(name.toLowerCase());
    expect([type.name, type.tenantWide, type.groupAssignment]).toEqual([name, true, 'notGrantable']);
    expect(type.columns.filter((column) => !(column in type.settings))).toEqual([]);
    expect(checkChanges(type, initialSettings(type))).toEqual(initialSettings(type));
    for (const setting of Object.values(type.settings)) expect(settingHelp(setting)).toMatch(/^[A-Z].+\.$/);
  });

  it('takes what is valid and refuses what is not', async () => {
    const type = await loadDefinition(name);
    for (const [setting, definition] of Object.entries(type.settings)) {
      fc.assert(
        fc.property(validValue(definition), (value) => {
          expect(checkChanges(type, { [setting]: value })).toEqual({ [setting]: value });
        }),
        { numRuns: 5 },
      );
      const invalid = invalidValue(definition);
      if (!invalid) continue;
      fc.assert(
        fc.property(invalid, (value) => {
          expect(() => checkChanges(type, { [setting]: value })).toThrow(expect.objectContaining({ id: 'InvalidSettingValue', target: setting }));
        }),
        { numRuns: 5 },
      );
    }
  });
});

it('finds policy types, too, and refuses what is neither', async () => {
  expect((await loadDefinition('teamscallparkpolicy')).name).toBe('TeamsCallParkPolicy');
  await expect(loadDefinition('TeamsNoConfiguration')).rejects.toMatchObject({ id: 'PolicyTypeNotFound' });
});
