import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf } from './run-script.ts';

describe('variable cmdlets', () => {
  it.each([
    ['Set-Variable x 5; $x', [5]],
    ['1..3 | Set-Variable x; $x.Count', [3]],
    ["'a' | Set-Variable x; $x", ['a']],
    ['Set-Variable x, y 1; $x + $y', [2]],
    ['Set-Variable x 5 -PassThru', [{ Name: 'x', Value: 5 }]],
    ['$abc = 1; Get-Variable abc -ValueOnly', [1]],
    ['$abc = 1; Get-Variable ABC', [{ Name: 'ABC', Value: 1 }]],
    ['$abc = 1; $abd = 2; Get-Variable ab* -ValueOnly', [1, 2]],
    ['$abc = 1; $abd = 2; Get-Variable ab* -Exclude *d | ForEach-Object Name', ['abc']],
    ['New-Variable x 5; $x', [5]],
    ['New-Variable x 5; New-Variable x 6 -Force; $x', [6]],
    ['$x = 5; Clear-Variable x; $null -eq $x', [true]],
    ['$x = 5; Remove-Variable x; @(Get-Variable | Where-Object Name -eq x).Count', [0]],
    ['function f { Set-Variable x 1 -Scope Global; $x = 2 }; f; $x', [1]],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it.each([
    ['Get-Variable nosuch', 'VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand'],
    ['Remove-Variable nosuch', 'VariableNotFound,Microsoft.PowerShell.Commands.RemoveVariableCommand'],
    ['New-Variable x; New-Variable x', 'VariableAlreadyExists,Microsoft.PowerShell.Commands.NewVariableCommand'],
    ['Set-Variable true 1', 'VariableNotWritable,Microsoft.PowerShell.Commands.SetVariableCommand'],
    ['Get-Variable x -Scope Nowhere', 'ArgumentException,Microsoft.PowerShell.Commands.GetVariableCommand'],
  ])('%s', async (script, id) => expect(await errorsOf(script)).toEqual([id]));
});
