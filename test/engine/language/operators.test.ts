import { describe } from 'vitest';
import { checkAll } from './cases.ts';

describe('arithmetic', () => {
  checkAll([
    ['7/2; 6/2', [3.5, 3]],
    ['(2147483647+1).GetType().Name', ['Double']],
    ['(2147483648).GetType().Name; (2147483648+1).GetType().Name', ['Int64', 'Int64']],
    ['5 % 3; -5 % 3', [2, -2]],
    ['"3" + 4; 3 + "4"; "5" - "2"', ['34', 7, 3]],
    ['"ab" * 3; (1,2) * 2', ['ababab', 1, 2, 1, 2]],
    ['1/0', [], ['RuntimeException']],
    ['1.0/0', [Infinity]],
    ['$null + 5; $null * 5; 1 + $true', [5, null, 2]],
    ['"0x10" + 0; 0 + "0x10"', ['0x100', 16]],
    ['1 + "abc"', [], ['InvalidCastFromStringToInteger']],
    ['1 + 1,2; 1 + @{}', [], ['MethodNotFound', 'MethodNotFound']],
    ['0.1 + 0.2; 0.1d + 0.2d', [0.30000000000000004, 0.3]],
    ['5 -band 3; 5 -bor 3; 5 -bxor 3; -bnot 5; 1 -shl 4; -16 -shr 2; 1 -shl 33', [1, 7, 6, -6, 16, -4, 2]],
    ['$a = 1,2; $a += 3; $a.Count', [3]],
    ['$h=@{a=1}; $h += @{b=2}; $h.Count; @{a=1} + 1', [2], ['AddHashTableToNonHashTable']],
    ['@{a=1} + @{a=2}', [], ['RuntimeException']],
    ['$i = 10; $i /= 4; $i; $i *= 2; $i; $i -= 1; $i; $i %= 3; $i', [2.5, 5, 4, 1]],
    ['1kb; 1mb / 1kb; 0xff; 1e3', [1024, 1024, 255, 1000]],
    ['$true * $false', [], ['NotADefinedOperationForType']],
    ['"x" * -1', [], ['RuntimeException']],
    ['[timespan]"01:00:00" + [timespan]"00:30:00" | ForEach-Object TotalMinutes', [90]],
    ['([datetime]"2024-02-01" - [datetime]"2024-01-01").Days; ([datetime]"2024-01-31" + [timespan]"1").Day', [31, 1]],
  ]);
});

describe('comparison', () => {
  checkAll([
    ['1 -eq "1.0"; "1.0" -eq 1; "a" -eq "A"; "a" -ceq "A"', [true, false, true, false]],
    ["'AAA' -cgt 'aaa'; 'aaa' -clt 'AAA'; 'AAA' -gt 'aaa'; 'macOS' -ilt 'MacOS'", [true, true, false, false]],
    ['1,2,3,2 -eq 2; @(1,$null,2) -ne $null; @(4) -eq 3; 1,2,@(3,4) -eq 3', [2, 2, 1, 2]],
    ['$null -eq @(); $null -eq $null; 0 -eq $null; "" -eq $null', [false, true, false, false]],
    ['$null -lt 1; $null -gt -1; $null -lt "a"', [true, true, true]],
    ['1 -lt "abc"', [], ['ComparisonFailure']],
    ['[pscustomobject]@{a=1} -gt 1', [], ['NotIcomparable']],
    ['$true -eq "False"; "10" -gt 9; 10 -gt "9"', [true, false, true]],
    ['3 -in 1,2,3; 1,2,3 -contains 4; "A" -in "a","b"; "A" -cin "a","b"; 1 -notin 2,3', [true, false, true, false, true]],
    ['[datetime]"2024-02-01" -gt "2024-01-01"; [guid]"00000000-0000-0000-0000-000000000001" -eq "{00000000-0000-0000-0000-000000000001}"', [true, true]],
    ['1 -eq 1 -eq $true; !1 -eq 0; -not (1 -eq 2) -and "a" -in "a","b"', [true, true, true]],
    ['!$true; -not 0; $true -xor $true; $true -and $false -or $true', [false, true, false, true]],
    ['$false -and (throw "not reached"); $true -or (throw "not reached")', [false, true]],
    ['$a ??= 3; $a; $a ??= (throw "not reached"); $a', [3, 3]],
    ['12,34 -like "1*"; 12,34 -notlike "1*"; 12,34 -match "^1"', ['12', '34', 12]],
    ['$null ?? "d"; 0 ?? 5; $true ? "y" : "n"', ['d', 0, 'y']],
  ]);
});

