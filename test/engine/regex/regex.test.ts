import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regexMachine } from '../../../src/engine/regex/regex-machine.ts';
import { parseRegex } from '../../../src/engine/regex/regex-parser.ts';
import { escapeRegex, matchAll, regex } from '../../../src/engine/regex/regex.ts';

const match = (pattern: string, text: string, caseSensitive = false) => regex(pattern, caseSensitive).exec(text)?.groups;

describe('regular expressions of .NET', () => {
  it.each([
    ['(?<n>a)(b)', 'ab', ['ab', 'b', 'a']],
    ["(?'n'a)", 'a', ['a', 'a']],
    ['(a)|b', 'b', ['b', undefined]],
    ['[a-z-[aeiou]]+', 'aebcd', ['bcd']],
    ['\\bfoo\\b', 'a foo b', ['foo']],
    ['é\\w', 'ÉÜ', ['ÉÜ']],
    ['\\Aa\\z', 'a', ['a']],
    ['a$', 'a\n', ['a']],
    ['a\\Z', 'a\n', ['a']],
    ['(?m)^b$', 'a\nb\nc', ['b']],
    ['(?s)a.b', 'a\nb', ['a\nb']],
    ['(?x) a  b # comment', 'ab', ['ab']],
    ['(?n)(a)', 'a', ['a']],
    ['(?#comment)a', 'a', ['a']],
    ['x{', 'x{', ['x{']],
    ['a{2,}?', 'aaa', ['aa']],
    ['(\\w)\\1', 'xaab', ['aa', 'a']],
    ['(?<c>\\w)\\k<c>', 'xaab', ['aa', 'a']],
    ['(?<=\\$)\\d+', 'a $42', ['42']],
    ['(?!b)\\w', 'ba', ['a']],
    ['\\p{Lu}', 'aB', ['a']],
    ['[\\]\\-x]+', ']-x', [']-x']],
    ['\\x41\\u0042\\t', 'ab\t', ['ab\t']],
  ])('%s in %j', (pattern, text, expected) => {
    expect(match(pattern, text)).toEqual(expected);
  });

  it('tells letter case apart as asked, and as the pattern says', () => {
    expect(match('A', 'a')).toEqual(['a']);
    expect(match('A', 'a', true)).toBeUndefined();
    expect(match('(?i)A', 'a', true)).toEqual(['a']);
  });

  it.each(['(', 'a)', '*a', 'a**', '[a', 'a{3,1}', '\\', '(?>a)', '(?<n>a)(?<n>b)', '\\2', '\\k<x>', '[z-a]', 'b(?-i)a', '\\p{IsGreek}', '(?(a)b|c)'])(
    'refuses %s',
    (pattern) => {
      expect(() => regex(pattern)).toThrow(expect.objectContaining({ id: 'InvalidRegularExpression' }));
    },
  );

  it('finds every match, empty ones too', () => {
    expect([...matchAll(regex('a*'), 'aab')].map(({ index, text }) => [index, text])).toEqual([
      [0, 'aa'],
      [2, ''],
      [3, ''],
    ]);
  });

  it('escapes any text into a pattern for it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(match(`^${escapeRegex(text)}\\z`, text)).toEqual([text]);
      }),
    );
  });
});

describe('regular expressions are bounded', () => {
  it.each([
    ['(a+)+$', `${'a'.repeat(5000)}b`],
    ['^(\\w+\\s?)*$', `${'aaaa '.repeat(2000)}!`],
    ['(a|a)*b', 'a'.repeat(5000)],
    ['a*b', 'a'.repeat(100_000)],
    ['.*.*.*=', 'x'.repeat(20_000)],
  ])('%s takes no time worth mentioning', (pattern, text) => {
    const started = performance.now();
    expect(match(pattern, text)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('refuses what neither matcher can bound', () => {
    expect(() => match('(?=(a+)+b)a', 'a'.repeat(1000))).toThrow(expect.objectContaining({ id: 'LimitExceeded' }));
    expect(() => match('(a+)+\\1x', 'a'.repeat(1000))).toThrow(expect.objectContaining({ id: 'LimitExceeded' }));
  });

  it('matches with the linear matcher what the built-in one matches', () => {
    const leaf = fc.constantFrom('a', 'b', '.', '[ab]', '\\b', '^', '$');
    const pattern = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a}|${b})`),
        fc.tuple(fc.constantFrom('a', 'b', '(a)', '(?:ab)', '[ab]'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{1,2}')).map(([a, b]) => a + b),
      ),
    })).node;
    const text = fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const tree = parseRegex(source, true);
        const offsets = regexMachine(tree.root, tree.groups, true)?.(subject, 0);
        const expected = regex(source, true).exec(subject);
        expect(offsets && [offsets[0], subject.slice(offsets[0], offsets[1])]).toEqual(expected && [expected.index, expected.text]);
      }),
      { numRuns: 1000 },
    );
  });
});
