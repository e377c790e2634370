import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokenize.ts';

const kinds = (text: string): string[] => tokenize(text).map((token) => `${token.kind}:${token.text}`);

describe('tokenize', () => {
  it.each<[string, string[]]>([
    ['Get-X -Name $a # c', ['command:Get-X', 'parameter:-Name', 'variable:$a', 'comment:# c']],
    [
      'if ($a -eq 1) { b }',
      ['keyword:if', 'punctuation:(', 'variable:$a', 'operator:-eq', 'number:1', 'punctuation:)', 'punctuation:{', 'command:b', 'punctuation:}'],
    ],
    ['$a.Name', ['variable:$a', 'punctuation:.', 'member:Name']],
    ["[int]'5'", ['punctuation:[', 'type:int', 'punctuation:]', "string:'5'"]],
    ['@{ add = 1 }', ['punctuation:@{', 'member:add', 'operator:=', 'number:1', 'punctuation:}']],
    ['a | foreach x', ['command:a', 'operator:|', 'command:foreach', 'argument:x']],
    ['Get-X "$a b"', ['command:Get-X', 'string:"$a b"']],
    ['a\nb', ['command:a', 'command:b']],
    ['Get-X -Name "ab c', ['command:Get-X', 'parameter:-Name', 'string:"ab c']],
    ['Get-X <# no end', ['command:Get-X', 'comment:<# no end']],
    ['$a b -C d', ['variable:$a', 'argument:b', 'parameter:-C', 'argument:d']],
    ['Get-X -Name ', ['command:Get-X', 'parameter:-Name']],
    ['', []],
  ])('%j', (text, tokens) => expect(kinds(text)).toEqual(tokens));

  it('leaves out blanks only, in order, whatever the text', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ab1 $.-@{}()[]"\'`|&;,<#>=:?!\n')) }), (text) => {
        let position = 0;
        for (const { start, end, text: part } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(text.slice(start, end)).toBe(part);
          expect(text.slice(position, start)).toMatch(/^[\s`]*$/);
          position = end;
        }
        expect(text.slice(position)).toMatch(/^[\s`]*$/);
      }),
      { numRuns: 2000 },
    ));
});
