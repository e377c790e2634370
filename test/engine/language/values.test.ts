import { describe } from 'vitest';
import { checkAll } from './cases.ts';

describe('strings', () => {
  checkAll([
    ['$p=[pscustomobject]@{n="v"}; "$p.n $($p.n)"', ['@{n=v}.n v']],
    ['$a=1,2,3; "a: $a"; "$(1..3)"; "$a[0] and $($a[0])"', ['a: 1 2 3', '1 2 3', '1 2 3[0] and 1']],
    ['"$null|$true"; $x=5; "${x}y"; "$(1.0)"', ['|True', '5y', '1']],
    ['"$([datetime]"2024-01-02")"', ['01/02/2024 00:00:00']],
    ['$OFS = "-"; "$(1..3)"; [string](1,2); "$null"', ['1-2-3', '1-2', '']],
    ['"$(Get-Nope)x"', ['x'], ['CommandNotFoundException']],
  ]);
});

describe('lists', () => {
  checkAll([
    ['$a=1,2,3; $a[0]; $a[-1]; $null -eq $a[5]; $a[0,2]; $a[1..2]; @(1,2,3)[-1..0]', [1, 3, true, 1, 3, 2, 3, 3, 1]],
    ['$a = 0 .. 9; $a[0,2+4..6]', [0, 2, 4, 5, 6]],
    ['"hello"[1]; "hello"[-1]; "abc"[0..1] -join ""', ['e', 'o', 'ab']],
    ['$a=@(1,2); $a[0]=9; $a[-1]+=5; $a', [9, 7]],
    ['$a=1,2; $b=$a; $b[0]=7; $a[0]', [7]],
    ['$a=@(1); $a[3]=1', [], ['IndexOutOfRange']],
    ['$n=$null; $n[0]', [], ['NullArray']],
    ['(1,2)[$null]', [], ['NullArrayIndex']],
    ['(5)[0]; (5)[-1]; (5)[1] -eq $null; (5)[0,0] -eq $null', [5, 5, true, true]],
    ['$n = 5; $n[0] = 1', [], ['CannotIndex']],
    ['(1,2,3).Count; @().Count; (5).Count; $null.Count; "abc".Length; @($null).Count', [3, 0, 1, 0, 3, 1]],
    ['$a=,(1,2); $a.Count; $a[0].Count; @(1,@(2,3)).Count; @(@(1,2)).Count', [1, 2, 2, 2]],
    ['1,2 + 3; (1,2),(3,4) | ForEach-Object { $_.Count }; @(1;2;3).Count', [1, 2, 3, 2, 2, 3]],
    ['$(1;2); $x = $(1); $x; $() | ForEach-Object { "one" }', [1, 2, 1, 'one']],
    ['(1,2).Add(3)', [], ['NotSupportedException']],
    ['$a = 1,2; $a.Contains(2); $a.IndexOf(2); $a.Contains("2")', [true, 1, false]],
  ]);
});

describe('nothing is not null', () => {
  checkAll([
    ['(1,2 | Where-Object { $_ -gt 5 }) | ForEach-Object { "no" }', []],
    ['$x = (1 | Where-Object { $false }); $x -eq $null; $x | ForEach-Object { "no" }; @($x).Count', [true, 0]],
    ['foreach ($y in (1 | Where-Object { $false })) { "no" }', []],
    [',(1 | Where-Object { $false }) | ForEach-Object { $null -eq $_ }', [true]],
    ['$null | ForEach-Object { "yes" }; @() | ForEach-Object { "no" }', ['yes']],
    ['function f {}; $x = f; $null -eq $x; @(f).Count; (f) + 1; f | ForEach-Object { "no" }', [true, 0, 1]],
    ['[void](1); 2; $null = 5; $h = @{}; $h.Add("a", 1); $h.Count', [2, 1]],
    ['$x = if ($false) {1}; $null -eq $x; $x = if ($true) {1,2}; $x.Count', [true, 2]],
    ['@{ k = (1 | Where-Object { $false }) }', [{ k: null }]],
  ]);
});

