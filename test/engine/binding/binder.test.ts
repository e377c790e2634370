import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindCommandLine } from '../../../src/engine/binding/binder.ts';
import type { Cmdlet } from '../../../src/engine/cmdlet.ts';
import type { Argument } from '../../../src/engine/invocation.ts';
import { bool, int, object, objects, string, switchParameter } from '../../../src/engine/parameter.ts';
import type { Value } from '../../../src/engine/value.ts';
import { attached, command, scriptFunction, splat, thrownBy, words } from '../fixture.ts';

const values = (cmdlet: Cmdlet, args: readonly Argument[]): Record<string, Value> => Object.fromEntries(bindCommandLine(cmdlet, args).commandLine.values);
const failure = (cmdlet: Cmdlet, args: readonly Argument[]) => thrownBy(() => bindCommandLine(cmdlet, args));
const two = command({ a: object('', { position: 1 }), b: object('', { position: 2 }) });
const three = command({ Parameter1: string(''), Parameter2: string(''), Other: string('') });

describe('names', () => {
  it.each([
    [['-a', 'c', 'd'], { a: 'c', b: 'd' }],
    [['-b', 'd', 'c'], { a: 'c', b: 'd' }],
    [['c', '-b', 'd'], { a: 'c', b: 'd' }],
    [['c', 'd'], { a: 'c', b: 'd' }],
  ])('pairs %j', (line, expected) => {
    expect(values(two, words(...line))).toEqual(expected);
  });

  it('finds a parameter without case, by alias, and by a unique beginning', () => {
    const aliased = command({ a: object('', { aliases: ['foo', 'bar'] }), Zed: string('') });
    expect(values(aliased, words('-FOO', 1))).toEqual({ a: 1 });
    expect(values(aliased, words('-ba', 1, '-Z', 'x'))).toEqual({ a: 1, Zed: 'x' });
    expect(values(three, words('-OTHER', 'x', '-parameter1', 'y'))).toEqual({ Other: 'x', Parameter1: 'y' });
  });

  it('prefers the whole name to a longer one', () => {
    expect(values(command({ Name: string(''), NameList: string('') }), words('-Name', 'x'))).toEqual({ Name: 'x' });
  });

  it('refuses a beginning that several have, and lists them', () => {
    const error = failure(three, words('-P', 'x'));
    expect(error.fullyQualifiedErrorId).toBe('AmbiguousParameter,get-foo');
    expect(error.message).toBe(
      "Parameter cannot be processed because the parameter name 'P' is ambiguous. Possible matches include: -Parameter1 -Parameter2 -ProgressAction -PipelineVariable.",
    );
  });

  it('prefers the only match among its own parameters to the common ones', () => {
    expect(values(command({ Outlet: string('') }), words('-Out', 'x'))).toEqual({ Outlet: 'x' });
    expect(failure(command({ Zed: string('') }, { supportsShouldProcess: true }), words('-W', 'x')).message).toContain(
      '-WarningAction -WarningVariable -WhatIf',
    );
  });

  it('refuses the same parameter twice, also by different spellings', () => {
    expect(failure(three, words('-OutV', 'x', '-OutVar', 'y')).id).toBe('ParameterAlreadyBound');
    expect(failure(three, words('-Other', 'x', '-Oth', 'y')).message).toContain("parameter 'Other' is specified more than once");
  });

  it('says which parameter was probably meant, or which there are, or what the cmdlet itself says', () => {
    expect(failure(three, words('-Othr', 'x'))).toMatchObject({ id: 'NamedParameterNotFound', recommendation: 'Did you mean -Other?' });
    expect(failure(three, words('-Completely', 'x')).recommendation).toBe('get-foo takes -Parameter1, -Parameter2, -Other.');
    const hinting = command({ Identity: string('') }, { parameterHints: { callingtype: 'Use Set-CsTeamsEnhancedEncryptionPolicy.' } });
    expect(failure(hinting, words('-CallingType', 'x')).recommendation).toBe('Use Set-CsTeamsEnhancedEncryptionPolicy.');
  });

  it('refuses a parameter without its value', () => {
    expect(failure(three, words('-Other')).message).toBe(
      "Missing an argument for parameter 'Other'. Specify a parameter of type 'System.String' and try again.",
    );
    expect(failure(three, words('-Other', '-Parameter1', 'x')).id).toBe('MissingArgument');
    expect(failure(command({ On: bool('') }), words('-On')).recommendation).toContain('-On $true');
  });

  it('takes a dash word that names no parameter as a value', () => {
    expect(values(three, words('-Other', '-nothing'))).toEqual({ Other: '-nothing' });
  });

  it('keeps the spelling of a bare number for text', () => {
    expect(
      values(three, [
        { kind: 'parameter', name: 'Other', text: '-Other' },
        { kind: 'value', value: 123, bare: '0123' },
      ]),
    ).toEqual({ Other: '0123' });
  });
});

