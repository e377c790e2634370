import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf } from './run-script.ts';

const rows = `$rows = [pscustomobject]@{ i = 1; T = 'b'; N = 2 }, [pscustomobject]@{ i = 2; T = 'A'; N = 2 }, [pscustomobject]@{ i = 3; T = 'a'; N = 1 }
`;
const sorted = (parameters: string): Promise<unknown[]> => outputOf(`${rows}$rows | Sort-Object ${parameters} | ForEach-Object i`);

describe('Sort-Object', () => {
  it.each([
    ['3, 1, 2 | Sort-Object', [1, 2, 3]],
    ['3, 1, 2 | Sort-Object -Descending', [3, 2, 1]],
    ["'b', 'A', 'a', 'B' | Sort-Object", ['A', 'a', 'b', 'B']],
    ["'b', 'A', 'a' | Sort-Object -CaseSensitive", ['a', 'A', 'b']],
    ['1, 10, 9.5, -3 | Sort-Object', [-3, 1, 9.5, 10]],
    ["10, '9', 1 | Sort-Object", [1, '9', 10]],
    ["'b', 3, 'a' | Sort-Object", [3, 'a', 'b']],
    ["'a', 'B', 'A', 'b' | Sort-Object -Unique", ['a', 'B']],
    ["'a', 'A' | Sort-Object -Unique -CaseSensitive", ['a', 'A']],
    ['5, 1, 4 | Sort-Object -Top 2', [1, 4]],
    ['5, 1, 4 | Sort-Object -Bottom 2', [4, 5]],
    ['5, 1, 4 | Sort-Object -Descending -Top 1', [5]],
    ['$null, 2, $null, 1 | Sort-Object', [1, 2]],
    ['Sort-Object -InputObject 3,1,2 | ForEach-Object { $_ }', [3, 1, 2]],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it.each([
    ['T', [2, 3, 1]],
    ['T -CaseSensitive', [3, 2, 1]],
    ['N', [3, 1, 2]],
    ['N -Descending', [1, 2, 3]],
    ['N, T', [3, 2, 1]],
    ['N, T -Descending', [1, 2, 3]],
    ['{ $_.N }, { $_.i }', [3, 1, 2]],
    ["@{ e = 'N'; descending = $true }, @{ e = 'i'; ascending = $false }", [2, 1, 3]],
    ["@{ e = 'N'; d = $true }", [1, 2, 3]],
    ["@{ Expression = 'N'; descending = $true; ascending = $true } -Descending", [1, 2, 3]],
    ["@{ Expression = 'N'; descending = $false; ascending = $true } -Descending", [3, 1, 2]],
    ['-Property N -Stable', [3, 1, 2]],
  ])('by %s', async (parameters, expected) => expect(await sorted(parameters)).toEqual(expected));

  it('puts null first, negative numbers before it, and missing properties last, in either direction', async () => {
    const objects = '[pscustomobject]@{ T = 1 }, [pscustomobject]@{ x = 0 }, [pscustomobject]@{ T = $null }, [pscustomobject]@{ T = -1 }';
    expect(await outputOf(`${objects} | Sort-Object T | ForEach-Object { "[$($_.T)]$($_.x)" }`)).toEqual(['[-1]', '[]', '[1]', '[]0']);
    expect(await outputOf(`${objects} | Sort-Object T -Descending | ForEach-Object { "[$($_.T)]$($_.x)" }`)).toEqual(['[1]', '[]', '[-1]', '[]0']);
  });

  it('refuses a key it does not know', async () => {
    expect(await errorsOf("1 | Sort-Object @{ e = 'a'; name = 'b' }")).toEqual(['DictionaryKeyIllegal,Microsoft.PowerShell.Commands.SortObjectCommand']);
  });
});
