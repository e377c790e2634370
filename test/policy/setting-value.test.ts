import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { policyType } from '../../src/policy/policy-type.ts';
import { choice, dateTime, flag, guid, integer, objects, text, texts, timeSpan, type Json, type Setting } from '../../src/policy/setting.ts';
import { settingValue } from '../../src/policy/setting-value.ts';
import { checkPlace, checkRelations } from '../../src/policy/validation.ts';
import { invalidValue, validValue } from './setting-arbitrary.ts';

const item = { name: 'Sample', key: 'Id', properties: { Id: text('An id.'), Order: integer('A place.', { min: 1 }) } };
const kinds: Readonly<Record<string, Setting>> = {
  choice: choice(['Off', 'On'], 'How.'),
  flag: flag('Whether.'),
  integer: integer('How many.', { min: 10, max: 20 }),
  text: text('What.', { maxLength: 30 }),
  texts: texts('Which.'),
  'texts of some values': texts('Which.', { itemValues: ['A', 'B'] }),
  'texts that are GUIDs': texts('Which.', { items: 'guid' }),
  'time span': timeSpan('How long.', { min: '00:00:30', max: '00:10:00' }),
  guid: guid('Which.'),
  'date and time': dateTime('When.'),
  objects: objects(item, 'Which.', { maxItems: 5 }),
};
const refusal = expect.objectContaining({ id: 'InvalidSettingValue', target: 'Setting' }) as Error;

describe.each(Object.entries(kinds))('%s', (_, setting) => {
  it('keeps what is valid, also through JSON', () => {
    fc.assert(
      fc.property(validValue(setting), (value) => {
        expect(settingValue('Setting', setting, JSON.parse(JSON.stringify(value)))).toEqual(value);
      }),
    );
  });

  it('refuses what is not', () => {
    const invalid = invalidValue(setting);
    if (invalid)
      fc.assert(
        fc.property(invalid, (value) => {
          expect(() => settingValue('Setting', setting, value)).toThrow(refusal);
        }),
      );
  });

  it('takes null as not set', () => expect(settingValue('Setting', setting, null)).toBeNull());
});

describe('settingValue', () => {
  const value = (setting: Setting, given: unknown): Json => settingValue('Setting', setting, given);

  it('puts values into their usual form', () => {
    expect(value(guid('Which.'), '{0F8FAD5B-D9CB-469F-A165-70867728950E}')).toBe('0f8fad5b-d9cb-469f-a165-70867728950e');
    expect(value(timeSpan('How long.'), '0:5')).toBe('00:05:00');
    expect(value(timeSpan('How long.'), '1.02:03:04')).toBe('1.02:03:04');
    expect(value(texts('Which.', { itemValues: ['ACS'] }), 'acs')).toEqual(['ACS']);
    expect(value(texts('Which.'), 'one')).toEqual(['one']);
    expect(value(objects(item, 'Which.'), { id: 'a' })).toEqual([{ Id: 'a', Order: null }]);
    expect(value(objects(item, 'Which.'), [{ Identity: 'Tag:X/a', Id: 'a' }])).toEqual([{ Id: 'a', Order: null }]);
  });

  it('takes bounds as they are', () => {
    const bounded = timeSpan('How long.', { min: '00:00:30', max: '00:10:00' });
    expect(value(bounded, '00:00:30')).toBe('00:00:30');
    expect(value(bounded, '00:10:00')).toBe('00:10:00');
    expect(() => value(bounded, '00:00:29')).toThrow(refusal);
    expect(() => value(bounded, '00:10:01')).toThrow(refusal);
    expect(value(integer('How many.', { min: 1, also: [-1] }), -1)).toBe(-1);
    expect(() => value(integer('How many.', { min: 1, also: [-1] }), 0)).toThrow(refusal);
  });

  it('refuses a list with two items of one key, too many items or a bad property', () => {
    const list = objects(item, 'Which.', { maxItems: 2 });
    expect(() => value(list, [{ Id: 'a' }, { Id: 'A' }])).toThrow(refusal);
    expect(() => value(list, [{ Id: 'a' }, { Id: 'b' }, { Id: 'c' }])).toThrow(refusal);
    expect(() => value(list, [{ Id: 'a', Order: 0 }])).toThrow(refusal);
    expect(value(list, [{ Id: 'a' }, { Id: 'b', Order: 1 }])).toHaveLength(2);
  });

  it('passes on what an uncertain choice does not list', () => {
    const uncertain = choice(['Enabled'], 'How.', { certainty: 'uncertain' });
    expect(value(uncertain, 'Other')).toBe('Other');
    expect(value(uncertain, 'ENABLED')).toBe('Enabled');
    expect(() => value(uncertain, 5)).toThrow(refusal);
    expect(() => value(choice(['Enabled'], 'How.', { certainty: 'probable' }), 'Other')).toThrow(refusal);
  });
});

describe('what settings say together', () => {
  const type = policyType('TeamsSamplePolicy', {
    synopsis: 'A sample.',
    columns: [],
    settings: { First: text('One.'), Second: text('Another.', { differsFrom: 'First' }), Custom: flag('Whether.', { initial: false, customOnly: true }) },
  });

  it('may have to differ', () => {
    expect(() => checkRelations(type, { First: 'a', Second: 'a' })).toThrow(expect.objectContaining({ id: 'InvalidSettingValue', target: 'Second' }));
    expect(() => checkRelations(type, { First: 'a', Second: 'b' })).not.toThrow();
    expect(() => checkRelations(type, { First: null, Second: null })).not.toThrow();
  });

  it('may be for custom instances only', () => {
    expect(() => checkPlace(type, { Custom: true }, 'Global')).toThrow(expect.objectContaining({ id: 'InvalidSettingValue', target: 'Custom' }));
    expect(() => checkPlace(type, { Custom: false }, 'Global')).not.toThrow();
    expect(() => checkPlace(type, { Custom: true }, 'Executives')).not.toThrow();
  });
});
