import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWildcards, wildcard } from '../../../src/engine/operators/wildcard.ts';

/** The same meaning in JavaScript's own regular expressions. */
function oracle(pattern: string): RegExp {
  const source = pattern.replace(/[\s\S]/g, (char) => (char === '*' ? '[\\s\\S]*' : char === '?' ? '[\\s\\S]' : char.replace(/[.+^${}()|[\]\\]/, '\\$&')));
  return new RegExp(`^${source}$`);
}

describe('wildcard', () => {
  it('matches what a regular expression of the same meaning matches', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', '.');
    const text = fc.array(fc.constantFrom('a', 'b', '.')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), text, (parts, subject) => {
        const pattern = parts.join('');
        expect(wildcard(pattern)(subject)).toBe(oracle(pattern).test(subject));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['[a-c]x', 'Bx', true],
    ['[a-c]x', 'dx', false],
    ['[]]', ']', true],
    ['a`*', 'a*', true],
    ['a`*', 'ab', false],
    ['abc`def', 'abc`def', false],
    ['*', '', true],
    ['?', '', false],
    ['PolIcy*', 'policy1', true],
  ])('%s on %s is %s', (pattern, text, expected) => {
    expect(wildcard(pattern)(text)).toBe(expected);
  });

  it('tells letter case apart when asked', () => {
    expect(wildcard('a*', { caseSensitive: true })('Abc')).toBe(false);
  });

  it('refuses a set that is not closed', () => {
    expect(() => wildcard('a[b')).toThrow(expect.objectContaining({ id: 'RuntimeException' }));
  });

  it('takes no more than the product of the lengths', () => {
    const started = performance.now();
    expect(wildcard(`${'*a'.repeat(50)}b`)('a'.repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('knows whether there are wildcards', () => {
    expect([hasWildcards('abc'), hasWildcards('a*'), hasWildcards('a[b]')]).toEqual([false, true, true]);
  });
});
