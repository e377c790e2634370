import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf, runScript } from './run-script.ts';

describe('Write-Output', () => {
  it.each([
    ['(Write-Output (1, 2.2, @("a", "b"), "c")).Count', [4]],
    ['Write-Output 1,2', [1, 2]],
    ['Write-Output 1 2', [1, 2]],
    ['@(Write-Output 1, 2 -NoEnumerate).Count', [1]],
    ['@(Write-Output @(1, 2, 3) | Measure-Object).Count', [1]],
    ['(Write-Output @(1, 2, 3) -NoEnumerate | Measure-Object).Count', [1]],
    ['@(Write-Output $null).Count', [1]],
    ["1, 'x' | Write-Output", [1, 'x']],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));
});

describe('Write-Host', () => {
  it.each([
    ["Write-Host 'a' 'b'", 'a b'],
    ["Write-Host a, b -Separator ', '", 'a, b'],
    ['Write-Host', ''],
    ['Write-Host $null', ''],
    ['Write-Host Set 5 done', 'Set 5 done'],
    ['Write-Host (1, (2, 3))', '1 2 3'],
  ])('%s', async (script, text) => {
    const { information, output } = await runScript(script);
    expect(output).toEqual([]);
    expect(information.map((record) => [record.message, record.host?.noNewline])).toEqual([[text, false]]);
  });

  it('passes colours and the missing line break on', async () => {
    const { information } = await runScript('Write-Host x -ForegroundColor green -BackgroundColor DarkRed -NoNewline');
    expect(information[0]?.host).toEqual({ foreground: 'Green', background: 'DarkRed', noNewline: true });
  });
});

describe('the other streams', () => {
  it('carry their messages', async () => {
    const run = await runScript(
      'Write-Warning w; Write-Verbose v -Verbose; Write-Verbose no; Write-Debug d -Debug; Write-Information i -InformationAction Continue; Write-Progress Reading -Status half -PercentComplete 50; Write-Progress Reading -Completed',
    );
    expect([run.warnings, run.verbose, run.debug]).toEqual([['w'], ['v'], ['d']]);
    expect(run.information.map(({ message }) => message)).toEqual(['i']);
    expect(run.progress).toEqual([
      { activity: 'Reading', status: 'half', percentComplete: 50 },
      { activity: 'Reading', completed: true },
    ]);
    expect(run.output).toEqual([]);
  });
});

describe('Write-Error', () => {
  it('writes an error that does not end the script', async () => {
    const run = await runScript("Write-Error 'no'; 'after'");
    expect(run.errors).toEqual(['Microsoft.PowerShell.Commands.WriteErrorException']);
    expect(run.output).toEqual(['after']);
  });

  it('takes id, category, target and advice', async () => {
    const script = `Write-Error 'no' -ErrorId Missing -Category ObjectNotFound -TargetObject 7 -RecommendedAction 'Look.' -ErrorAction SilentlyContinue -ErrorVariable e
      $e[0].FullyQualifiedErrorId; $e[0].TargetObject; "$($e[0].Exception.Message)"`;
    expect(await outputOf(script)).toEqual(['Missing', 7, 'no']);
  });

  it('ends the script with -ErrorAction Stop', async () => {
    const run = await runScript("try { Write-Error 'no' -ErrorAction Stop; 'after' } catch { \"caught $($_.Exception.Message)\" }");
    expect(run.output).toEqual(['caught no']);
  });

  it('writes a caught error again', async () => {
    expect(await errorsOf("try { [int]'x' } catch { Write-Error -ErrorRecord $_ }")).toEqual([expect.stringMatching(/^InvalidCastFromStringToInteger/)]);
  });
});