describe('hashtables and objects', () => {
  checkAll([
    ['$h=@{a=1;b=@{c=2}}; $h.a; $h["a"]; $h.b.c; $null -eq $h.zzz', [1, 1, 2, true]],
    ['$h=@{}; $h.x=1; $h["y"]=2; $h.Keys.Count; $h.x+$h.y; $h["k"]++; $h.k', [2, 3, 1]],
    ['$h=[ordered]@{b=1;a=2}; $h.Keys; $h[0]; $h[-1]; @{1="x"}[1]; @{a=1;b=2}["b","z","a"]', ['b', 'a', 1, 2, 'x', 2, null, 1]],
    ['$k = "a"; @{ $k = 1; a = 2 }', [], ['DuplicateKeyInHashLiteral']],
    ['@{ $null = 1 }', [], ['InvalidNullKey']],
    ['$h=@{a=1}; $h.Add("b",2); $h.Remove("a"); $h.ContainsKey("b"); $h.ContainsValue(2); $h.Count; $h.Clear(); $h.Count', [true, true, 1, 0]],
    ['$h=@{a=1}; $h.Add("a",2)', [], ['RuntimeException']],
    ['$h=@{a=1}; $h.GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" }; @{a=1} | ForEach-Object { $_.a }', ['a=1', 1]],
    ['$p=[pscustomobject]@{a=1}; $p.a=5; $p.A; $null -eq $p.zzz', [5, true]],
    ['$p=[pscustomobject]@{a=1}; $p.b=2', [], ['PropertyNotFound']],
    ['$x = $null; $x.b = 2', [], ['PropertyNotFound']],
    ['"abc".Length = 4', [], ['PropertyAssignmentException']],
    ['$l=@([pscustomobject]@{n="a"},[pscustomobject]@{n="b"}); $l.n; $null -eq $l.zzz', ['a', 'b', true]],
    [
      '$l = [pscustomobject]@{n=1},"text",[pscustomobject]@{m=2}; $l.n.Count; $null -eq $l.n[1]; @{a=1},@{b=2} | ForEach-Object a; (@{a=1},@{b=2}).a.Count',
      [2, true, 1, null, 1],
    ],
    ['$p=[pscustomobject]@{t=@([pscustomobject]@{c=1})}; $p.t[0].c="x"; $p.t[0].c; $p.t.c', ['x', 'x']],
    ['[pscustomobject]@{a=1;b=2} | ForEach-Object { $_.PSObject.Properties.Name }', ['a', 'b']],
    ['$p=[pscustomobject]@{Count=7}; $p.Count; ([pscustomobject]@{a=1}).Count', [7, 1]],
    ['$n = "a"; ([pscustomobject]@{a=3}).$n; @{a=4}.("a")', [3, 4]],
  ]);
});

describe('no JavaScript shows through', () => {
  checkAll([
    [
      '$null -eq $__proto__; $x = @{}; $null -eq $x.constructor; $null -eq "a".constructor; $null -eq $x.__proto__; $null -eq $x.toString',
      [true, true, true, true, true],
    ],
    ['"a".charAt(0)', [], ['MethodNotFound']],
    ['@{}.hasOwnProperty("a")', [], ['MethodNotFound']],
    ['$h = @{}; $h["__proto__"] = 1; $h.Count; $p = [pscustomobject]@{ __proto__ = 5 }; $p.__proto__', [1, 5]],
    ['$null.ToString()', [], ['InvokeMethodOnNull']],
  ]);
});

