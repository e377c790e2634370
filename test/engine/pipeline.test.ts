import { describe, expect, it } from 'vitest';
import { cmdlet, type Cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/engine/convert.ts';
import { ErrorRecord } from '../../src/engine/error-record.ts';
import { FlowSignal } from '../../src/engine/flow.ts';
import { int, object, string, strings } from '../../src/engine/parameter.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { Scope } from '../../src/engine/scope.ts';
import type { Value } from '../../src/engine/value.ts';
import { attached, block, call, output, rejectionOf, surroundings, worker } from './fixture.ts';

const failed = (message: string, more: { readonly terminating?: boolean } = {}): ErrorRecord =>
  new ErrorRecord({ id: 'PolicyNotFound', category: 'ObjectNotFound', message, ...more });

/** Writes the numbers 1 to N and notes when it is closed. */
function counter(log: string[] = []): Cmdlet {
  return cmdlet({
    name: 'Get-Number',
    synopsis: 'Counts.',
    parameters: { Count: int('', { position: 0, defaultValue: 1000 }) },
    examples: [],
    async *stream(each) {
      try {
        for await (const { Count = 0 } of each) {
          for (let i = 1; i <= Count; i++) {
            log.push(`write ${i}`);
            yield i;
          }
        }
      } finally {
        log.push('closed');
      }
    },
  });
}

const input = { InputObject: object('', { pipeline: 'ByValue' }) };

/** Passes on; a negative number is an error, 13 ends the pipeline. */
const pass = worker('Select-Number', input, async function* (values) {
  const number = values.get('InputObject') ?? null;
  if (typeof number === 'number' && number < 0) throw failed(`no ${number}`);
  if (number === 13) throw failed('thirteen', { terminating: true });
  yield number;
});

const first = (count: number): Cmdlet =>
  cmdlet({
    name: 'Select-First',
    synopsis: 'Takes some.',
    parameters: input,
    examples: [],
    async *stream(each) {
      let taken = 0;
      for await (const { InputObject = null } of each) {
        yield InputObject;
        if (++taken === count) return;
      }
    },
  });

const messages = (errors: readonly ErrorRecord[]): string[] => errors.map((error) => `${error.fullyQualifiedErrorId}: ${error.message}`);
const withVariable = (name: string, value: Value): Scope => {
  const scope = new Scope();
  scope.set(name, value);
  return scope;
};

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

describe('messages', () => {
  const talker = worker('Write-All', {}, async function* (_, { streams }) {
    streams.warning('w');
    streams.verbose('v');
    streams.debug('d');
    streams.information({ message: 'i', source: 'x' });
    streams.information({ message: 'h', source: 'x', host: { noNewline: false } });
    streams.progress({ activity: 'p' });
    yield 1;
  });
  const lines = async (...args: Parameters<typeof call>[1][]) => {
    const { context, seen, scope } = surroundings();
    await output([call(talker, ...args)], undefined, context);
    return { lines: seen.lines, scope };
  };
  it('are shown as the preferences say', async () => {
    expect((await lines()).lines).toEqual(['WARNING: w', 'INFO: h', 'PROGRESS: p']);
  });
  it.each<[Parameters<typeof call>[1][], string[]]>([
    [
      ['-Verbose', '-Debug'],
      ['WARNING: w', 'VERBOSE: v', 'DEBUG: d', 'INFO: h', 'PROGRESS: p'],
    ],
    [
      ['-InformationAction', 'Continue', '-WarningAction', 'Ignore'],
      ['INFO: i', 'INFO: h', 'PROGRESS: p'],
    ],
    [['-InformationAction', 'SilentlyContinue', '-ProgressAction', 'SilentlyContinue'], ['WARNING: w']],
  ])('are shown as the command line says: %j', async (args, expected) => {
    expect((await lines(...args)).lines).toEqual(expected);
  });
  it('follow preference variables unless the command line says otherwise', async () => {
    for (const [args, expected] of [
      [[], true],
      [[attached('Verbose', false)], false],
    ] as const) {
      const { context, seen } = surroundings({ scope: withVariable('VerbosePreference', 'Continue') });
      await output([call(talker, ...args)], undefined, context);
      expect(seen.lines.includes('VERBOSE: v')).toBe(expected);
    }
  });
  it('are collected, also where they are not shown', async () => {
    const { scope } = await lines('-WarningVariable', 'w', '-WarningAction', 'SilentlyContinue', '-InformationVariable', 'i');
    expect(scope.get('w')).toEqual(['w']);
    expect(scope.get('i')).toEqual(['i', 'h']);
  });
  it('end the script with Stop', async () => {
    const { context } = surroundings();
    const error = await rejectionOf(output([call(talker, '-WarningAction', 'Stop')], undefined, context));
    expect(error).toMatchObject({ id: 'ActionPreferenceStop', endsScript: true });
  });
  it('go where they are redirected', async () => {
    const { context, seen } = surroundings();
    const taken: Value[] = [];
    const redirect = { warning: 'output', verbose: (value: Value) => taken.push(value) } as const;
    expect(await output([{ ...call(talker, '-Verbose'), redirect: { ...redirect, verbose: (value) => void taken.push(value) } }], undefined, context)).toEqual([
      'w',
      1,
    ]);
    expect(taken).toEqual(['v']);
    expect(seen.lines).not.toContain('WARNING: w');
  });
  it('merge errors into the output in their order', async () => {
    const { context, seen } = surroundings();
    const values = await output([{ ...call(pass), redirect: { error: 'output' } }], [1, -2, 3, -4], context);
    expect(values.map((value) => (value instanceof ErrorRecord ? value.message : value))).toEqual([1, 'no -2', 3, 'no -4']);
    expect(seen.errors).toEqual([]);
    expect(seen.recorded).toHaveLength(2);
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

describe('a command that works on several objects at once', () => {
  const running = { now: 0, most: 0 };
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const slow = worker(
    'Grant-Slowly',
    { Delay: int('', { mandatory: true, pipeline: 'ByValue' }), ThrottleLimit: int('', { defaultValue: 1 }) },
    async function* (values, context) {
      const delay = Number(values.get('Delay'));
      running.most = Math.max(running.most, ++running.now);
      await wait(Math.abs(delay));
      running.now--;
      context.streams.warning(`w${delay}`);
      if (delay === 13) throw failed('thirteen', { terminating: true });
      if (delay < 0) throw failed(`no ${delay}`);
      yield delay;
    },
    { concurrent: true },
  );
  it('keeps output, errors and messages in the order of the input', async () => {
    running.most = 0;
    const { context, seen } = surroundings();
    const values = await output([{ ...call(slow, '-ThrottleLimit', 3), redirect: { error: 'output' } }], [20, -5, 1, 'x', 10], context);
    expect(values.map((value) => (value instanceof ErrorRecord ? value.id : value))).toEqual([20, 'PolicyNotFound', 1, 'InputObjectNotBound', 10]);
    expect(seen.lines).toEqual(['WARNING: w20', 'WARNING: w-5', 'WARNING: w1', 'WARNING: w10']);
    expect(running.most).toBe(3);
  });
  it('works on one after the other without a limit', async () => {
    running.most = 0;
    const { context } = surroundings();
    expect(await output([call(slow)], [3, 2, 1], context)).toEqual([3, 2, 1]);
    expect(running.most).toBe(1);
  });
  it('begins nothing after an error that ends the pipeline, and writes what was under way', async () => {
    const { context } = surroundings();
    const values: Value[] = [];
    const error = await rejectionOf(
      (async () => {
        for await (const value of runPipeline([call(slow, '-ThrottleLimit', 2)], [13, 30, 1, 2], context)) values.push(value);
      })(),
    );
    expect(error.fullyQualifiedErrorId).toBe('PolicyNotFound,Grant-Slowly');
    expect(values).toEqual([30]);
  });
  it('stops at the first error with -ErrorAction Stop', async () => {
    const { context, seen } = surroundings();
    const error = await rejectionOf(output([call(slow, '-ThrottleLimit', 2, '-ErrorAction', 'Stop')], [-1, 5, 1], context));
    expect(error).toMatchObject({ id: 'PolicyNotFound', endsScript: true });
    expect(seen.errors).toEqual([]);
  });
});