describe('switches', () => {
  const flag = command({ Flag: switchParameter(''), Rest: string('', { position: 0 }) });
  it('takes no following word', () => {
    expect(values(flag, words('-Flag', 'x'))).toEqual({ Flag: true, Rest: 'x' });
  });
  it.each([
    [true, true],
    [false, false],
    [0, false],
    [1, true],
    [null, true],
  ])('is %j with a colon', (given, expected) => {
    expect(values(flag, [attached('Flag', given)])).toEqual({ Flag: expected });
  });
  it('refuses text', () => {
    expect(failure(flag, [attached('Flag', 'true')]).message).toBe(
      'Cannot process argument transformation on parameter \'Flag\'. Cannot convert value "System.String" to type "System.Management.Automation.SwitchParameter". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.',
    );
  });
});

describe('positions', () => {
  it('are an order, whatever their numbers', () => {
    expect(values(command({ a: object('', { position: 7 }) }), words('b'))).toEqual({ a: 'b' });
  });

  const sets = {
    a: object('', { set: 'set1', position: 1 }),
    b: object('', { set: 'set2', position: 1 }),
    foo: objects('', { sets: { '*': { remainingArguments: true } } }),
  };
  it('go to the default set first', () => {
    expect(values(command(sets, { defaultParameterSet: 'set2' }), words('x', 'y'))).toEqual({ b: 'x', foo: ['y'] });
  });
  it('go to the first set that declares one where there is no default', () => {
    expect(values(command(sets), words('x'))).toEqual({ a: 'x' });
  });
  it('leave what a name has narrowed away to the rest', () => {
    expect(values(command(sets), words('-a', 'a', 'b', 'c'))).toEqual({ a: 'a', foo: ['b', 'c'] });
  });

  it('prefer the set whose type fits without conversion', () => {
    const typed = command({ n: int('', { set: 'N', position: 0 }), s: string('', { set: 'S', position: 0 }) }, { defaultParameterSet: 'N' });
    expect(values(typed, [{ kind: 'value', value: '5' }])).toEqual({ s: '5' });
    expect(values(typed, [{ kind: 'value', value: 5 }])).toEqual({ n: 5 });
  });

  it('are ambiguous where two share one in a set', () => {
    expect(failure(command({ a: object('', { position: 0 }), b: object('', { position: 0 }) }), words('x')).id).toBe('AmbiguousPositionalParameterNoName');
  });

  it('report a word too many, and the conversion that failed rather than that', () => {
    const error = failure(two, words('1', '2', '3'));
    expect(error.fullyQualifiedErrorId).toBe('PositionalParameterNotFound,get-foo');
    expect(error.message).toBe("A positional parameter cannot be found that accepts argument '3'.");
    expect(failure(command({ n: int('', { position: 0 }) }), words('x')).id).toBe('ParameterArgumentTransformationError');
    expect(failure(command({}), [{ kind: 'value', value: null }]).message).toContain("argument '$null'");
  });
});

