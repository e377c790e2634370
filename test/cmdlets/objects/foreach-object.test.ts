import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf } from './run-script.ts';

describe('ForEach-Object', () => {
  it.each([
    ['1..3 | ForEach-Object { $_ * 10 }', [10, 20, 30]],
    ["1,2 | ForEach-Object { 'b' } { $_ } { 'e' }", ['b', 1, 2, 'e']],
    ["1,2 | ForEach-Object { 'b' } { $_ }", ['b', 1, 2]],
    ["1,2 | ForEach-Object -Begin { 'b' } -Process { $_ } -End { 'e' }", ['b', 1, 2, 'e']],
    ["1 | ForEach-Object -Process { 'b' }, { $_ }, { 'e' }", ['b', 1, 'e']],
    ["1 | ForEach-Object -Begin { 'b' } -Process { $_ }, { $_ + 1 } -End { 'e' }", ['b', 1, 2, 'e']],
    ["@() | ForEach-Object { 'b' } { $_ } { 'e' }", ['b', 'e']],
    ["ForEach-Object { 'once' }", ['once']],
    ["$null | ForEach-Object { 'once' }", ['once']],
    ['1..3 | ForEach-Object { if ($_ -eq 2) { return }; $_ }', [1, 3]],
    ['1,2 | ForEach-Object { $_, $_ }', [1, 1, 2, 2]],
    ['1,2 | ForEach-Object { $last = $_ }; $last', [2]],
    ['1,2 | ForEach-Object { foreach ($x in 1..$_) { "$_$x" } }', ['11', '21', '22']],
    ['ForEach-Object { $_.Count } -InputObject 1,2,3', [3]],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it.each([
    ["[pscustomobject]@{ Name = 'Ana' } | ForEach-Object Name", ['Ana']],
    ["[pscustomobject]@{ Name = 'Ana' } | ForEach-Object na*", ['Ana']],
    ["[pscustomobject]@{ Tags = 'a','b' } | ForEach-Object Tags", ['a', 'b']],
    ['@{ n = 5 } | ForEach-Object n', [5]],
    ["'ana' | ForEach-Object ToUpper", ['ANA']],
    ["'anabel' | ForEach-Object Substring 0 3", ['ana']],
    ["'a.b', 'c' | ForEach-Object Split '.'", ['a', 'b', 'c']],
    ['1 | ForEach-Object Missing', [null]],
    ['$null | ForEach-Object Name', [null]],
  ])('takes a member: %s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it('asks before it takes a member', async () => {
    expect(await outputOf("'a' | ForEach-Object Length -WhatIf")).toEqual([]);
  });

  it('reports a pattern that matches several members', async () => {
    expect(await errorsOf('[pscustomobject]@{ Aa = 1; Ab = 2 } | ForEach-Object A*')).toEqual([
      'AmbiguousPropertyOrMethodName,Microsoft.PowerShell.Commands.ForEachObjectCommand',
    ]);
  });

  it('gives values down the pipeline before a long block is at its end', async () => {
    expect(await outputOf('1 | ForEach-Object { while ($true) { 7 } } | Select-Object -First 2')).toEqual([7, 7]);
  });
});
