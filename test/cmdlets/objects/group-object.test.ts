import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf } from './run-script.ts';

const people = `$people = [pscustomobject]@{ d = 'Legal'; n = 1 }, [pscustomobject]@{ d = 'Sales'; n = 2 }, [pscustomobject]@{ d = 'legal'; n = 3 }, [pscustomobject]@{ n = 4 }
`;
const groups = (parameters: string): Promise<unknown[]> =>
  outputOf(`${people}$people | Group-Object ${parameters} | ForEach-Object { "$($_.Name)=$($_.Count):$($_.Group.n -join ',')" }`);

describe('Group-Object', () => {
  it.each([
    ['d', ['Legal=2:1,3', 'Sales=1:2', '=1:4']],
    ['d -CaseSensitive', ['legal=1:3', 'Legal=1:1', 'Sales=1:2', '=1:4']],
    ['d -NoElement', ['Legal=2:', 'Sales=1:', '=1:']],
    ['{ $_.n % 2 }', ['0=2:2,4', '1=2:1,3']],
    ['{ $_.n % 2 }, d', ['0, Sales=1:2', '0=1:4', '1, Legal=2:1,3']],
    ['@{ e = { $_.n -gt 2 } }', ['False=2:1,2', 'True=2:3,4']],
  ])('by %s', async (parameters, expected) => expect(await groups(parameters)).toEqual(expected));

  it('puts groups in order only where their keys have one type', async () => {
    expect(await outputOf('3, 1, 3, 2 | Group-Object | ForEach-Object Name')).toEqual(['1', '2', '3']);
    expect(await outputOf("'b', 1, 'a' | Group-Object | ForEach-Object Name")).toEqual(['b', '1', 'a']);
  });

  it('has the values of the keys', async () => {
    expect(await outputOf('(1, 1 | Group-Object).Values')).toEqual([1]);
  });

  it('makes a hashtable', async () => {
    expect(await outputOf(`${people}($people | Select-Object -First 3 | Group-Object d -AsHashTable)['LEGAL'].n`)).toEqual([1, 3]);
    expect(await outputOf('(1, 2, 1 | Group-Object -AsHashTable -AsString).Keys')).toEqual(['1', '2']);
  });

  it('writes nothing without input', async () => {
    expect(await outputOf('@() | Group-Object')).toEqual([]);
  });

  it.each([
    ['1 | Group-Object -AsString', 'ArgumentException'],
    ['1 | Group-Object a, b -AsHashTable', 'ArgumentException'],
    ['1 | Group-Object a*', 'ExpressionGlobbing2'],
  ])('refuses %s', async (script, id) => expect(await errorsOf(script)).toEqual([`${id},Microsoft.PowerShell.Commands.GroupObjectCommand`]));
});