describe('common parameters', () => {
  it('are kept apart from the command’s own', () => {
    const { commandLine, common } = bindCommandLine(three, words('-Other', 'x', '-Verbose', '-ea', 'si', '-ov', '+o'));
    expect(Object.fromEntries(commandLine.values)).toEqual({ Other: 'x' });
    expect(Object.fromEntries(commandLine.common ?? [])).toEqual({ Verbose: true, ErrorAction: 'SilentlyContinue', OutVariable: '+o' });
    expect(common).toEqual({ verbose: true, errorAction: 'SilentlyContinue', outVariable: { name: 'o', append: true } });
  });
});

describe('remaining arguments', () => {
  const rest = command({ a: object('', { position: 1 }), foo: objects('', { sets: { '*': { remainingArguments: true } } }) });
  it('take what is left in order, unknown parameters among it', () => {
    expect(values(rest, words('a', 'b', '-x', 'c', '-y:z'))).toEqual({ a: 'a', foo: ['b', '-x', 'c', '-y:', 'z'] });
  });
  it('keep the names of what a splat brought too many', () => {
    expect(values(rest, splat({ a: 1, Blah: 'World' }))).toEqual({ a: 1, foo: ['-Blah:', 'World'] });
  });
  it('do not take a word of the wrong type from a simple function', () => {
    const simple = scriptFunction(
      { n: int('', { position: 0 }), $args: objects('', { sets: { '*': { remainingArguments: true } } }) },
      { isSimpleFunction: true },
    );
    expect(failure(simple, words('abc')).id).toBe('ParameterArgumentTransformationError');
    expect(values(simple, words('1', 'b', '-Verbose'))).toEqual({ n: 1, $args: ['b', '-Verbose'] });
  });
  it('unwrap a single list', () => {
    expect(values(rest, [...words('a'), { kind: 'value', value: [1, 2] }])).toEqual({ a: 'a', foo: [1, 2] });
  });
});

describe('parameter sets', () => {
  const grant = command(
    {
      Identity: string('', { set: 'Identity', position: 0, mandatory: true, pipeline: 'ByValueAndPropertyName' }),
      Group: string('', { set: 'GrantToGroup', mandatory: true }),
      Rank: int('', { set: 'GrantToGroup' }),
      Global: switchParameter('', { set: 'GrantToTenant', mandatory: true }),
      PolicyName: string('', { position: 1 }),
      PassThru: switchParameter(''),
    },
    { defaultParameterSet: 'Identity', supportsShouldProcess: true },
  );
  it.each([
    [['a@b.c', 'P'], 'Identity', { Identity: 'a@b.c', PolicyName: 'P' }],
    [['-Global', '-PolicyName', 'P'], 'GrantToTenant', { Global: true, PolicyName: 'P' }],
    [['-Global', 'P'], 'GrantToTenant', { Global: true, PolicyName: 'P' }],
    [['-Group', 'g', '-PolicyName', 'P', '-Rank', '1'], 'GrantToGroup', { Group: 'g', PolicyName: 'P', Rank: 1 }],
  ])('choose by what is given: %j', (line, set, expected) => {
    const { commandLine } = bindCommandLine(grant, words(...line));
    expect(commandLine.parameterSet).toBe(set);
    expect(Object.fromEntries(commandLine.values)).toEqual(expected);
  });

  it('refuse parameters that do not go together', () => {
    const both = failure(grant, words('-Global', '-Group', 'g'));
    expect(both.fullyQualifiedErrorId).toBe('AmbiguousParameterSet,get-foo');
    expect(both.recommendation).toMatch(/^-G\w+ and -G\w+ exclude each other\./);
  });
  it('report a word that the chosen set has no position for', () => {
    expect(failure(grant, words('-Global', 'P', 'Q')).message).toBe("A positional parameter cannot be found that accepts argument 'Q'.");
  });
  it('name the mandatory parameters that are missing', () => {
    expect(failure(grant, []).message).toBe('Cannot process command because of one or more missing mandatory parameters: Identity.');
    expect(failure(grant, words('-Rank', '1')).message).toContain('parameters: Group.');
    const both = command({ A: string('', { mandatory: true }), B: string('', { mandatory: true }) });
    expect(failure(both, []).message).toContain('parameters: A B.');
  });
  it('choose the set that lacks nothing where there is no default', () => {
    const open = command({
      A: string('', { set: 'A', mandatory: true }),
      B: string('', { set: 'B', mandatory: true }),
      C: string('', { set: ['A', 'B', 'C'] }),
    });
    expect(bindCommandLine(open, words('-C', 'x')).commandLine.parameterSet).toBe('C');
    expect(bindCommandLine(open, words('-B', 'x')).commandLine.parameterSet).toBe('B');
    expect(failure(command({ A: string('', { set: 'A' }), B: string('', { set: 'B' }) }), []).id).toBe('AmbiguousParameterSet');
  });
  it('have a name where none is declared', () => {
    expect(bindCommandLine(three, []).commandLine.parameterSet).toBe('__AllParameterSets');
  });
});

