import { describe } from 'vitest';
import { checkAll } from './cases.ts';

describe('parameters', () => {
  checkAll([
    ['function f($a,$b=3){ $a+$b }; f 4; f 4 5; f -b 1 2', [7, 9, 3]],
    ['function f { param([Parameter(Mandatory)][string]$n, [switch]$s) "$n $s" }; f -n x -s; f y', ['x True', 'y False']],
    ['function f { param([Parameter(Mandatory)]$x) $x }; f', [], ['MissingMandatoryParameter,f']],
    ['function f { $args.Count; $args[0] }; f a b', [2, 'a']],
    ['function f { param($a) $a; $args }; f 1 2 3', [1, 2, 3]],
    ['function f { [CmdletBinding()] param($a) $a }; f 1 2', [], ['PositionalParameterNotFound,f']],
    ['function f([int]$x = 5, [string]$s, [bool]$b) { $x * 2; $s.Length; $b }; f; f 7', [10, 0, false, 14, 0, false]],
    ['function f { param($a, $b = ($a + 1)) $b }; f 3', [4]],
    ['function f { param([int]$x) $x }; f abc', [], ['ParameterArgumentTransformationError,f']],
    ['function f { param([decimal]$x) $x }; f abc', [], ['ParameterArgumentTransformationError,f']],
    ['function f([string[]]$n) { $n.Count }; f a,b; f a', [2, 1]],
    ['function f { param([Alias("z")]$a) $a }; f -z 5', [5]],
    ['function f { param([ValidateSet("a","b")]$v) $v }; f a; f c', ['a'], ['ParameterArgumentValidationError,f']],
    ['function f { param([ValidateRange(1,5)][int]$x) $x }; f 9', [], ['ParameterArgumentValidationError,f']],
    ['function f { param([ValidatePattern("^a")]$x) $x }; f b', [], ['ParameterArgumentValidationError,f']],
    ['function f { param([ValidateScript({$_ -gt 3})]$x) $x }; f 5; f 1', [5], ['ParameterArgumentValidationError,f']],
    ['function f { param([ValidateNotNullOrEmpty()]$x) $x }; f ""', [], ['ParameterArgumentValidationError,f']],
    ['function f { param([Parameter(ValueFromRemainingArguments)]$r) $r.Count }; f a b c', [3]],
    ['function f { param([Parameter(ParameterSetName="A")]$a,[Parameter(ParameterSetName="B")]$b) $PSCmdlet.ParameterSetName }; f -a 1; f -b 1', ['A', 'B']],
    ['function f { param($a,$b) $PSBoundParameters.Keys; $MyInvocation.MyCommand.Name }; f -b 2', ['b', 'f']],
    ['function f { param([int]$x) $x = "abc" }; f 1', [], ['InvalidCastFromStringToInteger']],
    ['param([int]$n = 3, [string]$s) "$n|$s"', ['3|']],
    ['function f { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess("t","a")) { "did" } }; f; f -WhatIf', ['did']],
  ]);
});

describe('what is written inside', () => {
  const said = '[CmdletBinding()] param() Write-Error e; Write-Warning w; Write-Information i; "out"';
  checkAll([
    [`function f { ${said} } f -ev e -wv w -iv i -ErrorAction SilentlyContinue -WarningAction SilentlyContinue; "$e|$w|$i"; $e.Count`, ['out', 'e|w|i', 1]],
    [`function f { ${said} } f -ev e -wv w -WarningAction Ignore -ErrorAction Ignore; $e.Count; $w.Count; $Error.Count`, ['out', 0, 0, 0]],
    [`function f { ${said} } f -ev e 2> $null -wa si; f -ev +e 2> $null -wa si; $e.Count`, ['out', 'out', 2]],
    ['function f { Write-Error e } function g { [CmdletBinding()] param() f } g -ev e -ea si; "$e"', ['e']],
    ['function f { Write-Error e; Write-Error e -ErrorId Mine } f', [], ['Microsoft.PowerShell.Commands.WriteErrorException,f', 'Mine,f']],
  ]);
});

describe('input and output', () => {
  checkAll([
    ['function f { $input | ForEach-Object { $_ * 2 } }; 1,2 | f', [2, 4]],
    ['function f { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$x) $x }; 1,2,3 | f', [3]],
    ['function f { 1; return 2; 3 }; f', [1, 2]],
    ['function f { $("1";return "2") }; f', ['1', '2']],
    ['function f { $null = if ($true) { "one"; return "two" } }; f', []],
    ['function f { foreach ($i in 1..3) { if ($i -eq 2) { return }; $i } }; f', [1]],
    ['function f { try { return 1 } finally { "fin" } }; f', [1, 'fin']],
    ['function fact($n) { if ($n -le 1) { 1 } else { $n * (fact ($n-1)) } }; fact 10', [3628800]],
    ['function r { r }; r', [], ['CallDepthOverflow']],
    ['function f { "x" }; function f { "y" }; f; function outer { function inner { "i" }; inner }; outer', ['y', 'i']],
  ]);
});

describe('scopes', () => {
  checkAll([
    ['$x=1; function f { $x; $x=2; $script:y=3 }; f; $x; $y', [1, 1, 3]],
    ['function f { $_ }; 5 | ForEach-Object { f }', [5]],
    ['$var="s"; function func { $var; $var="local"; $local:var; $script:var; $global:var }; func; $var', ['s', 'local', 's', 's', 's']],
    ['function f { 1 | ForEach-Object { $inner = 5 }; $inner }; f; $null -eq $inner', [5, true]],
    ['try { throw "x" } catch { $kept = 1 }; $kept', [1]],
  ]);
});