describe('-is $null', () => {
  checkAll([
    [
      '$null -is $null; 0 -is $null; @() -isnot $null; [pscustomobject]@{a=$null},[pscustomobject]@{a=1} | Where-Object a -IsNot $null',
      [true, false, true, { a: 1 }],
    ],
  ]);
});

describe('text operators', () => {
  checkAll([
    ['"file.txt" -like "*.TXT"; "a" -like "[a-c]"; "d" -notlike "[a-c]"; "file.txt" -clike "*.TXT"', [true, true, true, false]],
    ["'abc`def' -like 'abc`def'; 'a*b' -like 'a`*b'; 'axb' -like 'a`*b'", [false, true, false]],
    ["'a' -like '['", [], ['RuntimeException']],
    ["'abc123' -match '(\\d+)'; $Matches[0]; $Matches[1]", [true, '123', '123']],
    ["$null = 'John Smith' -match '(?<first>\\w+) (?<last>\\w+)'; $Matches.last; $Matches['first']; $Matches.Count", ['Smith', 'John', 3]],
    ['"abc" -match "b"; "abc" -match "z"; $Matches[0]', [true, false, 'b']],
    ['"a1","b","c2" -match "\\d"; $null -eq $Matches', ['a1', 'c2', true]],
    ["'x' -match '('", [], ['InvalidRegularExpression']],
    [
      "'abc' -replace '(a)(b)','$2$1'; 'hello' -replace '(?<x>l+)','[${x}]'; 'book' -creplace 'B','C'; 'PowerPoint' -replace 'Point'",
      ['bac', 'he[ll]o', 'book', 'Power'],
    ],
    ["'a.b' -replace '\\.','$$'; 'ab' -replace 'b','<$&>'; 'ab' -replace 'b','$9'; 'p1','p2' -replace 'p','q'", ['a$b', 'a<b>', 'a$9', 'q1', 'q2']],
    ['"aaa" -replace "a",{ "b" }', [], ['BadOperatorArgument']],
    ['"aaa" -replace "a","b","c"', [], ['BadReplaceArgument']],
    ['"a,b;c" -split "[,;]"; "a,b,c" -split ",",2; "a b c d" -split " ",-3', ['a', 'b', 'c', 'a', 'b,c', 'a b', 'c', 'd']],
    ['"a1:b1:d" -split "(1:)"; "abcBd" -csplit "B", 0, "IgnoreCase"', ['a', '1:', 'b', '1:', 'd', 'a', 'c', 'd']],
    [
      "\"a12a`nb34b`nc\" -split '^b', 0, 'Multiline'; 'a:b' -split '(:)', 0, 'ExplicitCapture'; 'a.b' -split '.',0,'SimpleMatch'",
      ['a12a\n', '34b\nc', 'a', 'b', 'a', 'b'],
    ],
    ["'abc' -split 'B',0,'RegexMatch,SimpleMatch'", [], ['InvalidSplitOptionCombination']],
    ['-split " a  b "; -split "a b","c d"', ['a', 'b', ['a', 'b'], 'c d']],
    ['-join ("a","b"); 1,2,3 -join "-"; "x" -join ","', ['ab', '1-2-3', 'x']],
    ['"{0} is {1:N2}" -f "x", 1234.5; "{0,5}|{0,-5}|" -f "ab"; "{{x}}" -f 1', ['x is 1,234.50', '   ab|ab   |', '{x}']],
    ['"{1}" -f 1', [], ['FormatError']],
    ['"{0:D2}" -f 1.5', [], ['FormatError']],
  ]);
});

describe('types and ranges', () => {
  checkAll([
    [
      '1 -is [int]; "a" -is [string]; 1.5 -is [double]; @() -is [array]; @{} -is [hashtable]; $null -is [object]; 1 -isnot [string]',
      [true, true, true, true, true, false, true],
    ],
    ['"5" -as [int]; "x" -as [int]; 1 -is "int"', [5, null, true]],
    ['1 -is "nothing.known"', [], ['RuntimeException']],
    ['1..3; 3..1; -1..1', [1, 2, 3, 3, 2, 1, -1, 0, 1]],
    ["'c'..'a'; '1'..'3'; 1.5..3", ['c', 'b', 'a', 1, 2, 3, 2, 3]],
    ['1..2000000', [], ['LimitExceeded']],
    ['[int]2.5; [int]3.5; [int]"0x10"; [bool]"False"; [char]65; [string]1e20', [2, 4, 16, true, 'A', '1E+20']],
    [
      '(1).GetType().FullName; "x".GetType().Name; @().GetType().Name; @{}.GetType().Name; ([pscustomobject]@{}).GetType().Name',
      ['System.Int32', 'String', 'Object[]', 'Hashtable', 'PSCustomObject'],
    ],
  ]);
});
