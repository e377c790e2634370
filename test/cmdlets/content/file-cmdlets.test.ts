import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf, runScript } from '../objects/run-script.ts';

const files = { 'f.txt': 'one\ntwo\r\nthree\n', 'empty.txt': '' };

describe('Get-Content', () => {
  it.each([
    ['Get-Content f.txt', ['one', 'two', 'three']],
    ['Get-Content f.txt -Head 2', ['one', 'two']],
    ['Get-Content f.txt -TotalCount 0', []],
    ['Get-Content f.txt -Tail 1', ['three']],
    ['Get-Content f.txt -Last 0', []],
    ['Get-Content f.txt -Raw', ['one\ntwo\r\nthree\n']],
    ['Get-Content f.txt -Delimiter wo', ['one\nt', '\r\nthree\n']],
    ['Get-Content f.txt -Delimiter xyz', ['one\ntwo\r\nthree\n']],
    ['Get-Content empty.txt', []],
    ['Get-Content empty.txt -Raw', []],
    ['(Get-Content f.txt -ReadCount 2)[0].Count', [2]],
    ['@(Get-Content f.txt -ReadCount 0)[0].Count', [3]],
    ["'f.txt', 'f.txt' | Get-Content -First 1", ['one', 'one']],
    ['Get-Content [ef]*.txt -First 1', ['one']],
  ])('%s', async (script, expected) => expect(await outputOf(script, { files })).toEqual(expected));

  it.each([
    ['Get-Content f.txt -Head 1 -Tail 1', 'TailAndHeadCannotCoexist'],
    ['Get-Content f.txt -Raw -Tail 1', 'InvalidOperation'],
    ['Get-Content nosuch.txt', 'PathNotFound'],
    ['Get-Content nosuch*.txt', 'ItemNotFound'],
    ['Get-Content -LiteralPath *.txt', 'PathNotFound'],
    ['Get-Content folder', 'GetContainerContentException'],
  ])('%s', async (script, id) => expect(await errorsOf(script, { files })).toEqual([`${id},Microsoft.PowerShell.Commands.GetContentCommand`]));

  it('goes on behind a file that is not there', async () => {
    const run = await runScript('Get-Content nosuch.txt, f.txt', { files });
    expect([run.errors.length, run.output]).toEqual([1, ['one', 'two', 'three']]);
  });
});

describe('Set-Content and Add-Content', () => {
  it.each([
    ["'a', 'b' | Set-Content o.txt", 'a\nb\n'],
    ["Set-Content o.txt 'a', 1.5", 'a\n1.5\n'],
    ['Set-Content -Path o.txt -Value x -NoNewline', 'x'],
    ["Set-Content o.txt a; 'b', 'c' | Add-Content o.txt", 'a\nb\nc\n'],
    ['Add-Content o.txt a', 'a\n'],
    ['Set-Content o.txt a; @() | Set-Content o.txt', ''],
  ])('%s', async (script, text) => expect((await runScript(script)).files.get('o.txt')).toBe(text));

  it('pass on what they wrote', async () => {
    expect(await outputOf("'a', 'b' | Set-Content o.txt -PassThru")).toEqual(['a', 'b']);
  });

  it('leave the file alone with -WhatIf', async () => {
    const run = await runScript("'a' | Set-Content f.txt -WhatIf", { files });
    expect([run.files.get('f.txt'), run.whatIf.length]).toEqual([files['f.txt'], 1]);
  });
});

describe('Out-File', () => {
  it('writes what would be printed', async () => {
    const run = await runScript("[pscustomobject]@{ text = 'x' } | Out-File o.txt; 'y' | Out-File o.txt -Append");
    expect(run.files.get('o.txt')).toBe('\ntext\n----\nx\n\ny\n');
  });

  it('has a width of its own and may leave line breaks out', async () => {
    expect((await runScript("'a', 'b' | Out-File o.txt -NoNewline")).files.get('o.txt')).toBe('ab');
    const run = await runScript("[pscustomobject]@{ text = 'abcdefghijkl' } | Out-File o.txt -Width 6");
    expect(run.files.get('o.txt')).toBe('\ntext\n----\nabcde…\n\n');
  });

  it('refuses to replace a file with -NoClobber', async () => {
    expect(await errorsOf("'b' | Out-File f.txt -NoClobber", { files })).toEqual(['NoClobber,Microsoft.PowerShell.Commands.OutFileCommand']);
  });
});

describe('paths', () => {
  it.each([
    ["Test-Path f.txt, nosuch, folder, ''", [true, false, true, false]],
    ['Test-Path f.txt, folder -PathType Leaf', [true, false]],
    ['Test-Path f.txt, folder -PathType Container', [false, true]],
    ['Test-Path any.txt -IsValid', [true]],
    ['Test-Path *.txt, *.csv; Test-Path -LiteralPath *.txt; Test-Path f* -PathType Container', [true, false, false, false]],
    ['Join-Path a b', [`a${sep}b`]],
    ["Join-Path 'a/' '/b'", [`a${sep}b`]],
    ["Join-Path a 'b\\c' d e", [`a${sep}b${sep}c${sep}d${sep}e`]],
    ['Join-Path a, b c', [`a${sep}c`, `b${sep}c`]],
    ["Join-Path a ''", [`a${sep}`]],
    ['Split-Path a/b/c.txt', [`a${sep}b`]],
    ['Split-Path c.txt', ['']],
    ['Split-Path a/c.txt -Leaf', ['c.txt']],
    ['Split-Path a/c.txt -LeafBase', ['c']],
    ['Split-Path a/c.txt -Extension', ['.txt']],
    ['Split-Path /a -IsAbsolute', [true]],
  ])('%s', async (script, expected) => expect(await outputOf(script, { files })).toEqual(expected));
});
