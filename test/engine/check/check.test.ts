import { describe, expect, it } from 'vitest';
import { commandIndex } from '../../../src/cmdlets/command-index.ts';
import { policyTypes } from '../../../src/cmdlets/policy-types.ts';
import { checkScript } from '../../../src/engine/check/check.ts';
import { CommandTable } from '../../../src/engine/command-table.ts';

const commands = new CommandTable(commandIndex(policyTypes()));

/** Findings as `line:column id`, warnings with a `?`. */
const check = async (text: string): Promise<string[]> =>
  (await checkScript(text, commands)).map(({ line, column, severity, id }) => `${line}:${column} ${id}${severity === 'Warning' ? '?' : ''}`);

describe('checking a script', () => {
  it.each([
    [
      'a command line as documented',
      "Set-CsTeamsEnhancedEncryptionPolicy -Identity Global -CallingEndtoEndEncryptionEnabledType DisabledUserOverride -Description 'x'",
    ],
    ['a pipeline that supplies what is mandatory', 'Get-CsOnlineUser | Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName Executives'],
    ['values that only a run would show', 'Set-CsTeamsEnhancedEncryptionPolicy $id -CallingEndtoEndEncryptionEnabledType (Get-Content mode.txt)'],
    ['a filter in braces', "Get-CsOnlineUser -Filter {Department -eq 'Legal' -and Country -eq 'FR'}"],
    ['an abbreviated filter in braces', 'Get-CsOnlineUser -Fi {Department -eq 5}'],
    ['a block that waits for each object', 'Import-Csv users.csv | Grant-CsTeamsEnhancedEncryptionPolicy -Identity { $_.Upn } -PolicyName Executives'],
    ['a function called after its definition', 'function Add-Note { param([string]$Text) Write-Host $Text }\nAdd-Note -Text hello'],
    ['a function called before its definition, in another function', 'function A { B }\nfunction B { 1 }\nA'],
    ['unknown words for a simple function', 'function A { $args }; A -Any thing'],
    ['a splat nobody knows', 'Grant-CsTeamsEnhancedEncryptionPolicy @PSBoundParameters'],
    ['a splat that is completed later', "$p = @{}\n$p.Identity = 'ana'\n$p.PolicyName = 'x'\nGrant-CsTeamsEnhancedEncryptionPolicy @p"],
    ['a whole splat', "$p = @{ Identity = $u; PolicyName = 'x' }\nGrant-CsTeamsEnhancedEncryptionPolicy @p"],
    ['a question for help', 'Grant-CsTeamsEnhancedEncryptionPolicy -?'],
    ['an alias', 'Import-Csv a.csv | ? Country -eq FR | % { $_.Upn } | sort'],
    ['negative numbers and lists', "Get-Random -Minimum -5 -Maximum 5; Get-CsEffectivePolicy 'a','b' -PolicyType TeamsCallingPolicy"],
  ])('takes %s', async (_what, text) => {
    expect(await check(text)).toEqual([]);
  });

  it.each([
    ['an unknown cmdlet', 'Get-Date\n  Get-Zorkmid', ['2:3 CommandNotFoundException']],
    ['an unknown cmdlet in a block', '1 | ForEach-Object { if ($_) { Get-Zorkmid } }', ['1:32 CommandNotFoundException']],
    ['an unknown cmdlet in a string', '"it is $(Get-Zorkmid)"', ['1:10 CommandNotFoundException']],
    ['an unknown cmdlet in an argument', 'Write-Host (Get-Zorkmid)', ['1:13 CommandNotFoundException']],
    ['a function called before its definition', 'Later\nfunction Later { }', ['1:1 CommandNotFoundException']],
    ['an unknown parameter', 'Get-Date -Zork', ['1:10 NamedParameterNotFound']],
    ["an unknown parameter of a script's own function", 'function A { [CmdletBinding()] param($X) }; A -Y 1', ['1:47 NamedParameterNotFound']],
    ["a value that a script's own function refuses", "function A { param([ValidateSet('a','b')]$X) }; A c", ['1:51 ParameterArgumentValidationError']],
    ['an impossible parameter set', 'Grant-CsTeamsEnhancedEncryptionPolicy -Global -Group x', ['1:1 AmbiguousParameterSet']],
    ['a value outside an enum', 'Get-Date | Write-Host -ErrorAction Stopp', ['1:36 ParameterArgumentTransformationError']],
    ['one in a list of values', '$x | Write-Host -ErrorAction ($a, "Stopp")', ['1:30 ParameterArgumentTransformationError']],
    ['a number out of range', 'Grant-CsTeamsEnhancedEncryptionPolicy -Group g -PolicyName x -Rank 0', ['1:68 ParameterArgumentValidationError']],
    ['a missing mandatory parameter', 'Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName x', ['1:1 MissingMandatoryParameter']],
    ['a missing mandatory parameter that input cannot supply', "'a' | Grant-CsTeamsEnhancedEncryptionPolicy -Group", ['1:45 MissingArgument']],
    [
      'an unknown key of a splat, where it stands',
      "$p = @{\n  PolicyName = 'x'\n  Rnk = 1\n}\nGrant-CsTeamsEnhancedEncryptionPolicy -Group g @p",
      ['3:3 NamedParameterNotFound'],
    ],
    ['what a whole splat lacks', "$p = @{ PolicyName = 'x' }\nGrant-CsTeamsEnhancedEncryptionPolicy @p", ['2:1 MissingMandatoryParameter']],
    ['input for a command that takes none', '1 | Get-CsTenant', ['1:5 InputObjectNotBound?']],
    ['a block without input', 'Grant-CsTeamsEnhancedEncryptionPolicy -Identity { $_ } -PolicyName x', ['1:49 ScriptBlockArgumentNoInput']],
    ['a syntax error', 'Get-Date\nif (1) {', ['2:8 MissingEndCurlyBrace']],
    [
      'every construct outside the language',
      '& $y\n1\n[Console]::Beep()',
      expect.arrayContaining([expect.stringMatching(/^1:/), expect.stringMatching(/^3:/)]) as string[],
    ],
    ['several, in order', 'Get-B\n$x = Get-A -C\nfoo', ['1:1 CommandNotFoundException', '2:6 CommandNotFoundException', '3:1 CommandNotFoundException']],
  ])('finds %s', async (_what, text, expected) => {
    expect(await check(text)).toEqual(expected);
  });

  it('says what to do', async () => {
    const [finding] = await checkScript('Get-CsTeamsCallingPolicyy', commands);
    expect(finding?.suggestion).toContain('Get-CsTeamsCallingPolicy');
  });

  it('forgets a splat that is assigned twice, or changed by anything else', async () => {
    const grant = 'Grant-CsTeamsEnhancedEncryptionPolicy @p';
    for (const change of ["$p = @{ Identity = 'a' }", '$p = Get-It', "$p.Remove('PolicyName')", 'foreach ($p in 1) { }'])
      expect(await check(`$p = @{ PolicyName = 'x' }\n${change.replace('Get-It', '$q')}\n${grant}`)).toEqual([]);
  });
});
