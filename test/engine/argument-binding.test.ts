import { describe, expect, it } from 'vitest';
import { bindCommandLine } from '../../src/engine/binding/binder.ts';
import type { Cmdlet } from '../../src/engine/cmdlet.ts';
import type { Argument } from '../../src/engine/invocation.ts';
import { bool, choice, dateTime, guid, hashtable, int, object, objects, scriptBlock, string, strings, timeSpan } from '../../src/engine/parameter.ts';
import { TimeSpan, type Value } from '../../src/engine/value.ts';
import { attached, block, command, scriptFunction, thrownBy, words } from './fixture.ts';

const values = (cmdlet: Cmdlet, args: readonly Argument[]): Record<string, Value> => Object.fromEntries(bindCommandLine(cmdlet, args).commandLine.values);
const failure = (cmdlet: Cmdlet, args: readonly Argument[]) => thrownBy(() => bindCommandLine(cmdlet, args));
const three = command({ Parameter1: string(''), Parameter2: string(''), Other: string('') });
const bools = (help: string) => ({ ...bool(help), array: true });

describe('numbers', () => {
  it('say what they take when text comes', () => {
    expect(failure(command({ Rank: int('') }), words('-Rank', 'one')).recommendation).toContain('-Rank takes a whole number');
    expect(failure(command({ Rank: int('') }), words('-Rank', '99999999999')).recommendation).toContain('-Rank');
  });
});

describe('mandatory values', () => {
  const texts = (more = {}) => scriptFunction({ p: string('', { mandatory: true, position: 0, ...more }) }, { name: 'f' });
  it('refuse nothing, empty text and empty lists', () => {
    expect(failure(texts(), [{ kind: 'value', value: '' }]).message).toBe("Cannot bind argument to parameter 'p' because it is an empty string.");
    expect(failure(texts(), [{ kind: 'value', value: null }]).fullyQualifiedErrorId).toBe('ParameterArgumentValidationErrorEmptyStringNotAllowed,f');
    const things = command({ p: objects('', { mandatory: true, position: 0 }) });
    expect(failure(things, [{ kind: 'value', value: [] }]).id).toBe('ParameterArgumentValidationErrorEmptyArrayNotAllowed');
    expect(failure(things, [{ kind: 'value', value: null }]).id).toBe('ParameterArgumentValidationErrorNullNotAllowed');
    expect(failure(things, [{ kind: 'value', value: [1, null] }]).id).toBe('ParameterArgumentValidationErrorNullNotAllowed');
  });
  it('are taken empty where that is allowed', () => {
    expect(values(texts({ allowEmptyString: true }), [{ kind: 'value', value: '' }])).toEqual({ p: '' });
    expect(values(command({ p: objects('', { mandatory: true, position: 0, allowEmptyCollection: true }) }), [{ kind: 'value', value: [] }])).toEqual({
      p: [],
    });
  });
  it('tell a cmdlet null from empty text, and a script function not', () => {
    const given: Argument[] = [attached('Other', null)];
    expect(values(three, given)).toEqual({ Other: null });
    expect(values({ ...three, isFunction: true }, given)).toEqual({ Other: '' });
  });
  it('refuse null for a bool though it is optional', () => {
    expect(failure(command({ On: bool('') }), [attached('On', null)]).message).toBe("Cannot bind argument to parameter 'On' because it is null.");
  });
});

describe('validation', () => {
  it.each([
    [string('', { validateSet: ['A', 'B', 'C'] }), 'X', 'The argument "X" does not belong to the set "A,B,C" specified by the ValidateSet attribute.'],
    [int('', { validateRange: { min: 1, max: 5 } }), 9, 'The 9 argument is greater than the maximum allowed range of 5.'],
    [int('', { validateRange: { min: 1, max: 5 } }), 0, 'The 0 argument is less than the minimum allowed range of 1.'],
    [string('', { validatePattern: '^a+$' }), 'b', 'The argument "b" does not match the "^a+$" pattern.'],
    [string('', { validateLength: { max: 3 } }), 'long', 'The character length (4) of the argument is too long.'],
    [string('', { validateNotNullOrEmpty: true }), '', 'The argument is null or empty.'],
    [strings('', { validateCount: { max: 1 } }), ['a', 'b'], 'exceeds the maximum number of allowed arguments (1)'],
    [strings('', { validateSet: ['A'] }), ['a', 'x'], 'The argument "x" does not belong'],
  ])('says what is wrong', (parameter, given, text) => {
    const error = failure(command({ p: parameter }), [attached('p', given)]);
    expect(error.fullyQualifiedErrorId).toBe('ParameterArgumentValidationError,get-foo');
    expect(error.message).toContain(`Cannot validate argument on parameter 'p'. `);
    expect(error.message).toContain(text);
  });
  it('compares ValidateSet without case and keeps the spelling given', () => {
    expect(values(command({ p: string('', { validateSet: ['Abc'] }) }), words('-p', 'aBC'))).toEqual({ p: 'aBC' });
    expect(failure(command({ p: string('', { validateSet: ['Abc'] }) }), words('-p', 'Ab')).recommendation).toBe('Valid values: Abc.');
  });
});

