import { describe } from 'vitest';
import { checkAll } from './cases.ts';

describe('if and loops', () => {
  checkAll([
    ['if ($false) {1} elseif (1) {2} else {3}', [2]],
    ['foreach ($i in 1..3) { if ($i -eq 2) {continue}; $i }; foreach ($x in $null) {"no"}; foreach ($x in 5) {$x}', [1, 3, 5]],
    ['for ($i=0;$i -lt 3;$i++) {$i}; for (;;) { "once"; break }', [0, 1, 2, 'once']],
    ['$i=0; while ($true) { $i++; if ($i -gt 3) {break}; $i }', [1, 2, 3]],
    ['$i=0; do { $i++; $i } until ($i -ge 2); do { "once" } while ($false)', [1, 2, 'once']],
    ['while ($true) { 1; while ($true) { 2; break; 3 } 4; break; 5 }', [1, 2, 4]],
    ['$i=0; while ($i -lt 3) { $i++; continue; "no" }; $i', [3]],
    ['foreach ($v in 0,1,2) { Get-Nope -ErrorAction Ignore || $(break) }', [], ['CommandNotFoundException']],
    ['foreach ($i in 1..2) { 1..5 | ForEach-Object { if ($_ -eq 3) { break }; $_ } }', [1, 2]],
    ['1..3 | ForEach-Object { break }; 5', [], ['LoopNotFound']],
  ]);
});

describe('switch', () => {
  checkAll([
    ['switch (3) { 1 {"a"} 3 {"c"} default {"d"} }; switch (9) { 1 {"a"} default {"d"} }', ['c', 'd']],
    ['switch ("abc") { "ABC" {1} {$_ -like "a*"} {2} default {3} }', [1, 2]],
    ['switch -wildcard ("abc") { "a*" {1; break} "*c" {2} }; switch -regex ("ab12") { "\\d+" {$Matches[0]} }', [1, '12']],
    ['switch (1,2,3) { 2 {continue} default {$_} }; switch -casesensitive ("a") { "A" {1} "a" {2} }', [1, 3, 2]],
    ['switch ($null) { default { "d" } }; switch (@()) { default { "no" } }', ['d']],
    ['foreach ($n in 1..3) { switch ($n) { 2 { continue } }; $n }', [1, 2, 3]],
    ['$r = switch (2) { 2 { "x","y" } }; $r.Count; switch (1) { 1 { $made = 7 } }; $made', [2, 7]],
    ['function f { switch (1,2) { 1 { return "out" } 2 { "no" } } }; f', ['out']],
  ]);
});

describe('chains and redirections', () => {
  checkAll([
    ['"a" && "b"; Get-Nope || "c"; "x" || "no"', ['a', 'b', 'c', 'x'], ['CommandNotFoundException']],
    ['Write-Error e -ErrorAction SilentlyContinue && "no" || "yes"', ['yes'], []],
    ['$x = 1 && @(2,3); $x; if ($false && $true) { "Hi" }', [1, 2, 3, 'Hi']],
    ['"x" > o.txt; "y" >> o.txt; Get-Content o.txt; "z" > o.txt | Out-Null; Get-Content o.txt', ['x', 'y', 'z']],
    ['Write-Error e 2>$null; Write-Warning w 3>&1; 1 > $null; 2; Write-Warning hi *> $null', ['w', 2]],
    ['$r = Write-Error e 2>&1; $r.GetType().Name; $r.Exception.Message', ['ErrorRecord', 'e']],
    ['Write-Error first 2> e.txt; (Get-Content e.txt) -match "first" | Measure-Object | ForEach-Object { $_.Count -gt 0 }', [true]],
    ['1/0 2>$null; $Error.Count', [1]],
    ['$("a"; Write-Warning w; Write-Error e) *>&1 | ForEach-Object { "$_" }', ['w', 'e', 'a']],
    ['Write-Information quiet 6>&1; Write-Information quiet 6> i.txt; Get-Content i.txt', ['quiet', 'quiet']],
    ['1 | ForEach-Object { Write-Error inner } 2>$null; "after"', ['after']],
  ]);
});

describe('pipelines', () => {
  checkAll([
    ['1..3 | ForEach-Object { $s += $_ }; $s', [6]],
    ['1..3 | ForEach-Object { 1..2 | ForEach-Object { $_ }; $_ }', [1, 2, 1, 1, 2, 2, 1, 2, 3]],
    ['1..2 | ForEach-Object { Write-Output $_; $_ } | ForEach-Object { $_ * 10 }', [10, 10, 20, 20]],
    ['1..5 | ForEach-Object { if ($_ -eq 3) { return }; $_ }', [1, 2, 4, 5]],
    ['function g { while ($true) { 1 } }; g | Select-Object -First 2', [1, 1]],
    ['function g { try { 1; 2; 3 } finally { $script:done = "closed" } }; g | Select-Object -First 1; $done', [1, 'closed']],
    ['$a="a","b"; Write-Output @a; $p = @{ Path = "x.txt"; Value = "v" }; Set-Content @p; Get-Content x.txt', ['a', 'b', 'v']],
    ['function f { param($a,[switch]$s) "$a $s" }; $h=@{a=1;s=$true}; f @h; f @h -a 2', ['1 True', '2 True']],
    ['exit 3; 5', []],
    ['return 4; 5', [4]],
  ]);
});
