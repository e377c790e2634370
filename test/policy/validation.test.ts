import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { policyType } from '../../src/policy/policy-type.ts';
import { choice, flag, integer, text } from '../../src/policy/setting.ts';
import { checkChanges, checkRelations } from '../../src/policy/validation.ts';

const type = policyType('TeamsSamplePolicy', {
  synopsis: 'A sample.',
  columns: ['Mode'],
  settings: {
    Mode: choice(['Off', 'UserChoice'], 'How.', { initial: 'Off', hints: { on: 'There is no way to force it.' } }),
    Allowed: flag('Whether.'),
    Low: integer('From.', { initial: 10, min: 10, max: 99 }),
    High: integer('To.', { initial: 99, min: 10, max: 99, unit: 'lines', greaterThan: 'Low' }),
    Note: text('A note.', { maxLength: 5 }),
    Code: text('A code.', { pattern: '[A-Z]+|\\d' }),
  },
});

const refused = (changes: Readonly<Record<string, unknown>>, expected: object) =>
  expect(() => checkChanges(type, changes)).toThrow(expect.objectContaining(expected));

describe('checkChanges', () => {
  it('gives names and words in their documented spelling', () => {
    expect(checkChanges(type, { mode: 'USERCHOICE', allowed: true, LOW: 12, Note: 'a' })).toEqual({ Mode: 'UserChoice', Allowed: true, Low: 12, Note: 'a' });
  });

  it('takes null as the initial value, or as not set', () => {
    expect(checkChanges(type, { Mode: null, Allowed: null, Note: null })).toEqual({ Mode: 'Off', Allowed: null, Note: null });
  });

  it.each([
    ['Mode', 'Of'],
    ['Mode', true],
    ['Mode', 1],
    ['Allowed', 'true'],
    ['Allowed', 1],
    ['Low', 9],
    ['Low', 100],
    ['Low', 10.5],
    ['Low', '10'],
    ['Low', Number.NaN],
    ['Note', 'longer'],
    ['Note', 5],
    ['Note', ['a']],
    ['Note', { a: 1 }],
    ['Code', 'AB1'],
    ['Code', 'A\n'],
  ])('refuses %s = %j and names the setting', (name, value) => refused({ [name]: value }, { id: 'InvalidSettingValue', target: name }));

  it('lists the valid values and gives the hint for a usual mistake', () => {
    refused({ Mode: 'On' }, { details: ['Off', 'UserChoice'], recommendation: expect.stringContaining('no way to force it') as string });
    refused({ Mode: 'constructor' }, { recommendation: 'Valid values: Off, UserChoice.' });
  });

  it('refuses unknown settings and suggests the nearest', () => {
    refused({ Mod: 'Off' }, { id: 'SettingNotFound', target: 'Mod', details: ['Mode'] });
    refused(JSON.parse('{"__proto__": 1}') as Record<string, unknown>, { id: 'SettingNotFound' });
    refused({ constructor: 1 }, { id: 'SettingNotFound' });
  });

  it('refuses a setting that is given twice', () => refused({ Mode: 'Off', mode: 'Off' }, { id: 'InvalidSettingValue', target: 'Mode' }));

  it('takes back whatever it gave', () => {
    const changes = fc.record(
      {
        Mode: fc.constantFrom('off', 'UserChoice', null),
        Allowed: fc.option(fc.boolean()),
        Low: fc.option(fc.integer({ min: 10, max: 99 })),
        Note: fc.option(fc.string({ maxLength: 5 })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(changes, (given) => {
        const once = checkChanges(type, given);
        expect(checkChanges(type, JSON.parse(JSON.stringify(once)) as Record<string, unknown>)).toEqual(once);
      }),
    );
  });
});

describe('checkRelations', () => {
  it('compares settings that must differ', () => {
    expect(() => checkRelations(type, { Low: 20, High: 20 })).toThrow(expect.objectContaining({ id: 'InvalidSettingValue', target: 'High' }));
    expect(() => checkRelations(type, { Low: 20, High: 21 })).not.toThrow();
    expect(() => checkRelations(type, { Low: null, High: 10 })).not.toThrow();
  });
});