describe('objects', () => {
  it('are taken as they are or refused, with what to write', () => {
    const shape = command({ Block: scriptBlock(''), Table: hashtable('') });
    expect(failure(shape, [attached('Block', 'x')]).recommendation).toContain('{ … }');
    expect(failure(shape, [attached('Table', 'x')]).recommendation).toContain('@{');
    expect(values(shape, [attached('Block', null), attached('Table', null)])).toEqual({ Block: null, Table: null });
  });
  it('of the wrong kind do not become dates or GUIDs', () => {
    const shape = command({ Id: guid(''), When: dateTime(''), Span: timeSpan('') });
    expect(values(shape, words('-Span', '00:00:01'))).toEqual({ Span: new TimeSpan(1000) });
    expect(failure(shape, words('-Id', 'x')).message).toContain('Cannot convert value "x" to type "System.Guid"');
    expect(failure(shape, [attached('When', [1])]).id).toBe('ParameterArgumentTransformationError');
  });
});

describe('enums', () => {
  const type = choice(['Disabled', 'DisabledUserOverride', 'Other'], '', { hints: { enabled: 'Users turn it on themselves: use DisabledUserOverride.' } });
  const set = command({ Type: type }, { name: 'Set-X' });
  it.each([
    ['disabled', 'Disabled'],
    ['disabledU', 'DisabledUserOverride'],
    ['o', 'Other'],
    [1, 'DisabledUserOverride'],
  ])('finds %j', (given, expected) => {
    expect(values(set, [attached('Type', given)])).toEqual({ Type: expected });
  });
  it('refuses a beginning of several, and what there is not, with the values and the hint', () => {
    expect(failure(set, words('-Type', 'Dis')).message).toContain(
      'it is either too similar or identical to the following enumerator names: Disabled, DisabledUserOverride.',
    );
    const error = failure(set, words('-Type', 'Enabled'));
    expect(error.message).toBe(
      `Cannot process argument transformation on parameter 'Type'. Cannot convert value "Enabled" to type "Type". Error: "Unable to match the identifier name Enabled to a valid enumerator name. Specify one of the following enumerator names and try again:\nDisabled, DisabledUserOverride, Other"`,
    );
    expect(error.recommendation).toBe('Users turn it on themselves: use DisabledUserOverride. Valid values: Disabled, DisabledUserOverride, Other.');
  });
});

describe('script functions', () => {
  const shape = { s: string('', { position: 0 }), b: bools('') };
  it('convert as casts do where they are simple, and as cmdlets do where not', () => {
    const given = [attached('s', [1, 2]), attached('b', ['a', ''])];
    expect(values(scriptFunction(shape, { isSimpleFunction: true }), given)).toEqual({ s: '1 2', b: [true, false] });
    expect(failure(scriptFunction(shape), [attached('s', [1, 2])]).message).toContain('Cannot convert value to type System.String.');
    expect(failure(scriptFunction(shape), [attached('b', ['a'])]).id).toBe('ParameterArgumentTransformationError');
  });
  it('cannot declare a parameter twice', () => {
    expect(failure(scriptFunction({ a: int('', { aliases: ['B'] }), b: int('') }), []).fullyQualifiedErrorId).toBe('ParameterNameConflictsWithAlias');
    expect(failure(scriptFunction({ Verbose: int('') }), []).id).toBe('ParameterNameAlreadyExistsForCommand');
    expect(values(scriptFunction({ WhatIf: int('') }), words('-WhatIf', '1'))).toEqual({ WhatIf: 1 });
  });
});

describe('blocks', () => {
  it('are text where the parameter wants text, a value where it takes anything', () => {
    expect(values(command({ Filter: string('', { scriptBlockAsText: true, pipeline: 'ByPropertyName' }) }), [attached('Filter', block("a -eq 'b'"))])).toEqual({
      Filter: "a -eq 'b'",
    });
    const given = block('1');
    expect(values(command({ x: object('', { pipeline: 'ByValue' }) }), [attached('x', given)])).toEqual({ x: given });
  });
  it('need input where they stand for the argument of each object', () => {
    expect(failure(command({ x: string('', { pipeline: 'ByValue' }) }), [attached('x', block('1'))]).id).toBe('ScriptBlockArgumentNoInput');
  });
});
