import { describe, expect, it } from 'vitest';
import { PSObject } from '../../../src/engine/value.ts';
import { errorsOf, outputOf, runScript } from './run-script.ts';

const ana = "[pscustomobject]@{ Name = 'Ana'; Age = 41; Roles = 'Owner', 'Guest' }";

describe('Select-Object', () => {
  it.each([
    ['age, Name', [{ Age: 41, Name: 'Ana' }]],
    ['*', [{ Name: 'Ana', Age: 41, Roles: ['Owner', 'Guest'] }]],
    ['N*, Missing', [{ Name: 'Ana', Missing: null }]],
    ['X*', [{}]],
    ['* -ExcludeProperty A*, Roles', [{ Name: 'Ana' }]],
    ['-ExcludeProperty Name, Roles', [{ Age: 41 }]],
    ['Name, Age -ExcludeProperty Age', [{ Name: 'Ana' }]],
    ["@{ Name = 'Next'; Expression = { $_.Age + 1 } }", [{ Next: 42 }]],
    ["@{ n = 'x'; e = 'Age' }", [{ x: 41 }]],
    ["@{ l = 'x'; ex = 'a*' }", [{ x: 41 }]],
    ["@{ label = 'x'; expression = { 1; 2 } }", [{ x: [1, 2] }]],
    ["@{ n = 'x'; e = { } }", [{ x: null }]],
    ["@{ n = 'x'; e = { throw 'no' } }", [{ x: null }]],
    ['{ $_.Age }', [{ ' $_.Age ': 41 }]],
    ['-ExpandProperty Name', ['Ana']],
    ['-ExpandProperty Roles', ['Owner', 'Guest']],
  ])('shapes %s', async (parameters, expected) => expect(await outputOf(`${ana} | Select-Object ${parameters}`)).toEqual(expected));

  it('names the new object after the old one', async () => {
    const { output } = await runScript(`${ana} | Select-Object Name; 'x' | Select-Object Length`);
    expect(output.map((value) => value instanceof PSObject && value.typeName)).toEqual([
      'Selected.System.Management.Automation.PSCustomObject',
      'Selected.System.String',
    ]);
  });

  it('makes an empty object to fill in', async () => {
    expect(await outputOf("'' | Select-Object a, b")).toEqual([{ a: null, b: null }]);
  });

  it('takes the keys of a hashtable for properties', async () => {
    expect(await outputOf('@{ a = 1 } | Select-Object a')).toEqual([{ a: 1 }]);
  });

  it('adds properties to expanded objects', async () => {
    expect(await outputOf('[pscustomobject]@{ id = 1; in = [pscustomobject]@{ x = 2 } } | Select-Object id -ExpandProperty in')).toEqual([{ x: 2, id: 1 }]);
  });

  it.each([
    ["'a', 'A', 'b', 'a' | Select-Object -Unique", ['a', 'A', 'b']],
    ["'a', 'A', 'b', 'a' | Select-Object -Unique -CaseInsensitive", ['a', 'b']],
    ['[pscustomobject]@{ a = 1; b = 2 }, [pscustomobject]@{ a = 1; b = 3 } | Select-Object a -Unique', [{ a: 1 }]],
    ['[pscustomobject]@{ a = 1 }, [pscustomobject]@{ a = 2 } | Select-Object -Unique', [{ a: 1 }, { a: 2 }]],
    ['1..10 | Select-Object -First 2 -Last 1', [1, 2, 10]],
    ['1..5 | Select-Object -Skip 3', [4, 5]],
    ['1..5 | Select-Object -SkipLast 3', [1, 2]],
    ['1..5 | Select-Object -Skip 1 -SkipLast 3', [2]],
    ['1..5 | Select-Object -Index 4, 0', [1, 5]],
    ['1..5 | Select-Object -SkipIndex 1, 2', [1, 4, 5]],
    ['$null, 1 | Select-Object', [1]],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it('stops the commands before it', async () => {
    expect(await outputOf('$n = 0; 1..10 | ForEach-Object { $n++; $_ } | Select-Object -First 2 | Out-Null; $n')).toEqual([2]);
    expect(await outputOf('$n = 0; 1..10 | ForEach-Object { $n++; $_ } | Select-Object -First 2 -Wait | Out-Null; $n')).toEqual([10]);
  });

  it.each([
    ['-ExpandProperty nosuch', 'ExpandPropertyNotFound'],
    ['-ExpandProperty *', 'MutlipleExpandProperties'],
    ['{}', 'EmptyScriptBlockAndNoName'],
    ["@{ n = 'x'; e = '*' }", 'RenamingMultipleResults'],
    ['Name, name', 'AlreadyExistingUserSpecifiedPropertyNoExpand'],
    ['3', 'DictionaryKeyUnknownType'],
    ["@{ bad = 'x' }", 'DictionaryKeyIllegal'],
    ["@{ n = 'x' }", 'DictionaryKeyMandatoryEntry'],
    ["@{ n = 'x'; name = 'y'; e = 'a' }", 'DictionaryKeyDuplicate'],
    ['@{ e = 5 }', 'DictionaryKeyIllegalValue1'],
    ["@{ n = 5; e = 'a' }", 'DictionaryKeyIllegalValue2'],
    ['@{ e = $null }', 'DictionaryKeyMissingValue'],
    ["@{ 1 = 'x' }", 'DictionaryKeyNonString'],
    ["''", 'ExpressionEmptyString2'],
  ])('reports %s as %s', async (parameters, id) => {
    expect(await errorsOf(`${ana} | Select-Object ${parameters}`)).toEqual([`${id},Microsoft.PowerShell.Commands.SelectObjectCommand`]);
  });

  it('goes on behind an object without the property', async () => {
    const run = await runScript('[pscustomobject]@{ a = 1 }, [pscustomobject]@{ b = 2 } | Select-Object -ExpandProperty b');
    expect([run.errors.length, run.output]).toEqual([1, [2]]);
  });
});
