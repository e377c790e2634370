import { describe, expect, it } from 'vitest';
import { ErrorRecord } from '../../src/engine/error-record.ts';
import { FlowSignal } from '../../src/engine/evaluator/flow.ts';
import { int } from '../../src/engine/parameter.ts';
import type { Value } from '../../src/engine/value.ts';
import { call, output, rejectionOf, surroundings, worker } from './fixture.ts';
import { first, input, messages, pass, withVariable } from './pipeline-fixture.ts';

describe('errors', () => {
  it('of one object leave the others alone', async () => {
    const { context, seen } = surroundings();
    expect(await output([call(pass)], [1, -2, 3], context)).toEqual([1, 3]);
    expect(messages(seen.errors)).toEqual(['PolicyNotFound,Select-Number: no -2']);
    expect(seen.recorded).toEqual(seen.errors);
  });

  it('of an object that does not bind leave the others alone', async () => {
    const { context, seen } = surroundings();
    const numbers = worker('Add-One', { N: int('', { pipeline: 'ByValue' }) }, async function* (values) {
      yield Number(values.get('N')) + 1;
    });
    expect(await output([call(numbers)], [1, 'x', 3], context)).toEqual([2, 4]);
    expect(messages(seen.errors)[0]).toContain('InputObjectNotBound,Add-One');
    expect(seen.errors[0]?.target).toBe('x');
  });

  it('end the pipeline where they say so, under the command they came from', async () => {
    const { context, seen } = surroundings();
    const error = await rejectionOf(output([call(pass), call(first(5))], [1, 13, 2], context));
    expect(error.fullyQualifiedErrorId).toBe('PolicyNotFound,Select-Number');
    expect(error.endsScript).toBe(false);
    expect(seen.errors).toEqual([]);
    expect(seen.recorded).toEqual([]);
  });

  it('get the place of their command', async () => {
    const position = { source: { text: 'Select-Number' }, extent: { start: 0, end: 13 } };
    const { context, seen } = surroundings();
    await output([{ ...call(pass), position }], [-1], context);
    expect(seen.errors[0]?.position).toEqual(position);
  });

  it.each<[string, number, number, boolean]>([
    ['Continue', 1, 1, false],
    ['SilentlyContinue', 0, 1, false],
    ['Ignore', 0, 0, false],
    ['Stop', 0, 0, true],
    ['silentlyc', 0, 1, false],
  ])('with -ErrorAction %s', async (action, shown, recorded, thrown) => {
    for (const how of ['parameter', 'preference']) {
      const { context, seen } = surroundings({ scope: withVariable('ErrorActionPreference', how === 'preference' ? action : 'Continue') });
      const run = output([call(pass, ...(how === 'parameter' ? ['-ErrorAction', action] : []))], [1, -2, 3], context);
      if (thrown) {
        const error = await rejectionOf(run);
        expect(error).toMatchObject({ id: 'PolicyNotFound', terminating: true, endsScript: true, command: 'Select-Number' });
      } else expect(await run).toEqual([1, 3]);
      expect([seen.errors.length, seen.recorded.length]).toEqual([shown, recorded]);
    }
  });

  it('are collected by -ErrorVariable, those that stop included', async () => {
    for (const action of ['Continue', 'SilentlyContinue', 'Stop']) {
      const { context, scope } = surroundings();
      await output([call(pass, '-ErrorVariable', 'e', '-ErrorAction', action)], [-1], context).catch(() => undefined);
      expect(scope.get('e')).toMatchObject([{ id: 'PolicyNotFound', command: 'Select-Number' }]);
    }
    const { context, scope } = surroundings({ scope: withVariable('e', 'before') });
    await output([call(pass, '-ev', '+e')], [-1, -2], context);
    expect((scope.get('e') as Value[]).length).toBe(3);
    await output([call(pass, '-ev', 'e')], [1], context);
    expect(scope.get('e')).toEqual([]);
  });

  it('of an earlier command are not in a later one’s variable', async () => {
    const { context, scope } = surroundings();
    await rejectionOf(output([call(pass), call(first(9), '-ErrorVariable', 'e')], [13], context));
    expect(scope.get('e')).toEqual([]);
  });

  it.each(['Suspend', 'Break', 'Inquire'])('cannot be handled by %s', async (action) => {
    const { context } = surroundings();
    expect((await rejectionOf(output([call(pass, '-ErrorAction', action)], [1], context))).fullyQualifiedErrorId).toBe('ParameterBindingFailed,Select-Number');
  });

  it('are not made of a signal that unwinds a script', async () => {
    const signal = new FlowSignal('break');
    const { context, seen } = surroundings();
    const breaks = worker('ForEach-X', input, async function* () {
      throw signal;
    });
    const run = output([call(breaks), call(pass)], [1, 2], context);
    await expect(run).rejects.toBe(signal);
    expect(seen.errors).toEqual([]);
  });

  it('raised by a script’s own text keep their place and get no command', async () => {
    const position = { source: { text: 'x' }, extent: { start: 0, end: 1 } };
    const { context } = surroundings();
    const throws = worker('ForEach-X', input, async function* () {
      throw new ErrorRecord({ id: 'RuntimeException', category: 'OperationStopped', message: 'x', position, endsScript: true });
    });
    expect((await rejectionOf(output([call(throws)], [1], context))).fullyQualifiedErrorId).toBe('RuntimeException');
  });
});
