import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parser.ts';
import { show } from './show.ts';

describe('commands', () => {
  it.each([
    ['Get-X', '(Get-X)'],
    ['Get-X -Name v -Switch', '(Get-X -Name v -Switch)'],
    ['Get-X –Name v', '(Get-X -Name v)'],
    ['Get-X -Name:v -S:$false', '(Get-X -Name:v -S:$false)'],
    ['Get-X -Name: v,w', '(Get-X -Name:(, v w))'],
    ['Write-Output 2+2', '(Write-Output 2+2)'],
    ['Write-Output 2', '(Write-Output 2~2)'],
    ['Write-Output 0123 24l', '(Write-Output 123~0123 24:long~24l)'],
    ['Set-X -Rank -5', '(Set-X -Rank -5~-5)'],
    ['Write-Output(2+2)', '(Write-Output ((+ 2 2)))'],
    ['Write-Output 1,2, 3 4', '(Write-Output (, 1~1 2~2 3~3) 4~4)'],
    ['Write-Output a ,b', '(Write-Output (, a b))'],
    ['Write-Output a,\n b', '(Write-Output (, a b))'],
    ['Write-Output $x.Name[0]', "(Write-Output $x.'Name'[0])"],
    ["Write-Output 'a'.Length", "(Write-Output 'a'.'Length')"],
    ['Write-Output $x.', '(Write-Output $x .)'],
    ['Write-Host Set $No.TelephoneNumber done', "(Write-Host Set $No.'TelephoneNumber' done)"],
    ['Set-X @p -Y 1 @q', '(Set-X @p -Y 1~1 @q)'],
    ['Get-X -- -a --', '(Get-X -a --)'],
    ['Get-X -a.b', '(Get-X -a .b)'],
    ["Get-X -a'b'", '(Get-X -ab)'],
    ['Get-X if foreach', '(Get-X if foreach)'],
    ['Get-X -?', '(Get-X -?)'],
    ['Get-X @{a=1} @(1) {2} $(3)', "(Get-X @{'a'=1} @(1) {2} $(3))"],
    ['/bin/ls', '(/bin/ls)'],
    ['1_6', '(1_6)'],
    ['% { $_ }', '(% {$_})'],
    ['? Name -eq x', '(? Name -eq x)'],
    ['Get-"X"', '(Get-X)'],
    ['a > b.txt 2>&1', '(a  1>b.txt  2>&1)'],
    ['a 2> $null 3>> c *>d', '(a  2>$null  3>>c  *>d)'],
    ['1 > a', '1 1>a'],
    ['$x 2> $null', '$x 2>$null'],
  ])('%s', (text, tree) => expect(show(text)).toBe(tree));

  it('keeps a parameter as typed', () => {
    const { ast } = parse('Get-X –Name: v');
    expect(JSON.stringify(ast)).toContain('"text":"–Name:"');
  });

  it('points at each part of the command', () => {
    const { ast } = parse('  Get-X -Name v');
    expect(ast?.body[0]).toMatchObject({
      start: 2,
      end: 15,
      elements: [
        {
          nameExtent: { start: 2, end: 7 },
          elements: [
            { start: 8, end: 13 },
            { start: 14, end: 15 },
          ],
        },
      ],
    });
  });
});

describe('pipelines', () => {
  it.each([
    ['a | b | c', '(a) | (b) | (c)'],
    ['1,2 | % { $_ }', '(, 1 2) | (% {$_})'],
    ['1..3 | foreach { $_ }', '(.. 1 3) | (foreach {$_})'],
    ['a |\n b', '(a) | (b)'],
    ['a | # c\n\n b', '(a) | (b)'],
    ['a\n | b', '(a) | (b)'],
    ['a\r\n | b', '(a) | (b)'],
    ['a\n # c\n <# d #>\n | b', '(a) | (b)'],
    ['a && b || c', '(((a) && (b)) || (c))'],
    ['a &&\n b', '((a) && (b))'],
    ['a `\n -b', '(a -b)'],
    ['a ` \n b', '(a); (b)'],
    ['$() | a', '$() | (a)'],
    ['a; b\nc', '(a); (b); (c)'],
    ['a <# x #> b', '(a b)'],
    ['#requires -Version 5\n# x\na', '(a)'],
    ['\ufeffa', '(a)'],
    ['', ''],
    [' ;;\n', ''],
  ])('%j', (text, tree) => expect(show(text)).toBe(tree));
});
