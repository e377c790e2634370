import { describe, expect, it } from 'vitest';
import { PSObject } from '../../../src/engine/value.ts';
import { errorsOf, outputOf, runScript } from '../objects/run-script.ts';

const command = (name: string): string => `Microsoft.PowerShell.Commands.${name}Command`;

describe('ConvertTo-Csv', () => {
  const object = "[pscustomobject]@{ a = 'x'; b = $null; c = 1.5; d = 'p, q'; e = 'say \"hi\"' }";
  it.each([
    ['', ['"a","b","c","d","e"', '"x",,"1.5","p, q","say ""hi"""']],
    ['-UseQuotes AsNeeded', ['a,b,c,d,e', 'x,,1.5,"p, q","say ""hi"""']],
    ['-UseQuotes Never', ['a,b,c,d,e', 'x,,1.5,p, q,say "hi"']],
    ['-QuoteFields A, c', ['"a",b,"c",d,e', '"x",,"1.5",p, q,say "hi"']],
    ["-Delimiter ';'", ['"a";"b";"c";"d";"e"', '"x";;"1.5";"p, q";"say ""hi"""']],
    ['-NoHeader -UseQuotes AsNeeded', ['x,,1.5,"p, q","say ""hi"""']],
  ])('%s', async (parameters, expected) => expect(await outputOf(`${object} | ConvertTo-Csv ${parameters}`)).toEqual(expected));

  it('takes the columns of the first object', async () => {
    expect(await outputOf('[pscustomobject]@{ a = 1 }, [pscustomobject]@{ A = 2; b = 3 }, [pscustomobject]@{ b = 4 } | ConvertTo-Csv')).toEqual([
      '"a"',
      '"1"',
      '"2"',
      '',
    ]);
  });

  it.each([
    ['@{ k = 1 } | ConvertTo-Csv', ['"k"', '"1"']],
    ["'text' | ConvertTo-Csv", ['"Length"', '"4"']],
    [
      '[pscustomobject]@{ l = 1, 2; h = @{}; o = [pscustomobject]@{ x = 1 }; t = $true } | ConvertTo-Csv -NoHeader',
      ['"System.Object[]","System.Collections.Hashtable","@{x=1}","True"'],
    ],
    ['[pscustomobject]@{ a = 1 } | ConvertTo-Csv -IncludeTypeInformation', ['#TYPE System.Management.Automation.PSCustomObject', '"a"', '"1"']],
    ['$null | ConvertTo-Csv', []],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it('makes formulas harmless on request', async () => {
    const cells = "[pscustomobject]@{ a = '=1+1'; b = '-x'; c = -1; d = '@y'; e = 'ok' }";
    expect(await outputOf(`${cells} | ConvertTo-Csv -SafeCells -UseQuotes Never -NoHeader`)).toEqual(["'=1+1,'-x,-1,'@y,ok"]);
    expect(await outputOf(`${cells} | ConvertTo-Csv -UseQuotes Never -NoHeader`)).toEqual(['=1+1,-x,-1,@y,ok']);
  });

  it.each([
    ['-UseQuotes Never -QuoteFields a', 'CannotSpecifyQuoteFieldsAndUseQuotes'],
    ['-IncludeTypeInformation -NoTypeInformation', 'CannotSpecifyIncludeTypeInformationAndNoTypeInformation'],
  ])('refuses %s', async (parameters, id) => expect(await errorsOf(`1 | ConvertTo-Csv ${parameters}`)).toEqual([`${id},${command('ConvertToCsv')}`]));
});

describe('ConvertFrom-Csv', () => {
  it.each([
    [
      "'a,b', '1,', 'x' | ConvertFrom-Csv",
      [
        { a: '1', b: null },
        { a: 'x', b: null },
      ],
    ],
    [
      '"a,b`n1,`n`n2,`"x`ny`"`n" | ConvertFrom-Csv',
      [
        { a: '1', b: '' },
        { a: '2', b: 'x\ny' },
      ],
    ],
    ["'1;2' | ConvertFrom-Csv -Delimiter ';' -Header p, q", [{ p: '1', q: '2' }]],
    ["'# note', '#more', 'a', '1', '#2' | ConvertFrom-Csv", [{ a: '1' }, { a: '#2' }]],
    ["'#Fields: a,b', '1,2' | ConvertFrom-Csv", [{ a: '1', b: '2' }]],
    ['\'"#","b"\', \'1,2\' | ConvertFrom-Csv', [{ '#': '1', b: '2' }]],
    ["'a,b', '1,2,3' | ConvertFrom-Csv", [{ a: '1', b: '2' }]],
    ["ConvertFrom-Csv 'a', '1'", [{ a: '1' }]],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));

  it('names columns without a name, and warns once', async () => {
    const run = await runScript("'a,,', '1,2,3', '4,5,6' | ConvertFrom-Csv | ForEach-Object H1");
    expect([run.output, run.warnings]).toEqual([[null, null], []]);
    const named = await runScript("',b,,d', '1,2,3,4' | ConvertFrom-Csv | ForEach-Object { $_.H1, $_.H2 }");
    expect([named.output, named.warnings.length]).toEqual([['1', '3'], 1]);
  });

  it('keeps the type of a #TYPE line', async () => {
    const { output } = await runScript("'#TYPE My.Type', 'a', '1' | ConvertFrom-Csv");
    expect(output.map((value) => value instanceof PSObject && value.typeName)).toEqual(['My.Type']);
  });

  it.each([["'a,A', '1,2' | ConvertFrom-Csv"], ["'a', '\"1' | ConvertFrom-Csv"]])('refuses %s', async (script) => {
    expect(await errorsOf(script)).toEqual([`InvalidCsv,${command('ConvertFromCsv')}`]);
  });
});

describe('Export-Csv and Import-Csv', () => {
  it('write and read a file', async () => {
    const run = await runScript("[pscustomobject]@{ a = 1; b = 'x, y' } | Export-Csv o.csv; Import-Csv o.csv | ForEach-Object { $_.a, $_.b }");
    expect(run.files.get('o.csv')).toBe('"a","b"\n"1","x, y"\n');
    expect(run.output).toEqual(['1', 'x, y']);
  });

  it('append under the columns of the file', async () => {
    const files = { 'o.csv': 'a,b\n1,2\n' };
    const run = await runScript('[pscustomobject]@{ b = 4; a = 3; c = 5 } | Export-Csv o.csv -Append', { files });
    expect(run.files.get('o.csv')).toBe('a,b\n1,2\n"3","4"\n');
    const mismatch = await runScript('[pscustomobject]@{ a = 3 } | Export-Csv o.csv -Append', { files });
    expect(mismatch.errors).toEqual([`CannotAppendCsvWithMismatchedPropertyNames,${command('ExportCsv')}`]);
    const forced = await runScript('[pscustomobject]@{ a = 3 } | Export-Csv o.csv -Append -Force', { files });
    expect(forced.files.get('o.csv')).toBe('a,b\n1,2\n"3",\n');
  });

  it('append to an empty or missing file as if it were new', async () => {
    const run = await runScript('[pscustomobject]@{ a = 3 } | Export-Csv o.csv -Append', { files: { 'o.csv': '' } });
    expect(run.files.get('o.csv')).toBe('"a"\n"3"\n');
  });

  it('replace a file even when no object comes', async () => {
    expect((await runScript('@() | Export-Csv o.csv', { files: { 'o.csv': 'old' } })).files.get('o.csv')).toBe('');
  });

  it('write nothing with -WhatIf', async () => {
    const run = await runScript('[pscustomobject]@{ a = 3 } | Export-Csv o.csv -WhatIf');
    expect([run.files.size, run.whatIf.length]).toEqual([0, 1]);
  });

  it.each([
    ['1 | Export-Csv', 'CannotSpecifyPathAndLiteralPath', 'ExportCsv'],
    ['1 | Export-Csv a -LiteralPath b', 'CannotSpecifyPathAndLiteralPath', 'ExportCsv'],
    ['1 | Export-Csv old.csv -NoClobber', 'NoClobber', 'ExportCsv'],
    ['1 | Export-Csv nowhere/o.csv', 'FileOpenFailure', 'ExportCsv'],
    ['Import-Csv nosuch.csv', 'FileOpenFailure', 'ImportCsv'],
    ['Import-Csv', 'CannotSpecifyPathAndLiteralPath', 'ImportCsv'],
    ["Import-Csv a.csv -Delimiter ';' -UseCulture", 'AmbiguousParameterSet', 'ImportCsv'],
  ])('%s', async (script, id, name) => {
    expect(await errorsOf(script, { files: { 'old.csv': '' } })).toEqual([`${id},${command(name)}`]);
  });

  it('read several files, with a separator and names of their own', async () => {
    const files = { 'a.csv': '1\t2\r\n', 'b.csv': '3\t4' };
    expect(await outputOf('Import-Csv a.csv, b.csv -Delimiter "`t" -Header x, y', { files })).toEqual([
      { x: '1', y: '2' },
      { x: '3', y: '4' },
    ]);
  });
});
