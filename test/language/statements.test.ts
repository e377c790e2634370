import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parser.ts';
import { show } from './show.ts';

describe('assignments', () => {
  it.each([
    ['$a = 1', '(= $a 1)'],
    ['$a=Get-X -Y z', '(= $a (Get-X -Y z))'],
    ['$a += 1,2', '(+= $a (, 1 2))'],
    ['$a ??= 1', '(??= $a 1)'],
    ['$one, $two = 1, 2, 3', '(= $one $two (, 1 2 3))'],
    ['[int]$a = 1', '(= [int]$a 1)'],
    ['[int]$a, [string]$b = 1, 2', '(= [int]$a [string]$b (, 1 2))'],
    ['$a.b = 1', "(= $a.'b' 1)"],
    ["$p.Themes[0].Color = '#F'", "(= $p.'Themes'[0].'Color' '#F')"],
    ['$a[0] = 1', '(= $a[0] 1)'],
    ['$script:x = 1', '(= $script:x 1)'],
    ['$null = Get-X', '(= $null (Get-X))'],
    ['$a = $b = 1', '(= $a (= $b 1))'],
    ['$a = if (1) {2} else {3}', '(= $a (if 1 {2} {3}))'],
    ['$a = foreach ($i in 1) {$i}', '(= $a (foreach $i 1 {$i}))'],
    ['($a) = 1', '(= $a 1)'],
    ['$a =\n 1', '(= $a 1)'],
    ['$a –= 2', '(-= $a 2)'],
    ['($a = 1)', '((= $a 1))'],
  ])('%s', (text, tree) => expect(show(text)).toBe(tree));
});

describe('control flow', () => {
  it.each([
    ['if (1) {2}', '(if 1 {2})'],
    ['if (1) {2} elseif (3) {4} else {5}', '(if 1 {2} 3 {4} {5})'],
    ['if(1)\n{2}\nelse\n{3}', '(if 1 {2} {3})'],
    ['if (1) {2}\nGet-X', '(if 1 {2}); (Get-X)'],
    ['if (Get-X -Y) {}', '(if (Get-X -Y) {})'],
    ['foreach ($u in Import-Csv a.csv) { $u }', '(foreach $u (Import-Csv a.csv) {$u})'],
    ['foreach($i in (1..3)) {}', '(foreach $i ((.. 1 3)) {})'],
    ['for ($a = 0; $a -lt 2; $a += 1) { 9 }', '(for (= $a 0) (lt $a 2) (+= $a 1) {9})'],
    ['for (;;) {}', '(for _ _ _ {})'],
    ['for ($a = 0\n $a -lt 2\n $a++) {}', '(for (= $a 0) (lt $a 2) ($a ++) {})'],
    ['while ($true) { break }', '(while $true {break})'],
    ['do { 1 } while (0)', '(do-while {1} 0)'],
    ['do { 1 }\nuntil (0)', '(do-until {1} 0)'],
    ["switch (1) { 1 {'a'} a* {'b'} default {'c'} }", "(switch exact 1 1~1 {'a'} a* {'b'} default {'c'})"],
    ['switch -Wildcard -CaseSensitive ($x) { {$_} {1}; "b" {2} }', "(switch wildcard-c $x {$_} {1} 'b' {2})"],
    ["switch -r ('a') { a {1} }", "(switch regex 'a' a {1})"],
    ['try { 1 } catch { 2 } finally { 3 }', '(try {1} catch {2} finally {3})'],
    ['try { 1 }\ncatch [System.Exception], [Foo] { 2 }\ncatch { 3 }', '(try {1} catch[system.exception][foo] {2} catch {3})'],
    ['try { 1 } finally { 2 }\n3', '(try {1} finally {2}); 3'],
    ['throw "x"', "(throw 'x')"],
    ['return', 'return'],
    ['return 1,2', '(return (, 1 2))'],
    ['exit 3', '(exit 3)'],
    ['while (1) { continue; 3 }', '(while 1 {continue; 3})'],
  ])('%j', (text, tree) => expect(show(text)).toBe(tree));
});

describe('functions and parameters', () => {
  it.each([
    ['function f { 1 }', '(function f {1})'],
    ['function Get-It($a, [int]$b = 2) { $a }', '(function Get-It (param $a [int]$b=2) {$a})'],
    ['function f { param([string]$m) $m }', '(function f (param [string]$m) {$m})'],
    ['function f { end { 1 } }', '(function f {1})'],
    ['param($a) $a', '(param $a); $a'],
    [
      "[CmdletBinding()]\nparam(\n  [Parameter(Mandatory, Position=0)]\n  [ValidateSet('a','b')]\n  [string] $X = 'a'\n)",
      "(param [CmdletBinding] [Parameter Mandatory Position][ValidateSet 'a' 'b'][string]$X='a')",
    ],
    ['param([switch]$s, [string[]]$n = @(1,2))', '(param [switch]$s [string[]]$n=@((, 1 2)))'],
    ['param', '(param)'],
    ['function if { 1 }', '(function if {1})'],
  ])('%j', (text, tree) => expect(show(text)).toBe(tree));

  it('tells a named attribute argument without a value from one with', () => {
    const { ast } = parse('param([Parameter(Mandatory, Position = 1)]$a)');
    expect(ast?.param?.parameters[0]?.attributes[0]?.named).toMatchObject([{ name: 'Mandatory' }, { name: 'Position', value: { value: 1 } }]);
    expect(ast?.param?.parameters[0]?.attributes[0]?.named[0]).not.toHaveProperty('value');
  });
});

describe('the script', () => {
  it('carries its source', () => expect(parse('1', 'a.ps1').ast?.source).toEqual({ name: 'a.ps1', text: '1' }));
});
