import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ListModifier, modified } from '../../src/policy/list-modifier.ts';
import { objects, text, texts } from '../../src/policy/setting.ts';

const usages = texts('Which.', { modifiable: true });
const apps = objects({ name: 'App', properties: { Id: text('An id.'), Name: text('A name.') } }, 'Which.', { modifiable: true });
const keyed = objects({ name: 'App', key: 'Id', properties: { Id: text('An id.'), Name: text('A name.') } }, 'Which.', { modifiable: true });

describe('modified', () => {
  it('adds at the end what is not there, in any case', () => {
    expect(modified(usages, ['Local', 'US'], new ListModifier({ add: ['us', 'International'] }))).toEqual(['Local', 'US', 'International']);
  });

  it('removes, then adds', () => {
    expect(modified(usages, ['Local', 'US'], new ListModifier({ remove: ['LOCAL', 'Nowhere'], add: ['New'] }))).toEqual(['US', 'New']);
  });

  it('replaces the list', () => {
    expect(modified(usages, ['Local'], new ListModifier({ replace: ['B', 'A'] }))).toEqual(['B', 'A']);
    expect(modified(usages, ['Local'], new ListModifier({ replace: [] }))).toEqual([]);
  });

  it('starts from nothing where the list is not set', () => {
    expect(modified(usages, null, new ListModifier({ add: ['A'] }))).toEqual(['A']);
    expect(modified(usages, null, new ListModifier({ remove: ['A'] }))).toEqual([]);
  });

  it('knows objects by their key, or by the properties that are given', () => {
    const current = [
      { Id: 'a', Name: 'One' },
      { Id: 'b', Name: 'Two' },
    ];
    expect(modified(keyed, current, new ListModifier({ remove: [{ id: 'A', Name: 'Other' }] }))).toEqual([{ Id: 'b', Name: 'Two' }]);
    expect(modified(apps, current, new ListModifier({ remove: [{ id: 'A', Name: 'Other' }] }))).toEqual(current);
    expect(modified(apps, current, new ListModifier({ remove: [{ Name: 'two' }] }))).toEqual([{ Id: 'a', Name: 'One' }]);
    expect(modified(keyed, current, new ListModifier({ add: [{ Id: 'a', Name: 'Again' }] }))).toEqual(current);
  });

  it('changes nothing when the same is added twice or removed again', () => {
    const list = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(list, list, (current, others) => {
        const added = modified(usages, current, new ListModifier({ add: others }));
        expect(modified(usages, added, new ListModifier({ add: others }))).toEqual(added);
        const removed = modified(usages, added, new ListModifier({ remove: others }));
        expect(removed).toEqual(current.filter((one) => !others.includes(one)));
      }),
    );
  });
});
