import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandFromArgv, elementsFromArgv } from '../../../src/engine/binding/argv.ts';
import { bindCommandLine } from '../../../src/engine/binding/binder.ts';
import type { Cmdlet } from '../../../src/engine/cmdlet.ts';
import type { Argument } from '../../../src/engine/invocation.ts';
import { bool, choice, hashtable, int, psObjectParameter, string, strings, switchParameter } from '../../../src/engine/parameter.ts';
import { Hashtable, psObject, type Value } from '../../../src/engine/value.ts';
import type { ExpressionAst } from '../../../src/language/ast.ts';
import { command, thrownBy } from '../fixture.ts';

/** The words as the evaluator hands them to the binder. */
const argumentsOf = (...line: readonly string[]): Argument[] =>
  elementsFromArgv(line).map((element): Argument => {
    if (element.kind === 'Argument') return valueOf(element.value);
    if (element.kind === 'Splat') throw new Error('there are no splats in argv');
    const { name, text } = element;
    return { kind: 'parameter', name, text, ...(element.argument && { value: valueOf(element.argument) }) };
  });

function valueOf(expression: ExpressionAst) {
  if (expression.kind === 'Variable') return { kind: 'value', value: expression.name === 'true' } as const;
  if (expression.kind !== 'Constant' || typeof expression.value !== 'string') throw new Error(`unexpected ${expression.kind}`);
  return {
    kind: 'value',
    value: expression.value,
    ...(expression.bare !== undefined && { bare: expression.bare }),
    ...(expression.argv && { argv: true as const }),
  } as const;
}

const values = (cmdlet: Cmdlet, ...line: readonly string[]): Record<string, Value> =>
  Object.fromEntries(bindCommandLine(cmdlet, argumentsOf(...line)).commandLine.values);
const failure = (cmdlet: Cmdlet, ...line: readonly string[]) => thrownBy(() => bindCommandLine(cmdlet, argumentsOf(...line)));

const shapes = (...line: readonly string[]): readonly string[] =>
  elementsFromArgv(line).map((element) => (element.kind === 'Parameter' ? `${element.name}${element.argument ? '=' : ''}` : element.kind));

const all = command(
  {
    Identity: string('', { position: 0 }),
    On: bool(''),
    Flag: switchParameter(''),
    Rank: int(''),
    Type: choice(['Disabled', 'Enabled'], ''),
    Domains: strings(''),
    Table: hashtable(''),
    Thing: psObjectParameter(''),
  },
  { supportsShouldProcess: true },
);

describe('words', () => {
  it('become parameters and arguments', () => {
    expect(shapes('-Name', 'v', '-Name:v', '--name', '--name=v', '-5', '-.5', '-', '–Name', '-_x', '-?')).toEqual([
      'Name',
      'Argument',
      'Name=',
      'name',
      'name=',
      'Argument',
      'Argument',
      'Argument',
      'Name',
      '_x',
      '?',
    ]);
  });
  it('are arguments behind --', () => {
    expect(shapes('a', '--', '-Name', '--')).toEqual(['Argument', 'Argument', 'Argument']);
  });
  it('keep = as part of a name behind one dash', () => {
    expect(shapes('-Name=v')).toEqual(['Name=v']);
  });
  it('are one command whose extents point into the joined text', () => {
    const { body, source } = commandFromArgv(['Grant-X', '-PolicyName:abc', 'a b']);
    const [pipeline] = body;
    const [element] = pipeline?.kind === 'Pipeline' ? pipeline.elements : [];
    if (element?.kind !== 'Command') throw new Error('no command');
    expect(element.name).toBe('Grant-X');
    expect(element.elements.map(({ start, end }) => source.text.slice(start, end))).toEqual(['-PolicyName:abc', 'a b']);
  });
});

describe('values', () => {
  it.each([
    [['-On', 'true'], { On: true }],
    [['-On', '$FALSE'], { On: false }],
    [['-On', '1'], { On: true }],
    [['-On:0'], { On: false }],
    [['-Flag:$false'], { Flag: false }],
    [['-Flag:true'], { Flag: true }],
    [['-Flag:', 'false'], { Flag: false }],
    [['-Flag', 'x'], { Flag: true, Identity: 'x' }],
    [['-Identity', '$null'], { Identity: null }],
    [['-Identity', ''], { Identity: '' }],
    [['-Identity:'], { Identity: '' }],
    [['-Identity:', 'x'], { Identity: 'x' }],
    [['-Identity', '$falSe'], { Identity: '$falSe' }],
    [['-Identity', 'a,b'], { Identity: 'a,b' }],
    [['-Identity', '-5'], { Identity: '-5' }],
    [['-Rank', '-5'], { Rank: -5 }],
    [['-Type', 'dis'], { Type: 'Disabled' }],
    [['-Domains', 'a,b'], { Domains: ['a', 'b'] }],
    [['-Domains', 'a,b', '-Domains', 'c'], { Domains: ['a,b', 'c'] }],
    [['--rank=3', '--identity', 'x'], { Rank: 3, Identity: 'x' }],
    [['--', '-x'], { Identity: '-x' }],
  ])('%j', (line, expected) => {
    expect(values(all, ...line)).toEqual(expected);
  });

  it('are JSON where a parameter takes objects', () => {
    expect(values(all, '-Table', '{"Add": ["a", {"b": 1}]}')['Table']).toEqual(new Hashtable([['Add', ['a', new Hashtable([['b', 1]])]]]));
    expect(values(all, '-Thing', '{"a": 1}')['Thing']).toEqual(psObject('PSCustomObject', { a: 1 }));
    expect(failure(all, '-Table', '{oops').fullyQualifiedErrorId).toBe('InvalidJson,get-foo');
  });

  it('are never evaluated', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/^[-–—―]/.test(text) && text.toLowerCase() !== '$null'),
        (text) => {
          expect(values(all, '-Identity', text)).toEqual({ Identity: text });
        },
      ),
    );
  });
});

describe('a value that the calling shell removed', () => {
  it.each([['-Confirm:'], ['-Flag:'], ['-On', ''], ['-Rank', ''], ['-Type', ''], ['-On:']])('%s', (...line) => {
    const error = failure(all, ...line);
    expect(error.fullyQualifiedErrorId).toBe('ArgumentEmptiedByShell,get-foo');
    expect(error.recommendation).toContain("'");
  });
  it('does not swallow the next word', () => {
    expect(failure(all, '-Confirm:', 'ana@contoso.com').id).toBe('ArgumentEmptiedByShell');
  });
  it('at the end is a missing argument, with the cure', () => {
    const error = failure(all, '-Identity');
    expect(error.id).toBe('MissingArgument');
    expect(error.recommendation).toContain("'$null'");
  });
});