describe('splats', () => {
  const simple = command({ Name: object('', { position: 0, aliases: ['Key'] }), Path: object('', { position: 1 }), S: switchParameter('') });
  it('bind by name, alias or beginning, and give way to explicit words', () => {
    expect(values(simple, splat({ Name: 'Hello', Path: 'World' }))).toEqual({ Name: 'Hello', Path: 'World' });
    expect(values(simple, [...splat({ key: 'Hello', Path: 'World' }), ...words('-Key', 'Yeah')])).toEqual({ Name: 'Yeah', Path: 'World' });
    expect(values(simple, splat({ S: false, Pa: 1 }))).toEqual({ S: false, Path: 1 });
  });
  it('refuse two splats of the same name, and unknown names', () => {
    expect(failure(simple, [...splat({ Name: 1 }), ...splat({ Key: 2 })]).id).toBe('ParameterAlreadyBound');
    expect(failure(simple, splat({ Nothing: 1 })).id).toBe('NamedParameterNotFound');
  });
});

describe('a splatted list', () => {
  it('gives its first element to the name before it', () => {
    const items = ['x', 'y'].map((value): Argument => ({ kind: 'value', value, splatted: true }));
    expect(values(two, [...words('-b'), ...items])).toEqual({ b: 'x', a: 'y' });
  });
});

describe('errors', () => {
  it('stand under the word that caused them and under the command’s own name', () => {
    const source = { text: 'get-foo -Nope 1' };
    const position = { source, extent: { start: 0, end: 7 } };
    const compiled = { ...three, errorSource: 'Microsoft.Foo' };
    const error = thrownBy(() => bindCommandLine(compiled, [{ kind: 'parameter', name: 'Nope', text: '-Nope', extent: { start: 8, end: 13 } }], { position }));
    expect(error.fullyQualifiedErrorId).toBe('NamedParameterNotFound,Microsoft.Foo');
    expect(error.position).toEqual({ source, extent: { start: 8, end: 13 } });
  });
});

describe('any command line', () => {
  it('loses no word and takes none twice', () => {
    const word = fc.oneof(
      fc.constantFrom('-a', '-b', '-s', '-zz', '-foo'),
      fc.string({ minLength: 1 }).filter((text) => !text.startsWith('-')),
    );
    const cmdlet = command({
      a: object('', { position: 0 }),
      b: object('', { position: 1 }),
      s: switchParameter(''),
      rest: objects('', { sets: { '*': { remainingArguments: true } } }),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (line) => {
        let bound: Record<string, Value>;
        try {
          bound = values(cmdlet, words(...line));
        } catch {
          return; // Refused as a whole: nothing is lost silently.
        }
        const { s, ...others } = bound;
        const kept = Object.values(others).flat();
        const names = [
          ...('a' in bound && line.includes('-a') ? ['-a'] : []),
          ...('b' in bound && line.includes('-b') ? ['-b'] : []),
          ...(s === true ? ['-s'] : []),
        ];
        expect([...kept, ...names].sort()).toEqual([...line].sort());
      }),
      { numRuns: 500 },
    );
  });
});
