import fc from 'fast-check';
import { durationSeconds, durationText } from '../../src/policy/duration.ts';
import type { Json, Setting } from '../../src/policy/setting.ts';

const guids = fc.uuid();
const moments = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19));
/** Printable text without what shells and tables would quarrel about; quotes stay in. */
const words = fc.stringMatching(/^[A-Za-z0-9 .,:;'"$@(){}äöü日-]{1,20}$/);

/** Values that a setting takes, in their documented spelling. */
export function validValue(setting: Setting): fc.Arbitrary<Json> {
  switch (setting.kind) {
    case 'choice':
      return fc.constantFrom(...setting.values);
    case 'flag':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: setting.min ?? 0, max: setting.max ?? 100_000 });
    case 'text':
      return setting.pattern === undefined ? words.map((text) => text.slice(0, setting.maxLength)) : fc.constantFrom(...matching(setting.pattern));
    case 'texts':
      return fc.uniqueArray(setting.itemValues ? fc.constantFrom(...setting.itemValues) : setting.items === 'guid' ? guids : words, { maxLength: 4 });
    case 'timespan':
      return fc.integer({ min: durationSeconds(setting.min ?? '00:00') ?? 0, max: durationSeconds(setting.max ?? '9.00:00') ?? 0 }).map(durationText);
    case 'guid':
      return guids;
    case 'datetime':
      return moments;
    case 'objects': {
      const { properties = { Id: { kind: 'text', help: '' } satisfies Setting }, key } = setting.item;
      const item = fc.record(Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, validValue(property)])));
      return fc.uniqueArray(item, { maxLength: 3, selector: (one) => JSON.stringify(key === undefined ? one : one[key]).toLowerCase() });
    }
  }
}

/** Texts for the patterns in the definitions; a new pattern needs a line here. */
function matching(pattern: string): readonly [string, ...string[]] {
  const candidates = [
    '09:30',
    'customtemplate_0f8fad5b-d9cb-469f-a165-70867728950e',
    'https://pop.contoso.com/{phone}',
    'DialPlan-1',
    'en-us,de-de',
    'a@contoso.com;b@contoso.com',
    '933;9112',
  ];
  const [first, ...rest] = candidates.filter((text) => new RegExp(`^(?:${pattern})$`, 'u').test(text));
  if (first === undefined) throw new Error(`No sample text matches ${pattern}.`);
  return [first, ...rest];
}

/** Values that a setting refuses; undefined where it takes whatever has the right JSON type. */
export function invalidValue(setting: Setting): fc.Arbitrary<Json> | undefined {
  switch (setting.kind) {
    case 'choice':
      return setting.certainty === 'uncertain'
        ? undefined
        : fc.constantFrom<Json>('NoSuchValue', true, 5, ['Enabled', 'Disabled'], `${setting.values[0] ?? ''}x`);
    case 'flag':
      return fc.constantFrom<Json>('true', 1, [], 'Enabled');
    case 'integer':
      return fc.constantFrom<Json>(
        '5',
        1.5,
        true,
        ...(setting.min === undefined ? [] : [setting.min - 5]),
        ...(setting.max === undefined ? [] : [setting.max + 1]),
      );
    case 'text':
      return fc.constantFrom<Json>(5, true, ['a'], ...(setting.maxLength === undefined ? [] : ['x'.repeat(setting.maxLength + 1)]));
    case 'texts':
      return fc.constantFrom<Json>(5, [5], [['a']], ...(setting.itemValues || setting.items ? ['no such'] : []));
    case 'timespan':
      return fc.constantFrom<Json>('soon', 5, '25:00:00', '00:61:00', ...(setting.max === undefined ? [] : ['20:00:00']));
    case 'guid':
      return fc.constantFrom<Json>('abc', 5, '0f8fad5b-d9cb-469f-a165-7086772895');
    case 'datetime':
      return fc.constantFrom<Json>('tomorrow', 5, '2026-02-31T00:00:00', '2026-13-01T00:00:00');
    case 'objects':
      return fc.constantFrom<Json>('x', 5, [null], ...(setting.item.properties ? [[{ NoSuchProperty: 1 }]] : []));
  }
}
