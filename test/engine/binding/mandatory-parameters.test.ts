import { describe, expect, it } from 'vitest';
import { bindCommandLine, startBinding } from '../../../src/engine/binding/binder.ts';
import type { Cmdlet } from '../../../src/engine/cmdlet.ts';
import { int, object, string } from '../../../src/engine/parameter.ts';
import { psObject, type Value } from '../../../src/engine/value.ts';
import { attached, block, command, thrownBy, words } from '../fixture.ts';

const missing = (cmdlet: Cmdlet, ...line: readonly string[]): string[] =>
  startBinding(cmdlet, words(...line), { expectingInput: true }).missing.map(({ parameter }) => parameter.name);
const setFor = (cmdlet: Cmdlet, input: Value, ...line: readonly string[]): string =>
  bindCommandLine(cmdlet, words(...line), { expectingInput: true }).bindInput(input).parameterSet;

const mandatory = (set: string, pipeline?: 'ByValue' | 'ByPropertyName') => string('', { set, mandatory: true, ...(pipeline && { pipeline }) });
const item = (record: Readonly<Record<string, Value>>) => psObject('PSCustomObject', record);

describe('before objects come, the mandatory parameters', () => {
  it('of the only set that no object can bring are missing', () => {
    expect(missing(command({ Id: string('', { mandatory: true, pipeline: 'ByValue' }), Name: string('', { mandatory: true }) }))).toEqual(['Name']);
  });

  it('of a default set that is complete but for objects are waited for, and other sets may still win', () => {
    const cmdlet = command({ A: mandatory('A', 'ByPropertyName'), B: mandatory('B', 'ByPropertyName'), C: mandatory('C') }, { defaultParameterSet: 'A' });
    expect(missing(cmdlet)).toEqual([]);
    expect(setFor(cmdlet, item({ A: 'x', B: 'y' }))).toBe('A');
    expect(setFor(cmdlet, item({ B: 'y' }))).toBe('B');
  });

  it('of a default set that cannot wait give way to a set that can', () => {
    const cmdlet = command({ A: mandatory('A'), B: mandatory('B', 'ByValue') }, { defaultParameterSet: 'A' });
    expect(missing(cmdlet)).toEqual([]);
    expect(setFor(cmdlet, 'x')).toBe('B');
  });

  it('of a default set are asked for where no other set can wait', () => {
    const cmdlet = command({ A: mandatory('A'), In: object('', { set: ['A', 'B'], pipeline: 'ByValue' }), B: mandatory('B') }, { defaultParameterSet: 'A' });
    expect(missing(cmdlet)).toEqual(['A']);
  });

  it('without a default set: the sets that can wait are kept', () => {
    const cmdlet = command({ A: mandatory('A', 'ByPropertyName'), B: mandatory('B', 'ByPropertyName'), C: mandatory('C') });
    expect(missing(cmdlet)).toEqual([]);
    expect(setFor(cmdlet, item({ A: 'x' }))).toBe('A');
    expect(setFor(cmdlet, item({ B: 'x' }))).toBe('B');
    expect(thrownBy(() => setFor(cmdlet, item({ A: 'x', B: 'y' }))).id).toBe('AmbiguousParameterSet');
  });

  it('without a default set: the only one that takes objects by value may ask for the rest', () => {
    const cmdlet = command({ A: mandatory('A', 'ByValue'), A2: mandatory('A'), B: mandatory('B', 'ByPropertyName'), B2: mandatory('B') });
    expect(missing(cmdlet)).toEqual(['A2']);
    const neither = command({ A: mandatory('A', 'ByPropertyName'), A2: mandatory('A'), B: mandatory('B', 'ByPropertyName'), B2: mandatory('B') });
    expect(thrownBy(() => missing(neither)).id).toBe('AmbiguousParameterSet');
  });

  it('of sets that take no object do not matter', () => {
    const cmdlet = command({ In: object('', { set: 'In', pipeline: 'ByValue' }), Name: mandatory('Name') });
    expect(missing(cmdlet)).toEqual([]);
    expect(setFor(cmdlet, 1)).toBe('In');
  });
});

describe('a block that waits for objects', () => {
  it('keeps its own set', () => {
    const cmdlet = command({ N: int('', { set: 'N', pipeline: 'ByPropertyName' }), S: mandatory('S', 'ByPropertyName'), X: object('') });
    const line = bindCommandLine(cmdlet, [attached('N', block('$_'))], { expectingInput: true });
    expect(line.bindInput('x', ['7'])).toMatchObject({ parameterSet: 'N', values: new Map([['N', 7]]) });
  });
});

describe('a preferred set that an object cannot complete', () => {
  it('reports what is missing', () => {
    const cmdlet = command(
      { A: mandatory('A', 'ByPropertyName'), A2: mandatory('A', 'ByPropertyName'), B: mandatory('B', 'ByPropertyName') },
      { defaultParameterSet: 'A' },
    );
    const error = thrownBy(() => setFor(cmdlet, item({ A: 'x' })));
    expect(error.id).toBe('InputObjectMissingMandatory');
    expect(error.message).toContain('A2');
  });
});
