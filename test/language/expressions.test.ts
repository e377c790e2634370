import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parser.ts';
import { typeNames } from '../../src/language/types.ts';
import { show } from './show.ts';

describe('operators', () => {
  it.each([
    ['1 + 2 * 3', '(+ 1 (* 2 3))'],
    ['1-2-3', '(- (- 1 2) 3)'],
    ['1 - -2', '(- 1 -2)'],
    ['1 –2', '(- 1 2)'],
    ['1,2,3 + 4,5', '(+ (, 1 2 3) (, 4 5))'],
    ['0,2+4..6', '(+ (, 0 2) (.. 4 6))'],
    ['1..3,4', '(.. 1 (, 3 4))'],
    ["'{0}' -f 1 * 2", "(* (f '{0}' 1) 2)"],
    ['1 -eq 2 -and 3 -lt 4 -or 5', '(or (and (eq 1 2) (lt 3 4)) 5)'],
    ['1 -band 2 -and 3', '(and (band 1 2) 3)'],
    ['1 + 2 -ceq 3', '(ceq (+ 1 2) 3)'],
    ["'a' -ILIKE 'b'", "(like 'a' 'b')"],
    ["'a' –eq 'b'", "(eq 'a' 'b')"],
    ["'a b' -split ' ', -2", "(split 'a b' (, ' ' -2))"],
    ["'a' -csplit 'b'", "(csplit 'a' 'b')"],
    ['1 -shl 2', '(shl 1 2)'],
    ['!$a -eq 10', '(eq (not $a) 10)'],
    ['-not $a', '(not $a)'],
    ['- 5', '(- 5)'],
    ['-5', '-5'],
    ['+5', '5'],
    ['-$a', '(- $a)'],
    ["-join 'a','b'", "(, (join 'a') 'b')"],
    [',1', '(, 1)'],
    [',1,2', '(, (, 1) 2)'],
    ['$a ?? $b ?? 1', '(?? (?? $a $b) 1)'],
    ['$a ?? 1 + 2', '(?? $a (+ 1 2))'],
    ['$a ? 1 : 2', '(? $a 1 2)'],
    ['$a ? 1 : $b ? 2 : 3', '(? $a 1 (? $b 2 3))'],
    ['1 ?2:3', '(? 1 2 3)'],
    ['$i++', '($i ++)'],
    ['--$i', '(-- $i)'],
    ['$a[0]++', '($a[0] ++)'],
    ['($i)++', '($i ++)'],
    ['20 %\n6', '(% 20 6)'],
    ["'a' + `\n 'b'", "(+ 'a' 'b')"],
  ])('%s', (text, tree) => expect(show(text)).toBe(tree));
});

describe('casts and types', () => {
  it.each([
    ["[int]'5'", "[int]'5'"],
    ['[int[]]1,2', '(, [int[]]1 2)'],
    ['[System.String]1', '[string]1'],
    ['[Int32]1', '[int]1'],
    ['[PSCustomObject]@{a=1}', "[pscustomobject]@{'a'=1}"],
    ['[ordered]@{a=1}', "[ordered]@{'a'=1}"],
    ['[string][int]5', '[string][int]5'],
    ['$x -is [int]', '(is $x [int])'],
    ['[ int ]1', '[int]1'],
    ['[string]::IsNullOrEmpty($x)', '[string]::IsNullOrEmpty($x)'],
    ['[System.Guid]::newguid()', '[guid]::NewGuid()'],
    ['[DateTime]::Now.Year', "[datetime]::Now.'Year'"],
    ['[Microsoft.Teams.Policy.Administration.Cmdlets.Core.PinnedApp[]]@($a)', '[object[]]@($a)'],
    ['[System.Collections.Generic.List[string]]@()', '[string[]]@()'],
    ['[object, mscorlib]1', '[object]1'],
  ])('%s', (text, tree) => expect(show(text)).toBe(tree));
});

describe('type names', () => {
  it.each([...typeNames])('knows %s by its own name', (name) => expect(show(`$x -is [${name}[]]`)).toBe(`(is $x [${name}[]])`));
});

describe('members', () => {
  it.each([
    ['$a.b.c', "$a.'b'.'c'"],
    ['$p.Themes[0].Color', "$p.'Themes'[0].'Color'"],
    ['$a[-1]', '$a[-1]'],
    ['$a[1..4]', '$a[(.. 1 4)]'],
    ["$a.'b c'", "$a.'b c'"],
    ['$a.$b', '$a.$b'],
    ['$a.(1)', '$a.(1)'],
    ["$a.Replace('x', 'y')", "$a.'Replace'('x', 'y')"],
    ['$a.M(1,2)', "$a.'M'(1, 2)"],
    ['$a.M((1,2))', "$a.'M'(((, 1 2)))"],
    ['$a.M(@{k=1,2})', "$a.'M'(@{'k'=(, 1 2)})"],
    ['$a.Where{$_}', "$a.'Where'({$_})"],
    ['$a.\n  b', "$a.'b'"],
    ['$a?.b', "$a?.'b'"],
    ["'abc'.Length", "'abc'.'Length'"],
    ['(1).x', "(1).'x'"],
    ['@(1)[0]', '@(1)[0]'],
  ])('%s', (text, tree) => expect(show(text)).toBe(tree));
});

describe('brackets', () => {
  it.each([
    ['@()', '@()'],
    ['@(1;2\n3)', '@(1; 2; 3)'],
    ['$(Get-Date)', '$((Get-Date))'],
    ['(Get-Date).Year', "((Get-Date)).'Year'"],
    ['@{}', '@{}'],
    ["@{a=1;'b c'=2\n 3=4\n$k=5}", "@{'a'=1; 'b c'=2; 3=4; $k=5}"],
    ['@{if=1; add=$a,$b}', "@{'if'=1; 'add'=(, $a $b)}"],
    ['@{a=if(1){2}\nb=3}', "@{'a'=(if 1 {2}); 'b'=3}"],
    ['@{a = Get-X -Y z; b = 1 }', "@{'a'=(Get-X -Y z); 'b'=1}"],
    ['{ $_ }', '{$_}'],
    ['{ param($a) $a }', '{(param $a) $a}'],
  ])('%j', (text, tree) => expect(show(text)).toBe(tree));

  it('keeps the text of a script block', () => {
    const { ast } = parse('Get-X -Filter { Name -eq "a" }');
    const [statement] = ast?.body ?? [];
    const command = statement?.kind === 'Pipeline' ? statement.elements[0] : undefined;
    const last = command?.kind === 'Command' ? command.elements.at(-1) : undefined;
    expect(last).toMatchObject({ kind: 'Argument', value: { kind: 'ScriptBlock', text: ' Name -eq "a" ' } });
  });
});
