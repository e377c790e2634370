import { describe, expect, it } from 'vitest';
import { ErrorRecord } from '../../../src/engine/error-record.ts';
import type { Value } from '../../../src/engine/value.ts';
import { attached, call, output, rejectionOf, surroundings, worker } from '../fixture.ts';
import { pass, withVariable } from '../pipeline-fixture.ts';

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
