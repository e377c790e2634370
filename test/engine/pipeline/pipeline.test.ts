import { describe, expect, it } from 'vitest';
import { toText } from '../../../src/engine/conversion/convert.ts';
import { int, string, strings } from '../../../src/engine/parameter.ts';
import { runPipeline } from '../../../src/engine/pipeline/pipeline.ts';
import type { Value } from '../../../src/engine/value.ts';
import { attached, block, call, output, rejectionOf, surroundings, worker } from '../fixture.ts';
import { counter, first, input, messages, pass } from '../pipeline-fixture.ts';

describe('a pipeline', () => {
  it('hands each object on before it makes the next', async () => {
    const log: string[] = [];
    const { context } = surroundings();
    for await (const value of runPipeline([call(counter(log), 3), call(pass)], undefined, context)) log.push(`read ${toText(value)}`);
    expect(log).toEqual(['write 1', 'read 1', 'write 2', 'read 2', 'write 3', 'read 3', 'closed']);
  });

  it('stops the producer when a stage has enough, when the consumer leaves, and when a stage fails', async () => {
    for (const stop of ['stage', 'consumer', 'failure']) {
      const log: string[] = [];
      const { context } = surroundings();
      const stages = [call(counter(log)), call(pass), call(first(stop === 'stage' ? 2 : 100))];
      const run = (async () => {
        for await (const value of runPipeline(stages, undefined, context)) if (stop === 'consumer' && value === 2) break;
      })();
      if (stop === 'failure') expect((await rejectionOf(run)).message).toBe('thirteen');
      else await run;
      expect(log.at(-1)).toBe('closed');
      expect(log.filter((line) => line === 'closed')).toHaveLength(1);
      expect(log.length).toBeLessThan(16);
    }
  });

  it('closes input that nothing was read from', async () => {
    let closed = false;
    const source: AsyncIterable<Value> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false, value: 1 }),
        return: async () => {
          closed = true;
          return { done: true, value: undefined };
        },
      }),
    };
    const { context } = surroundings();
    await rejectionOf(output([call(pass, '-Nope')], source, context));
    expect(closed).toBe(true);
  });

  it('binds every command before the first one starts', async () => {
    const log: string[] = [];
    const { context } = surroundings();
    const error = await rejectionOf(output([call(counter(log)), call(pass, '-Nope')], undefined, context));
    expect(error.fullyQualifiedErrorId).toBe('NamedParameterNotFound,Select-Number');
    expect(log).toEqual([]);
  });

  it('takes any iterable as its input', async () => {
    const { context } = surroundings();
    expect(await output([call(pass)], [1, null, [2, 3]], context)).toEqual([1, null, [2, 3]]);
    expect(await output([call(pass)], [], context)).toEqual([]);
  });

  it('runs a block per object where a parameter takes its argument from the pipeline', async () => {
    const { context } = surroundings({ evaluate: (_, value) => [Number(value) * 2] });
    const takes = worker('Set-X', { N: int('', { pipeline: 'ByPropertyName' }) }, async function* (values) {
      yield values.get('N') ?? null;
    });
    expect(await output([call(takes, attached('N', block('$_ * 2')))], [1, 2], context)).toEqual([2, 4]);
    const silent = surroundings({ evaluate: () => [] });
    expect(await output([call(takes, attached('N', block('')))], [1], silent.context)).toEqual([]);
    expect(messages(silent.seen.errors)).toEqual([
      "ScriptBlockArgumentNoOutput,Set-X: Cannot evaluate parameter 'N' because its argument input did not produce any output.",
    ]);
  });

  it('stops when it is cancelled', async () => {
    const cancel = new AbortController();
    const { context } = surroundings();
    const run = output(
      [call(pass)],
      (function* () {
        for (let i = 20; ; i++) yield i;
      })(),
      { ...context, signal: cancel.signal },
    );
    setTimeout(() => cancel.abort(), 5);
    expect((await rejectionOf(run)).id).toBe('OperationStopped');
  });
});