describe('variables', () => {
  checkAll([
    ['$a,$b,$c=1,2; $a;$b;$null -eq $c; $a,$b=1,2,3,4; $b.Count; $a=$b=3; $a;$b', [1, 2, true, 3, 3, 3]],
    ['$a, $b = 5; $a; $null -eq $b; ($x = 5) + 1', [5, true, 6]],
    ['[int]$x="5"; $x.GetType().Name; $x="7"; $x.GetType().Name', ['Int32', 'Int32']],
    ['[int]$x=1; $x="abc"; $x', [1], ['InvalidCastFromStringToInteger']],
    ['([bool]$v = 42).GetType().Name; [string]$s = $null; $s -eq ""; [array]$y = 5; $y.Count', ['Boolean', true, 1]],
    ['$i=5; $i++; $i; ($i++); $i; ++$i; --$i; $i', [6, 6, 7, 7]],
    ['$s="a"; $s++', [], ['OperatorRequiresNumber']],
    ['$true = 5', [], ['VariableNotWritable']],
    ['$env:FOO = 1', [], ['VariableNotWritable']],
    ['$null -eq $env:Path; $PSVersionTable.PSVersion.Major; $null -eq $PSItem; 5 | ForEach-Object { $PSItem }', [true, 7, true, 5]],
    ['$PSScriptRoot = "abc"; $PSScriptRoot', ['abc']],
    ['$a = { 1 + 1 }; $a.GetType().Name; "$a"', ['ScriptBlock', ' 1 + 1 ']],
  ]);
});

describe('methods', () => {
  checkAll([
    [
      '"abc".ToUpper(); "a,b".Split(","); "abc".Replace("b","x"); " a ".Trim(); "abc".Substring(1); "abc".Substring(0,2)',
      ['ABC', 'a', 'b', 'axc', 'a', 'bc', 'ab'],
    ],
    [
      '"abc".Contains("b"); "abc".Contains("B"); "abc".IndexOf("c"); "x".PadLeft(3,"0"); "abc".StartsWith("a"); "abc".EndsWith("C", "OrdinalIgnoreCase")',
      [true, false, 2, '00x', true, true],
    ],
    [
      '"a-b_c".Split("-","_"); "x::y".Split("::"); "a b".Trim("a"," "); "xxa".TrimStart("x"); "abc".Insert(1,"-"); "abc".Remove(1); "aXa".LastIndexOf("a")',
      ['a', 'b', 'c', 'x', 'y', 'b', 'a', 'a-bc', 'a', 2],
    ],
    ['"a,,b".Split(",", "RemoveEmptyEntries"); "abc".ToCharArray().Count', ['a', 'b', 3]],
    ['"abc".Substring(5)', [], ['ArgumentOutOfRangeException']],
    ['"abc".Substring()', [], ['MethodCountCouldNotFindBest']],
    ['"abc".Nope()', [], ['MethodNotFound']],
    ['("a","b").ToUpper(); (1234.5).ToString("N1"); $true.ToString(); "String".CompareTo($())', ['A', 'B', '1,234.5', 'True', 1]],
    [
      '(Get-Date "2024-01-31").AddMonths(1).ToString("yyyy-MM-dd"); ([datetime]"2024-01-01").AddDays(31).Month; ([datetime]"2024-05-06").DayOfWeek',
      ['2024-02-29', 2, 'Monday'],
    ],
    ['([timespan]"1.02:03:04").Days; ([timespan]"00:05:00").TotalSeconds; [timespan]::FromHours(2).TotalMinutes', [1, 300, 120]],
    [
      '[guid]::NewGuid().ToString().Length; [math]::Round(2.5); [math]::Round(3.14159, 2); [math]::Max(3, 5); [string]::IsNullOrEmpty(""); [string]::Join("-", (1,2))',
      [36, 2, 3.14, 5, true, '1-2'],
    ],
    [
      '(1..5).Where({ $_ -gt 3 }); (1,2).ForEach({ $_ * 2 }); ("a","b").ForEach("ToUpper"); (1..9).Where({ $_ % 2 -eq 0 }, "First", 2)',
      [4, 5, 2, 4, 'A', 'B', 2, 4],
    ],
    ['$o=[pscustomobject]@{p=1}; $o.ForEach("p",32); $o.p', [32]],
  ]);
});
