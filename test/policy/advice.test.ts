import { describe, expect, it } from 'vitest';
import { adviceOn } from '../../src/policy/advice.ts';
import { policyType } from '../../src/policy/policy-type.ts';
import { choice, flag, text } from '../../src/policy/setting.ts';

const type = policyType('TeamsSamplePolicy', {
  synopsis: 'A sample.',
  columns: [],
  settings: {
    Managed: flag('Whether.'),
    Time: text('When.', { needs: { setting: 'Managed', value: true } }),
    Second: text('Another.', { needs: { setting: 'Time' } }),
    Mode: choice(['Off', 'On'], 'How.', { needs: { setting: 'Managed', value: false, when: 'Off' } }),
    Doubtful: choice(['A'], 'How.', { certainty: 'uncertain' }),
    Half: choice(['A', 'B'], 'How.', { unsupported: ['B'] }),
  },
});
const advice = (changes: Record<string, string | boolean | null>, more: Record<string, string | boolean | null> = {}) =>
  adviceOn(type, changes, { ...more, ...changes }).map((sentence) => sentence.split(/[ :]/)[0]);

describe('adviceOn', () => {
  it('warns of a setting that does nothing without another', () => {
    expect(advice({ Time: '09:00' }, { Managed: false })).toEqual(['Time']);
    expect(advice({ Time: '09:00' }, { Managed: null })).toEqual(['Time']);
    expect(advice({ Time: '09:00', Managed: true })).toEqual([]);
    expect(advice({ Second: 'x' }, { Time: null })).toEqual(['Second']);
    expect(advice({ Second: 'x' }, { Time: '09:00' })).toEqual([]);
    expect(advice({ Mode: 'On' }, { Managed: true })).toEqual([]);
    expect(advice({ Mode: 'Off' }, { Managed: true })).toEqual(['Mode']);
  });

  it('says nothing of what it does not know or what is taken back', () => {
    expect(advice({ Time: '09:00' })).toEqual([]);
    expect(advice({ Time: null }, { Managed: false })).toEqual([]);
  });

  it('warns of values that are not known, or not supported', () => {
    expect(advice({ Doubtful: 'B' })).toEqual(['Doubtful']);
    expect(advice({ Doubtful: 'A' })).toEqual([]);
    expect(advice({ Half: 'B' })).toEqual(['Half']);
    expect(advice({ Half: 'A' })).toEqual([]);
  });
});
