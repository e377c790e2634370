import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf, runScript } from '../objects/run-script.ts';

describe('ConvertTo-Json', () => {
  it.each([
    ['[pscustomobject]@{ a = 1; b = $null } | ConvertTo-Json', '{\n  "a": 1,\n  "b": null\n}'],
    ['1, 2 | ConvertTo-Json -Compress', '[1,2]'],
    [',@(1) | ConvertTo-Json -Compress', '[1]'],
    ['1 | ConvertTo-Json -AsArray -Compress', '[1]'],
    ['ConvertTo-Json -InputObject @(42) -Compress', '[42]'],
    ['$null | ConvertTo-Json', 'null'],
    ["'a<b' | ConvertTo-Json -EscapeHandling EscapeHtml", '"a\\u003cb"'],
    ['@{ a = @{ b = 1 } } | ConvertTo-Json -Depth 1 -Compress', '{"a":{"b":1}}'],
  ])('%s', async (script, json) => expect(await outputOf(script)).toEqual([json]));

  it('warns where it had to cut', async () => {
    const run = await runScript('@{ a = @{ b = @{ c = 1 } } } | ConvertTo-Json -Depth 1 -Compress');
    expect([run.output, run.warnings.length]).toEqual([['{"a":{"b":"System.Collections.Hashtable"}}'], 1]);
  });

  it('writes nothing without input', async () => {
    expect(await outputOf('@() | ConvertTo-Json')).toEqual([]);
  });

  it('bounds the depth', async () => {
    expect(await errorsOf('1 | ConvertTo-Json -Depth 101')).toEqual([expect.stringMatching(/^ParameterArgumentValidationError/)]);
  });
});

describe('ConvertFrom-Json', () => {
  it.each([
    [`'{"a":1,"b":[1,{"c":null}]}' | ConvertFrom-Json`, [{ a: 1, b: [1, { c: null }] }]],
    [`'[1,2]' | ConvertFrom-Json`, [1, 2]],
    [`@('[1,2]' | ConvertFrom-Json -NoEnumerate).Count`, [1]],
    [`'[]' | ConvertFrom-Json`, []],
    [`'null' | ConvertFrom-Json`, [null]],
    [`'' | ConvertFrom-Json`, []],
    [`'{"a":1}', '{"a":2}' | ConvertFrom-Json | ForEach-Object a`, [1, 2]],
    [`'{', '"a": 1', '}' | ConvertFrom-Json | ForEach-Object a`, [1]],
    [`('{"b":1,"a":2}' | ConvertFrom-Json -AsHashtable).Keys`, ['b', 'a']],
    [`('{"d":"2024-02-29T10:00:00Z"}' | ConvertFrom-Json).d`, ['2024-02-29T10:00:00Z']],
    [`('{"d":"2024-02-29T10:00:00Z"}' | ConvertFrom-Json -DateKind Utc).d -is [datetime]`, [true]],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it.each([
    [`'{"a":' | ConvertFrom-Json`, 'System.ArgumentException'],
    [`'{"a":1}', '{' | ConvertFrom-Json`, 'System.ArgumentException'],
    [`'[[1]]' | ConvertFrom-Json -Depth 1`, 'System.ArgumentException'],
    [`'{"a":1,"a":2}' | ConvertFrom-Json`, 'DuplicateKeysInJsonString'],
    [`'{"a":1,"A":2}' | ConvertFrom-Json`, 'KeysWithDifferentCasingInJsonString'],
    [`'{"":1}' | ConvertFrom-Json`, 'EmptyKeyInJsonString'],
  ])('%s', async (script, id) => expect(await errorsOf(script)).toEqual([`${id},Microsoft.PowerShell.Commands.ConvertFromJsonCommand`]));
});
