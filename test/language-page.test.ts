import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../src/engine/limits.ts';
import { parse } from '../src/language/parser.ts';
import { madePart, makePart, markdownTable } from './page.ts';
import { workplace } from './conformance/workplace.ts';
import { parseScript } from '../src/engine/parse-script.ts';

const document = 'docs/language.md';

/** A construct, and a script that shows it. */
const understood: readonly (readonly [construct: string, script: string])[] = [
  ['pipelines, over line ends too', '1..4 |\n  Where-Object { $_ % 2 } | ForEach-Object { $_ * 10 }'],
  ['variables and assignment', '$a, $b = 1, 2; $a += 5; "$a $b"'],
  ['strings that expand', '$u = [pscustomobject]@{ Upn = \'ana@contoso.com\' }; "user: $($u.Upn)`t${a}end"'],
  ['here-strings', '@"\nfor $(1 + 1)\n"@'],
  ['arrays, ranges, slices', '$l = 1..5; $l[0, -1]; @($l).Count'],
  ['hashtables', "$h = [ordered]@{ Name = 'Executives'; Rank = 1 }; $h.Rank; $h.Keys -join ','"],
  ['objects', "[pscustomobject]@{ Name = 'Legal'; Members = 3 } | Select-Object -ExpandProperty Members"],
  ['comparison, with lists on the left', "'Legal', 'Sales', 'legal' -eq 'legal'"],
  ['-like, -match and $Matches', "'ana@contoso.com' -match '^(?<user>[^@]+)@'; $Matches.user"],
  ['-replace, -split, -join, -f', "'a,b' -split ',' -join ';'; '{0:N1} %' -f 12.34"],
  ['casts', "[int]'42' + 1; [bool]0; [guid]'{12345678-1234-1234-1234-123456789ABC}'"],
  ['if, foreach, while, for, do, switch', "foreach ($d in 'Legal', 'Sales') { switch ($d) { 'Legal' { 'first' } default { 'other' } } }"],
  ['try, catch, finally, throw', "try { throw 'no' } catch { $_.Exception.Message } finally { 'done' }"],
  ['functions with parameters', 'function Add-One { param([Parameter(Mandatory)][int]$Number) $Number + 1 }; Add-One -Number 41'],
  ['splatting', "$p = @{ Path = 'a'; ChildPath = 'b' }; (Join-Path @p).Length"],
  ['redirection and stream merging', "Write-Warning 'gone' 3> $null; 'kept'"],
  ['&& and ||', "'a' && 'b'"],
  ['conditional and null-coalescing operators', "$x = $null; $x ?? 'none'; 1 -gt 0 ? 'yes' : 'no'"],
  ['common parameters and their variables', '1, 2 | ForEach-Object { $_ } -OutVariable kept | Out-Null; $kept.Count'],
  ['methods of text, lists, hashtables and dates', "'Tag:Legal'.Replace('Tag:', '').ToUpper(); ([datetime]'2026-01-31').AddDays(1).Month"],
  ['a few static members', "[math]::Round(2.5); [string]::IsNullOrEmpty('')"],
];

const refused: readonly (readonly [construct: string, script: string])[] = [
  ['running programs and files', '& notepad.exe'],
  ['dot-sourcing', '. ./library.ps1'],
  ['.NET', "[System.IO.File]::ReadAllText('x')"],
  ['types of one’s own', 'class Thing {}'],
  ['loading code', 'Add-Type -TypeDefinition $x'],
  ['modules', 'using module MyModule'],
  ['passing text on unread', 'Get-CsTenant --% -x'],
  ['traps', 'trap { 1 }'],
  ['data sections', 'data { 1 }'],
  ['workflows', 'workflow w { 1 }'],
  ['filters', 'filter f { $_ }'],
  ['named blocks', 'function f { process { $_ } }'],
  ['labels', ':outer foreach ($a in 1) { break outer }'],
  ['other drives', '$alias:x'],
  ['unknown types', '[xml]$x'],
];

const understoodTable = async (): Promise<string> =>
  markdownTable(
    ['Construct', 'For example', 'gives'],
    await Promise.all(understood.map(async ([construct, script]) => [construct, code(script), code(await printed(script))])),
  );

async function printed(script: string): Promise<string> {
  const place = await workplace({});
  try {
    await place.app.runScript(parseScript(script), []);
    return place.printed().trim().split('\n').join(', ');
  } finally {
    await place.close();
  }
}

const refusedTable = (): string =>
  markdownTable(
    ['Construct', 'For example', 'Error', 'Instead'],
    refused.map(([construct, script]) => {
      const [first] = parse(script).errors;
      return [construct, code(script), first ? `${first.id}: ${first.message}` : 'NOT REFUSED', first?.recommendation ?? ''];
    }),
  );

const limitsTable = (): string =>
  markdownTable(
    ['Limit', 'Value'],
    Object.entries(defaultLimits).map(([name, value]) => [name, Number(value).toLocaleString('en-US')]),
  );

const code = (text: string): string => `\`\` ${text.replaceAll('\n', ' ⏎ ')} \`\``;

describe('docs/language.md', () => {
  // UPDATE_PAGES=1 writes the parts instead of comparing them.
  it.each([
    ['understood', understoodTable],
    ['refused', refusedTable],
    ['limits', limitsTable],
  ] as const)('says what is %s as the code has it', async (name, make) => {
    const made = await make();
    expect(made).not.toContain('NOT REFUSED');
    if (process.env['UPDATE_PAGES'] === '1') makePart(document, name, made);
    expect(madePart(document, name)).toBe(made);
  });
});
