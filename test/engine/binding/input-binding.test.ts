import { describe, expect, it } from 'vitest';
import { bindCommandLine } from '../../../src/engine/binding/binder.ts';
import type { BoundArguments, Cmdlet } from '../../../src/engine/cmdlet.ts';
import { guid, int, object, objects, string, strings, switchParameter } from '../../../src/engine/parameter.ts';
import { Hashtable, psObject, type Value } from '../../../src/engine/value.ts';
import { attached, block, command, scriptFunction, thrownBy, words } from '../fixture.ts';

const user = (record: Readonly<Record<string, Value>>) => psObject('PSCustomObject', record);
const binding = (cmdlet: Cmdlet, ...line: readonly Value[]) => bindCommandLine(cmdlet, words(...line), { expectingInput: true });
const bound = (cmdlet: Cmdlet, input: Value, ...line: readonly Value[]): Record<string, Value> => plain(binding(cmdlet, ...line).bindInput(input));
const failure = (cmdlet: Cmdlet, input: Value, ...line: readonly Value[]) => thrownBy(() => binding(cmdlet, ...line).bindInput(input));
const plain = ({ values }: BoundArguments): Record<string, Value> => Object.fromEntries(values);

const identity = command({ Identity: string('', { mandatory: true, pipeline: 'ByValueAndPropertyName', aliases: ['UserPrincipalName'] }) });

describe('an object from the pipeline', () => {
  it('binds by value where its type fits', () => {
    expect(bound(identity, 'a@b.c')).toEqual({ Identity: 'a@b.c' });
  });
  it('gives its property rather than its text', () => {
    expect(bound(identity, user({ identity: 'a@b.c' }))).toEqual({ Identity: 'a@b.c' });
    expect(bound(identity, user({ UserPrincipalName: 'x' }))).toEqual({ Identity: 'x' });
    expect(bound(identity, user({ UserPrincipalName: 'x', Identity: 'y' }))).toEqual({ Identity: 'y' });
  });
  it('never becomes the text of an object', () => {
    expect(failure(identity, user({ Name: 'x' })).fullyQualifiedErrorId).toBe('InputObjectNotBound,get-foo');
    expect(failure(identity, new Hashtable([['Identity', 'x']])).id).toBe('InputObjectNotBound');
  });
  it('converts in the third phase', () => {
    expect(bound(identity, 42)).toEqual({ Identity: '42' });
    expect(bound(command({ n: int('', { pipeline: 'ByPropertyName' }) }), user({ n: '7' }))).toEqual({ n: 7 });
  });
  it('is not bound where its conversion fails by value, and reports it by property', () => {
    expect(failure(command({ n: int('', { pipeline: 'ByValue' }) }), 'x').id).toBe('InputObjectNotBound');
    expect(failure(command({ n: int('', { pipeline: 'ByPropertyName' }) }), user({ n: 'x' })).id).toBe('ParameterArgumentTransformationError');
  });
  it('must pass validation', () => {
    expect(failure(command({ p: string('', { pipeline: 'ByValue', validateSet: ['A'] }) }), 'B').id).toBe('ParameterArgumentValidationError');
    expect(failure(identity, user({ Identity: '' })).id).toBe('ParameterArgumentValidationErrorEmptyStringNotAllowed');
  });
  it('is refused by a command that takes none', () => {
    expect(failure(command({ p: string('') }), 1).id).toBe('InputObjectNotBound');
    expect(bound(command({ p: string('') }, { isSimpleFunction: true }), 1)).toEqual({});
  });
  it('does not replace what the command line bound', () => {
    const two = command({ Identity: string('', { pipeline: 'ByValueAndPropertyName' }), Name: string('', { pipeline: 'ByPropertyName' }) });
    expect(bound(two, user({ Identity: 'b', Name: 'n' }), '-Identity', 'a')).toEqual({ Identity: 'a', Name: 'n' });
  });
  it('leaves nothing for the next one', () => {
    const two = command({ A: string('', { pipeline: 'ByPropertyName' }), B: string('', { pipeline: 'ByPropertyName' }), C: int('', { defaultValue: 5 }) });
    const line = binding(two);
    expect(plain(line.bindInput(user({ A: '1', B: '2' })))).toEqual({ A: '1', B: '2', C: 5 });
    expect(plain(line.bindInput(user({ A: '3' })))).toEqual({ A: '3', C: 5 });
    expect(thrownBy(() => line.bindInput(user({})).values).id).toBe('InputObjectNotBound');
    expect(plain(line.bindInput(user({ B: '4' })))).toEqual({ B: '4', C: 5 });
  });
  it('reports the mandatory parameters it did not bring', () => {
    const two = command({ A: string('', { mandatory: true, pipeline: 'ByPropertyName' }), B: string('', { mandatory: true, pipeline: 'ByPropertyName' }) });
    const error = failure(two, user({ A: 'x' }));
    expect(error.id).toBe('InputObjectMissingMandatory');
    expect(error.message).toMatch(/parameters: {2}B$/);
  });
  it('is wrapped for an array parameter, and a list fits as it is', () => {
    expect(bound(command({ p: strings('', { pipeline: 'ByValue' }) }), 'x')).toEqual({ p: ['x'] });
    expect(bound(command({ p: objects('', { pipeline: 'ByValue' }) }), [1, 2])).toEqual({ p: [1, 2] });
  });
  it('is kept beside the arguments', () => {
    const line = binding(command({ p: object('', { pipeline: 'ByValue' }) }));
    expect([1, null, 'x'].map((value) => line.bindInput(value))).toMatchObject([
      { input: 1, parameterSet: '__AllParameterSets' },
      { input: null, parameterSet: '__AllParameterSets' },
      { input: 'x' },
    ]);
  });
  it('tells by the length of a text only where that is asked for', () => {
    expect(bound(command({ Length: int('', { pipeline: 'ByPropertyName' }) }), 'abc')).toEqual({ Length: 3 });
  });
});

