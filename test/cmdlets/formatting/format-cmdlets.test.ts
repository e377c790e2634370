import { describe, expect, it } from 'vitest';
import { errorsOf, outputOf } from '../objects/run-script.ts';

const lines = (script: string): Promise<unknown[]> => outputOf(`${script} | Out-String -Stream`);
const ana = "[pscustomobject]@{ Name = 'Ana'; Age = 41; City = 'Rome' }";

describe('Format-Table', () => {
  it('takes names, patterns, blocks and hashtables', async () => {
    expect(await lines(`${ana} | Format-Table c*, {$_.Age+1}, @{ n = 'Next'; e = { $_.Age * 2 }; w = 6; a = 'left'; f = 'N1' }`)).toEqual([
      '',
      'City $_.Age+1 Next',
      '---- -------- ----',
      'Rome       42 82.0',
      '',
    ]);
    expect(await lines(`${ana} | Format-Table @{ l = 'Label'; expr = 'age'; wid = 8; al = 'c' }`)).toEqual(['', ' Label', ' -----', '   41', '']);
    expect(await lines(`${ana} | Format-Table @{ n = 'Half'; e = { $_.Age / 2 }; format = '{0:N3} a' }`)).toEqual(['', '    Half', '    ----', '20.500 a', '']);
  });

  it('prints nothing for a block that fails', async () => {
    expect(await lines(`${ana} | Format-Table Name, @{ n = 'x'; e = { throw 'no' } }`)).toEqual(['', 'Name x', '---- -', 'Ana', '']);
  });

  it('excludes, hides headers, groups', async () => {
    expect(await lines(`${ana} | Format-Table -ExcludeProperty A*`)).toEqual(['', 'Name City', '---- ----', 'Ana  Rome', '']);
    expect(await lines(`${ana} | Format-Table -HideTableHeaders Name`)).toEqual(['', 'Ana', '']);
    expect(await lines(`${ana} | Format-Table Name -GroupBy City`)).toEqual(['', '   City: Rome', '', 'Name', '----', 'Ana', '']);
    expect(await lines(`${ana} | Format-Table Name -GroupBy @{ l = 'Town'; e = { $_.City } }`)).toContain('   Town: Rome');
  });

  it('prints the properties of texts with -Force', async () => {
    expect(await lines("'abc', 'd' | Format-Table Length, No -Force")).toEqual(['', 'Length No', '------ --', '     3', '     1', '']);
    expect(await lines("'abc' | Format-List Length -Force")).toEqual(['', 'Length : 3', '']);
    expect(await lines("'abc' | Format-Table Length")).toEqual(['abc']);
  });

  it.each(['Table', 'List', 'Wide'])('knows no views by name: Format-%s', async (noun) => {
    expect(await errorsOf(`1 | Format-${noun} -View compact`)).toEqual([`FormatViewNotFound,Microsoft.PowerShell.Commands.Format${noun}Command`]);
  });

  it('keeps to $FormatEnumerationLimit', async () => {
    expect(await lines('$FormatEnumerationLimit = 1; [pscustomobject]@{ p = 1, 2 } | Format-Table')).toContain('{1…}');
  });

  it('prints hashtables and strings as they are printed anyway', async () => {
    expect(await lines("@{ key = 'value' } | Format-Table")).toEqual([
      '',
      'Name                           Value',
      '----                           -----',
      'key                            value',
      '',
    ]);
    expect(await lines("'text', $null | Format-Table Length")).toEqual(['text']);
    expect(await lines('@{} | Format-Table foo, bar')).toEqual([]);
  });

  it.each([
    ['-Property @()', 'ParameterArgumentValidationError'],
    ["@{ x = 'a' }", 'DictionaryKeyIllegal'],
    ["@{ '' = 'a' }", 'DictionaryKeyIllegal'],
    ["@{ e = 'a'; expression = 'b' }", 'DictionaryKeyDuplicate'],
    ["@{ l = 'a' }", 'DictionaryKeyMandatoryEntry'],
    ["@{ e = 'a'; w = 0 }", 'WidthOutOfRange'],
    ["@{ e = 'a'; w = 'x' }", 'DictionaryKeyIllegalValue2'],
    ["@{ e = 'a'; align = 'up' }", 'AlignmentIllegalValue'],
    ["@{ e = 'a'; f = '' }", 'FormatStringEmpty'],
    ["@{ e = '' }", 'ExpressionEmptyString1'],
    ["''", 'ParameterArgumentValidationError'],
    ['@{ e = 1, 2 }', 'DictionaryKeyIllegalValue1'],
  ])('refuses %s', async (property, id) => {
    expect(await errorsOf(`${ana} | Format-Table ${property}`)).toEqual([`${id},Microsoft.PowerShell.Commands.FormatTableCommand`]);
  });
});

describe('Format-List and Format-Wide', () => {
  it('print lists', async () => {
    expect(await lines(`${ana} | Format-List Name, @{ n = 'Next'; e = { $_.Age + 1 } }, none`)).toEqual(['', 'Name : Ana', 'Next : 42', '']);
    expect(await lines(`${ana} | Format-List -ExcludeProperty Age, City`)).toEqual(['', 'Name : Ana', '']);
    expect(await lines("@{ a = 'b' } | Format-List")).toEqual(['', 'Name  : a', 'Value : b', '']);
  });

  it('print columns', async () => {
    expect(await lines("'a', 'b', 'c' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Format-Wide -Column 3")).toEqual([
      '',
      `${'a'.padEnd(41)}${'b'.padEnd(40)}c`,
      '',
    ]);
    expect(await errorsOf(`${ana} | Format-Wide -AutoSize -Column 2`)).toEqual([
      'FormatCannotSpecifyAutosizeAndColumns,Microsoft.PowerShell.Commands.FormatWideCommand',
    ]);
  });
});

describe('Out-String', () => {
  it('gives one text, or a string for each line', async () => {
    expect(await outputOf("'a', 'b' | Out-String")).toEqual(['a\nb\n']);
    expect(await outputOf("'a', 'b' | Out-String -NoNewline")).toEqual(['ab']);
    expect(await outputOf("'a', 'b' | Out-String -Stream")).toEqual(['a', 'b']);
    expect(await outputOf('$null | Out-String')).toEqual(['']);
    expect(await outputOf('[pscustomobject]@{ foo = 1 } | Format-Table | Out-String -Stream')).toEqual(['', 'foo', '---', '  1', '']);
  });

  it('lays out at its own width, and wraps lists only where a width is given', async () => {
    const long = "[pscustomobject]@{ a = 'x' * 200 }";
    expect(await outputOf(`${long} | Format-Table | Out-String -Stream -Width 10`)).toContain(`${'x'.repeat(9)}…`);
    expect(await outputOf(`(${long} | Format-List | Out-String -Stream)[1].Length`)).toEqual([204]);
    expect(await outputOf(`(${long} | Format-List | Out-String -Stream -Width 104).Count`)).toEqual([4]);
  });

  it('takes -Stream or -NoNewline', async () => {
    expect(await errorsOf("'a' | Out-String -NoNewline -Stream")).toEqual(['AmbiguousParameterSet,Microsoft.PowerShell.Commands.OutStringCommand']);
  });
});

describe('Out-Null', () => {
  it('takes everything and writes nothing', async () => {
    expect(await outputOf('1..3 | ForEach-Object { $global:n += $_; $_ } | Out-Null; $n')).toEqual([6]);
  });
});
