import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf } from './run-script.ts';

const people = `$people = [pscustomobject]@{ Name = 'Ana'; Age = 41; City = 'Rome'; Tags = 'a','b' },
  [pscustomobject]@{ Name = 'bo'; Age = 24; City = '' },
  [pscustomobject]@{ Name = 'Cy'; Age = 30; City = 'rome'; Tags = @('c') }
`;
const names = (condition: string): Promise<unknown[]> => outputOf(`${people}$people | Where-Object ${condition} | ForEach-Object Name`);

describe('Where-Object', () => {
  it.each([
    ['{ $_.Age -gt 25 }', ['Ana', 'Cy']],
    ['{ }', []],
    ['{ 0 }', []],
    ['{ 0; 0 }', ['Ana', 'bo', 'Cy']],
    ['Age -gt 25', ['Ana', 'Cy']],
    ['Age -GE 30', ['Ana', 'Cy']],
    ['Age -lt 30', ['bo']],
    ['Age -le 30', ['bo', 'Cy']],
    ['Name -eq ANA', ['Ana']],
    ['Name -ceq ana', []],
    ['Name -ne ana', ['bo', 'Cy']],
    ['-Property City -EQ -Value Rome', ['Ana', 'Cy']],
    ['City -cne Rome', ['bo', 'Cy']],
    ['Name -like *O', ['bo']],
    ['Name -clike *O', []],
    ['Name -notlike a*', ['bo', 'Cy']],
    ['Name -match ^[ab]', ['Ana', 'bo']],
    ['Name -cmatch ^[ab]', ['bo']],
    ['Name -notmatch o', ['Ana', 'Cy']],
    ['Tags -contains B', ['Ana']],
    ['Tags -ccontains B', []],
    ['Tags -notcontains b', ['bo', 'Cy']],
    ["Name -in 'ANA','CY'", ['Ana', 'Cy']],
    ["Name -notin 'ANA','CY'", ['bo']],
    ['Age -is int', ['Ana', 'bo', 'Cy']],
    ['Age -isnot [int]', []],
    ['City', ['Ana', 'Cy']],
    ['-Not City', ['bo']],
    ['City -Not', ['bo']],
    ['Missing', []],
    ['Missing -eq $null', ['Ana', 'bo', 'Cy']],
    ['Age -gt:$false', ['Ana', 'bo', 'Cy']],
    ['City -Not:$false', ['Ana', 'Cy']],
    ['Na* -eq bo', ['bo']],
  ])('keeps what meets %s', async (condition, expected) => expect(await names(condition)).toEqual(expected));

  it('takes the keys of a hashtable for properties', async () => {
    expect(await outputOf('@(@{ n = 1 }, @{ n = 2 } | Where-Object n -eq 2).Count')).toEqual([1]);
  });

  it('knows the properties of text', async () => {
    expect(await outputOf("'Adam','Bo' | Where-Object Length -eq 4")).toEqual(['Adam']);
  });

  it('passes null on to the block', async () => {
    expect(await outputOf('@($null, 1 | Where-Object { $null -eq $_ }).Count')).toEqual([1]);
  });

  it('writes nothing without input', async () => {
    expect(await outputOf('Where-Object { $true }')).toEqual([]);
  });

  it('takes a list given by -InputObject as one object', async () => {
    expect(await outputOf('Where-Object { $_.Count -eq 3 } -InputObject 1,2,3 | ForEach-Object { $_ }')).toEqual([1, 2, 3]);
  });

  it.each([
    ['Age -gt', 'ValueNotSpecifiedForWhereObject'],
    ['Age 3', 'OperatorNotSpecified'],
    ['Age -gt 3 -lt 5', 'AmbiguousParameterSet'],
  ])('refuses %s', async (condition, id) => {
    expect(await errorsOf(`1 | Where-Object ${condition}`)).toEqual([expect.stringMatching(new RegExp(`^${id},`))]);
  });

  it('reports a pattern that matches several properties, for each object', async () => {
    const run = `[pscustomobject]@{ Aa = 1; Ab = 2 }, [pscustomobject]@{ Aa = 1 } | Where-Object A* -eq 1`;
    expect(await errorsOf(run)).toEqual(['AmbiguousPropertyName,Microsoft.PowerShell.Commands.WhereObjectCommand']);
  });
});