describe('sets', () => {
  const sets = command(
    {
      User: string('', { set: 'User', mandatory: true, pipeline: 'ByPropertyName' }),
      Group: guid('', { set: 'Group', mandatory: true, pipeline: 'ByPropertyName' }),
      Name: string('', {}),
    },
    { defaultParameterSet: 'User' },
  );
  const id = '00000000-0000-0000-0000-000000000001';
  it('are chosen by what each object brings', () => {
    const line = binding(sets, '-Name', 'n');
    expect(line.bindInput(user({ User: 'u' })).parameterSet).toBe('User');
    expect(line.bindInput(user({ Group: id })).parameterSet).toBe('Group');
    expect(line.bindInput(user({ User: 'u', Group: id })).parameterSet).toBe('User');
    expect(line.bindInput(user({ User: 'u' })).parameterSet).toBe('User');
  });
  it('prefer the default for an object that fits both', () => {
    const both = command({ A: object('', { set: 'A', pipeline: 'ByValue' }), B: object('', { set: 'B', pipeline: 'ByValue' }) }, { defaultParameterSet: 'B' });
    expect(bound(both, 1)).toEqual({ B: 1 });
  });
  it('cannot be told apart without a default', () => {
    const both = command({ A: object('', { set: 'A', pipeline: 'ByValue' }), B: object('', { set: 'B', pipeline: 'ByValue' }) });
    expect(failure(both, 1).id).toBe('AmbiguousParameterSet');
  });
  it('that no object completes are left out, and what the others lack is asked for', () => {
    const grant = command(
      {
        Identity: string('', { set: 'Identity', mandatory: true, pipeline: 'ByValue' }),
        Group: string('', { set: 'Group', mandatory: true }),
        PolicyName: string('', { mandatory: true }),
      },
      { defaultParameterSet: 'Identity' },
    );
    expect(thrownBy(() => binding(grant)).message).toContain('parameters: PolicyName.');
    expect(bound(grant, 'u', '-PolicyName', 'p')).toEqual({ Identity: 'u', PolicyName: 'p' });
  });
  it('chosen on the command line take no other set’s input', () => {
    const line = bindCommandLine(
      command({ Id: string('', { set: 'Id', pipeline: 'ByValue' }), Global: switchParameter('', { set: 'Global', mandatory: true }) }),
      words('-Global'),
      {
        expectingInput: true,
      },
    );
    expect(line.takesInput).toBe(false);
    expect(thrownBy(() => line.bindInput('x')).id).toBe('InputObjectNotBound');
  });
});

describe('a block for a parameter that takes input', () => {
  it('waits for each object', () => {
    const rename = scriptFunction({ NewName: string('', { pipeline: 'ByPropertyName' }) });
    const line = bindCommandLine(rename, [attached('NewName', block('$_'))], { expectingInput: true });
    expect(line.delayed).toHaveLength(1);
    expect(line.takesInput).toBe(true);
    expect(plain(line.bindInput('x', [12]))).toEqual({ NewName: '12' });
  });
});
