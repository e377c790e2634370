import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extent } from '../../src/language/ast.ts';
import { parse } from '../../src/language/parser.ts';

const pieces = [
  ...Array.from('ab1 $.-@{}()[]"\'`|&;,<#>=:?!+*/%_\\~^\n\r\t\0\u2013\u201c\u2019\u00a0é'),
  ...[
    'if',
    'else',
    'foreach',
    'in',
    'switch',
    'try',
    'catch',
    'finally',
    'function',
    'param',
    'while',
    'do',
    'end',
    'class',
    'return',
    'default',
    'trap',
    'data',
  ],
  ...[
    '$a',
    '${a',
    '$(',
    '@(',
    '@{',
    '@"\n',
    '\n"@',
    "@'\n",
    "\n'@",
    '-eq ',
    '-not ',
    '-Name:',
    '[int]',
    '[a(',
    '::',
    '..',
    '++',
    '&&',
    '||',
    '2>&1',
    '--%',
    '`u{41}',
    '0x1F',
    '1e3',
  ],
  ...['foreach ($a in 1) {', 'if (1) {', '$a = ', 'Get-X -Name ', '@{a=1}', 'param($a)', '<#', '#>', '??', '?.'],
];
const script = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

function expectPlaces(node: unknown, within: Extent): void {
  if (Array.isArray(node)) node.forEach((item) => expectPlaces(item, within));
  else if (typeof node === 'object' && node !== null) {
    const { start, end } = node as Partial<Extent>;
    if (start !== undefined && end !== undefined && (start < within.start || end > within.end || start > end)) throw new Error(JSON.stringify(node));
    const inner = start !== undefined && end !== undefined ? { start, end } : within;
    Object.entries(node).forEach(([key, item]) => key !== 'source' && expectPlaces(item, inner));
  }
}

function expectResult(text: string): void {
  const { ast, errors } = parse(text);
  if (ast !== undefined) expectPlaces(ast, { start: 0, end: text.length });
  for (const { extent, message } of errors) {
    expect(message).not.toBe('');
    expect(extent.start).toBeGreaterThanOrEqual(0);
    expect(extent.end).toBeGreaterThanOrEqual(extent.start);
    expect(extent.end).toBeLessThanOrEqual(text.length);
  }
}

describe('any text', () => {
  it('gives a tree whose parts lie within it, or errors with places in the text', () => fc.assert(fc.property(script, expectResult), { numRuns: 4000 }));

  it('so does text of any characters', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectResult), { numRuns: 2000 }));

  it('gives the same when read twice', () =>
    fc.assert(
      fc.property(script, (text) => {
        expect(parse(text)).toEqual(parse(text));
      }),
    ));
});

const repeated = (piece: string, length = 300_000): string => piece.repeat(Math.ceil(length / piece.length));

describe('hostile text', () => {
  it.each([
    '(',
    '{',
    '$(',
    '@(',
    '@{a=',
    '[a(',
    '[a[',
    '{[a({',
    '!',
    '- ',
    ',',
    '$a=',
    'if(1){',
    'function f{',
    '++ ',
    '$a.b(',
    '[int]',
    'try{',
    '"$("',
    '1 ?',
  ])('stops at too many %j', (piece) => {
    const [error] = parse(repeated(piece)).errors;
    expect(error?.id).toMatch(/^(NestingTooDeep|IncompleteDollarSubexpressionReference|ExpectedValueExpression)$/);
  });

  it.each(['1+', '.a', '[0]', '&&a'])('stops at a chain of too many %j', (piece) => {
    expect(parse(`$a${repeated(piece)}1`).errors[0]?.id).toBe('NestingTooDeep');
  });

  it('reads a hundred levels and a chain of 900', () => {
    expect(parse(`${'('.repeat(100)}1${')'.repeat(100)}`).errors).toEqual([]);
    expect(parse(`${'if (1) {'.repeat(60)}1${'}'.repeat(60)}`).errors).toEqual([]);
    expect(parse(`'a'${"+'b'".repeat(900)}`).errors).toEqual([]);
  });

  const sample =
    '# note\nforeach ($u in $users) {\n  try { Grant-X -Identity $u.Upn -PolicyName "Strict-$($u.Dept)" -ErrorAction Stop } catch { Write-Warning "no $_" }\n}\n';

  it.each([
    sample,
    'catch{}',
    ':a ',
    '#\n',
    'a\n#\n',
    '<##>',
    'a|',
    'a\n|',
    '1,',
    '@{a=1};',
    '"`u{41}$a";',
    'a b ',
    "'",
    '$',
    ' \n',
    'if(1){}\n\n',
    'elseif(1){}',
    'a -b:c ',
  ])('reads much of %j in linear time', (piece) => {
    const started = performance.now();
    parse(`try{}${repeated(piece, 300_000)}`);
    parse(`if(1){}${repeated(piece, 300_000)}`);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