describe('output variables', () => {
  it('hold what a command wrote, even if it was nothing', async () => {
    const { context, scope } = surroundings();
    await output([call(pass, '-OutVariable', 'o')], [1, 2], context);
    expect(scope.get('o')).toEqual([1, 2]);
    await output([call(pass, '-ov', '+o')], [3], context);
    expect(scope.get('o')).toEqual([1, 2, 3]);
    await output([call(pass, '-OutVariable', 'o')], [], context);
    expect(scope.get('o')).toEqual([]);
  });
  it('of the pipeline show later commands the current object', async () => {
    const { context, scope } = surroundings();
    const reader = worker('Read-It', input, async function* (values) {
      yield `${toText(scope.get('pv') ?? null)}/${toText(values.get('InputObject') ?? null)}`;
    });
    expect(await output([call(pass, '-PipelineVariable', 'pv'), call(reader)], [1, 2], context)).toEqual(['1/1', '2/2']);
    expect(scope.get('pv')).toBeUndefined();
  });
});

describe('standard input', () => {
  const reading = worker(
    'Set-Thing',
    { Identity: string('', { set: 'Id', mandatory: true, pipeline: 'ByValue' }), Global: string('', { set: 'G', mandatory: true }) },
    async function* (values) {
      yield values.get('Identity') ?? 'global';
    },
    { readsStandardInput: true, defaultParameterSet: 'Id' },
  );
  const from = (...values: readonly Value[]) => ({
    standardInput: async function* () {
      yield* values;
    },
  });
  it('feeds a first command whose pipeline parameter is not given', async () => {
    expect(await output([call(reading)], undefined, surroundings(from('a', 'b')).context)).toEqual(['a', 'b']);
  });
  it('is left alone where it is given, where another set is chosen, and behind other commands', async () => {
    const refuse = {
      standardInput: () => {
        throw new Error('must not be read');
      },
    };
    expect(await output([call(reading, '-Identity', 'x')], undefined, surroundings(refuse).context)).toEqual(['x']);
    expect(await output([call(reading, '-Global', 'x')], undefined, surroundings(refuse).context)).toEqual(['global']);
    expect(await output([call(reading)], ['y'], surroundings(refuse).context)).toEqual(['y']);
  });
  it('is left alone where the parameter is given that makes it needless', async () => {
    const setter = worker(
      'Set-Thing',
      { Identity: string('', { position: 0 }), Instance: string('', { pipeline: 'ByValue' }) },
      async function* (values) {
        yield [values.get('Identity') ?? null, values.get('Instance') ?? null];
      },
      { readsStandardInput: { unless: 'Identity' } },
    );
    expect(await output([call(setter, 'x')], undefined, surroundings(from('a')).context)).toEqual([['x', null]]);
    expect(await output([call(setter)], undefined, surroundings(from('a')).context)).toEqual([[null, 'a']]);
    expect(await output([call(setter)], undefined, surroundings(from()).context)).toEqual([[null, null]]);
  });
  it('that is empty leaves the command as it is without it', async () => {
    expect((await rejectionOf(output([call(reading)], undefined, surroundings(from()).context))).id).toBe('MissingMandatoryParameter');
    const optional = worker(
      'Get-Thing',
      { Identity: string('', { pipeline: 'ByValue' }) },
      async function* () {
        yield 'all';
      },
      { readsStandardInput: true },
    );
    expect(await output([call(optional)], undefined, surroundings(from()).context)).toEqual(['all']);
  });
});

describe('mandatory parameters', () => {
  const needy = worker(
    'New-Thing',
    { Name: string('The name.', { mandatory: true }), Tags: strings('', { mandatory: true }), Count: int('', { mandatory: true }) },
    async function* (values) {
      yield [values.get('Name') ?? null, values.get('Tags') ?? null, values.get('Count') ?? null];
    },
  );
  it('are asked for where somebody can answer', async () => {
    const { context, seen } = surroundings({ interactive: true, replies: ['!?', '', 'n', 'a', 'b', '', '3'] });
    expect(await output([call(needy)], undefined, context)).toEqual([['n', ['a', 'b'], 3]]);
    expect(seen.lines).toEqual([
      '\ncmdlet New-Thing at command pipeline position 1\nSupply values for the following parameters:\n(Type !? for Help.)\n',
      'Name: ',
      'The name.\n',
      'Name: ',
      'Name: ',
      'Tags[0]: ',
      'Tags[1]: ',
      'Tags[2]: ',
      'Count: ',
    ]);
  });
  it('are an error where nobody can, or when input ends', async () => {
    expect((await rejectionOf(output([call(needy)], undefined, surroundings().context))).message).toContain('parameters: Name Tags Count.');
    expect((await rejectionOf(output([call(needy)], undefined, surroundings({ interactive: true, replies: ['n'] }).context))).message).toContain(
      'parameters: Tags Count.',
    );
  });
});
