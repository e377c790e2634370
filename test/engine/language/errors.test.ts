import { describe } from 'vitest';
import { checkAll } from './cases.ts';

const writeError = 'Microsoft.PowerShell.Commands.WriteErrorException';

describe('try, catch, finally', () => {
  checkAll([
    ['try { 1; throw "exception"; "no" } catch { 2 } finally { 3 }', [1, 2, 3]],
    ['try { 1/0 } catch [System.DivideByZeroException] { "dz" } catch { "other" }', ['dz']],
    ['try { 1/0 } catch [OutOfMemoryException] { "no" } catch [DivideByZeroException],[ArgumentNullException] { 2 }', [2]],
    ['try { Get-Nope } catch [System.Management.Automation.CommandNotFoundException] { $_.TargetObject }', ['Get-Nope']],
    ['try { Get-Nope } catch [CommandNotFoundException] { "by id" }', ['by id']],
    ['try { throw "a" } catch [System.Exception] { "c:$_" } finally { "f" }', ['c:a', 'f']],
    ['try { try { 1/0 } catch { "inner"; throw } } catch { "outer:$($_.Exception.Message)" }', ['inner', 'outer:Attempted to divide by zero.']],
    ['try { try { throw "a" } catch [System.DivideByZeroException] { "no" } finally { "fin" } } catch { "$_" }', ['fin', 'a']],
    ['foreach ($i in 1..3) { try { throw 1 } catch { if ($i -eq 2) { continue }; $i } finally { "f$i" } }', [1, 'f1', 'f2', 3, 'f3']],
    ['foreach ($i in 1..3) { try { if ($i -eq 2) { break }; $i } catch { "no" } finally { "finally: $i" } }', [1, 'finally: 1', 'finally: 2']],
    ['function f { throw "deep" }; try { f } catch { $_.Exception.Message; $_.FullyQualifiedErrorId }', ['deep', 'deep']],
    ['function f { 1/0; "no" }; try { f } catch { "guarded" }', ['guarded']],
    ['try { Write-Error "e" -ErrorAction Stop; "no" } catch { $_.Exception.Message; $_.FullyQualifiedErrorId }; "d"', ['e', writeError, 'd']],
    ['try { throw @{a=1} } catch { $_.TargetObject.a }; try { throw 42 } catch { [int]"$_" }', [1, 42]],
    [
      'try { 1/0 } catch { $_.InvocationInfo.ScriptLineNumber; $_.CategoryInfo.Category; $_.CategoryInfo.Reason; $_.GetType().Name }',
      [1, 'NotSpecified', 'DivideByZeroException', 'ErrorRecord'],
    ],
    [
      'try { "a"\n  Get-Nope } catch { $_.InvocationInfo.ScriptLineNumber; $_.InvocationInfo.OffsetInLine; $_.InvocationInfo.Line }',
      ['a', 2, 3, '  Get-Nope } catch { $_.InvocationInfo.ScriptLineNumber; $_.InvocationInfo.OffsetInLine; $_.InvocationInfo.Line }'],
    ],
    ['$ErrorActionPreference="Stop"; try { Write-Error "x"; "no" } catch { "caught" }', ['caught']],
    [
      'try { throw "a" } catch { "$($_.CategoryInfo)"; "$($_.Exception)" }',
      ['OperationStopped: (a:String) [], RuntimeException', 'System.Management.Automation.RuntimeException: a'],
    ],
  ]);
});

describe('what goes on after an error', () => {
  checkAll([
    ['throw "x"; 5', [], ['x']],
    ['1/0; 5', [5], ['RuntimeException']],
    ['Get-NoSuch; 5; $x = Get-NoSuch; "after"', [5, 'after'], ['CommandNotFoundException', 'CommandNotFoundException']],
    ['Write-Error "a"; $?; 5; $?', [false, 5, true], [writeError]],
    ['1/0; $?; $Error.Count; $Error[0].Exception.Message; $Error.Clear(); $Error.Count', [false, 1, 'Attempted to divide by zero.', 0], ['RuntimeException']],
    ['function f { Write-Error "in f"; "after" }; f', ['after'], [`${writeError},f`]],
    ['function f { [CmdletBinding()] param() Write-Error "e"; "no" }; f -ErrorAction Stop; "next"', [], [`${writeError},f`]],
    ['$ErrorActionPreference="SilentlyContinue"; 1/0; $Error.Count; "x"', [1, 'x']],
    ['$ErrorActionPreference="Stop"; 1/0; "no"', [], ['RuntimeException']],
    ['1..3 | ForEach-Object { if ($_ -eq 2) { 1/0 }; $_ }', [1, 2, 3], ['RuntimeException']],
    ['1..2 | Where-Object { 1/0 }; 1..2 | ForEach-Object { 1/0 }', [], ['RuntimeException', 'RuntimeException', 'RuntimeException', 'RuntimeException']],
    ['if (1/0) { "no" }; if ($true) { 1/0; "next" }', ['next'], ['RuntimeException', 'RuntimeException']],
    ['"a" | ForEach-Object { throw "t" }; "no"', [], ['t']],
  ]);
});
