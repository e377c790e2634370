import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { nameKey, newPolicyName, policyIdentity, policyName, sameName } from '../../src/policy/identity.ts';

describe('policyName', () => {
  it.each([
    ['Global', 'Global'],
    ['gLOBAL', 'Global'],
    ['Tag:Executives', 'Executives'],
    ['tag:Executives', 'Executives'],
    ['Executives', 'Executives'],
    ['Tagged', 'Tagged'],
  ])('reads %s as %s', (identity, name) => expect(policyName(identity)).toBe(name));

  it('is the inverse of policyIdentity', () => {
    fc.assert(fc.property(fc.stringMatching(/^[\w .-]{1,20}$/), (name) => policyName(policyIdentity(policyName(name))) === policyName(name)));
  });
});

describe('sameName', () => {
  it('does not tell case or Unicode form apart', () => {
    expect(sameName('EXECUTIVES', 'executives')).toBe(true);
    expect(sameName('Jos\u00e9', 'JOSE\u0301')).toBe(true);
    expect(nameKey('a')).not.toBe(nameKey('b'));
  });
});

describe('newPolicyName', () => {
  it.each(['X', 'All staff', 'Tag:X', 'x'.repeat(256), 'Größe 日本', 'Global', 'gLOBAL'])('takes %j', (name) =>
    expect(newPolicyName(name)).toBe(policyName(name)),
  );

  it.each([
    '',
    'Tag:',
    ' ',
    'a/b',
    'a\nb',
    'a\0b',
    '\u001b[31m',
    'x'.repeat(257),
    ' x',
    'x ',
    '.',
    '..',
    'Tag:Tag:X',
    'Tag:Global',
    'Tag:global',
    '\ud800',
    'a\u202eb',
    'a\u2028b',
  ])('refuses %j', (name) => {
    expect(() => newPolicyName(name)).toThrow(expect.objectContaining({ id: 'InvalidPolicyName', category: 'InvalidArgument' }));
  });
});
