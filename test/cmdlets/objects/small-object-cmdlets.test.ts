import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf, runScript } from './run-script.ts';

describe('Get-Unique', () => {
  it.each([
    ["'a', 'b', 'b', 'A', 'a' | Get-Unique", ['a', 'b', 'A', 'a']],
    ["'a', 'A', 'b' | Get-Unique -CaseInsensitive", ['a', 'b']],
    ['1, 1, 2, 1 | Get-Unique', [1, 2, 1]],
    ["1, '1', 2 | Get-Unique -AsString", [1, 2]],
    ["1, 2, 'a', 'b', 3 | Get-Unique -OnType", [1, 'a', 3]],
    ['Get-Unique -InputObject 1,1,2 | ForEach-Object { $_ }', [1, 1, 2]],
    ['Get-Unique', []],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));
});

describe('Get-Member', () => {
  it('lists the properties of each type once', async () => {
    expect(await outputOf("[pscustomobject]@{ b = 'x'; a = 1 }, [pscustomobject]@{ a = 2 } | Get-Member")).toEqual([
      { TypeName: 'System.Management.Automation.PSCustomObject', Name: 'a', MemberType: 'NoteProperty', Definition: 'int a=1' },
      { TypeName: 'System.Management.Automation.PSCustomObject', Name: 'b', MemberType: 'NoteProperty', Definition: 'string b=x' },
    ]);
  });

  it('finds by name and by kind', async () => {
    expect(await outputOf("'text' | Get-Member len* | ForEach-Object Definition")).toEqual(['int Length {get;}']);
    expect(await outputOf("'text' | Get-Member -MemberType NoteProperty")).toEqual([]);
  });

  it('needs an object', async () => {
    expect(await errorsOf('Get-Member')).toEqual(['NoObjectInGetMember,Microsoft.PowerShell.Commands.GetMemberCommand']);
  });
});

describe('Tee-Object', () => {
  it('keeps objects in a variable', async () => {
    expect(await outputOf('1..3 | Tee-Object -Variable kept | Measure-Object -Sum | ForEach-Object Sum; $kept')).toEqual([6, 1, 2, 3]);
    expect(await outputOf("'x' | Tee-Object -Variable kept | Out-Null; $kept -is [array]")).toEqual([false]);
    expect(await outputOf('$kept = 1; 2 | Tee-Object -Variable kept -Append | Out-Null; $kept')).toEqual([1, 2]);
  });

  it('keeps what was passed on when it is stopped early', async () => {
    expect(await outputOf('1..9 | Tee-Object -Variable kept | Select-Object -First 2 | Out-Null; $kept')).toEqual([1, 2]);
  });

  it('writes what would be printed to a file', async () => {
    const { files, output } = await runScript("'a', 'b' | Tee-Object kept.txt; [pscustomobject]@{ n = 1 } | Tee-Object kept.txt -Append | Out-Null");
    expect(output).toEqual(['a', 'b']);
    expect(files.get('kept.txt')).toBe('a\nb\n\nn\n-\n1\n\n');
  });
});

describe('New-Object', () => {
  it('makes bare and Teams objects', async () => {
    expect(await outputOf('New-Object PSObject -Property @{ a = 1 }')).toEqual([{ a: 1 }]);
    expect(await outputOf("(New-Object -TypeName Microsoft.Teams.Policy.Administration.Cmdlets.Core.PinnedApp -Property @{ Id = 'x' }).Id")).toEqual(['x']);
  });

  it.each(['New-Object System.IO.FileInfo x', "New-Object PSObject 'x'", 'New-Object Net.WebClient'])('refuses %s', async (script) => {
    expect(await errorsOf(script)).toEqual(['CannotCreateTypeConstrainedLanguage,Microsoft.PowerShell.Commands.NewObjectCommand']);
  });
});

describe('Measure-Command', () => {
  it('drops the output and gives a time span', async () => {
    expect(await outputOf('Measure-Command { 1..3; $ran = 5 }; $ran')).toEqual([0, 5]);
  });
});

describe('Start-Sleep', () => {
  it('waits on the clock', async () => {
    const { slept } = await runScript('Start-Sleep 2; Start-Sleep 1.5; Start-Sleep -Milliseconds 20; 0.25 | Start-Sleep');
    expect(slept).toEqual([2000, 1500, 20, 250]);
  });

  it('refuses a negative time', async () => {
    expect(await errorsOf('Start-Sleep -1')).toEqual([expect.stringMatching(/^ParameterArgumentValidationError/)]);
  });
});

describe('Read-Host', () => {
  it('asks, and hides what is secret', async () => {
    const run = await runScript("Read-Host 'Name'; Read-Host Pin -MaskInput; Read-Host", { answers: ['Ana', '1234', 'x'] });
    expect(run.output).toEqual(['Ana', '1234', 'x']);
    expect(run.prompts).toEqual(['Name: ', 'Pin: (secret)', '']);
  });

  it('does not ask where nobody sits', async () => {
    expect(await errorsOf('Read-Host Name')).toEqual(['NonInteractivePrompt,Microsoft.PowerShell.Commands.ReadHostCommand']);
  });
});

describe('New-Guid', () => {
  it('makes, reads and empties', async () => {
    expect(await outputOf('New-Guid')).toEqual([expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/)]);
    expect(await outputOf('New-Guid -Empty')).toEqual(['00000000-0000-0000-0000-000000000000']);
    expect(await outputOf("New-Guid '{3D0A4B1E-0001-4000-8000-00AA00AA00AA}'")).toEqual(['3d0a4b1e-0001-4000-8000-00aa00aa00aa']);
  });
});

describe('Get-Random', () => {
  it.each([
    ['Get-Random -Maximum 10', [5]],
    ['Get-Random -Minimum 10 -Maximum 20', [15]],
    ['Get-Random -Maximum 1.0', [0.5]],
    ['Get-Random -Maximum 10 -Count 2', [5, 5]],
    ['@(1..9 | Get-Random -Count 3).Count', [3]],
    ['1..9 | Get-Random -Count 20 | Sort-Object', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['1..9 | Get-Random -Shuffle | Sort-Object', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['(Get-Random -SetSeed 3) -eq (Get-Random -SetSeed 3)', [true]],
    ['(Get-Random -SetSeed 3) -eq (Get-Random -SetSeed 4)', [false]],
    ['@(Get-Random -InputObject 7,7,7).Count', [1]],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it('refuses a minimum that is not below the maximum', async () => {
    expect(await errorsOf('Get-Random -Minimum 5 -Maximum 5')).toEqual(['MinimumGreaterThanOrEqualMaximum,Microsoft.PowerShell.Commands.GetRandomCommand']);
  });
});
