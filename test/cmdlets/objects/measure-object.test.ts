import { describe, expect, it } from 'vitest';
import { outputOf, plain, runScript } from './run-script.ts';

const measured = (script: string): Promise<unknown[]> => outputOf(script);
const nothing = { Average: null, Sum: null, Maximum: null, Minimum: null, StandardDeviation: null, Property: null };

describe('Measure-Object', () => {
  it('counts, and leaves what was not asked for null', async () => {
    expect(await measured('1..3 | Measure-Object')).toEqual([{ Count: 3, ...nothing }]);
    expect(await measured('@() | Measure-Object')).toEqual([{ Count: 0, ...nothing }]);
    expect(await measured('$null, 1 | Measure-Object')).toEqual([{ Count: 1, ...nothing }]);
  });

  it.each([
    ['1..100 | Measure-Object -Sum -Average', { Count: 100, Sum: 5050, Average: 50.5 }],
    ["'3', 4 | Measure-Object -Sum", { Count: 2, Sum: 7 }],
    ['2, 4, 4, 4, 5, 5, 7, 9 | Measure-Object -StandardDeviation', { Count: 8, StandardDeviation: Math.sqrt(32 / 7) }],
    ['3, 1, 2 | Measure-Object -Maximum -Minimum', { Count: 3, Maximum: 3, Minimum: 1 }],
    ["'b', 'a', 'C' | Measure-Object -Maximum -Minimum", { Count: 3, Maximum: 'C', Minimum: 'a' }],
    ['1, 3 | Measure-Object -AllStats', { Count: 2, Average: 2, Sum: 4, Maximum: 3, Minimum: 1, StandardDeviation: Math.SQRT2 }],
  ])('%s', async (script, expected) => expect(await measured(script)).toEqual([{ ...nothing, ...expected }]));

  it('measures properties: by name, pattern or block', async () => {
    const objects = '[pscustomobject]@{ a = 1; ab = 10 }, [pscustomobject]@{ a = 3 }, [pscustomobject]@{ c = 5 }';
    expect(await measured(`${objects} | Measure-Object a -Sum`)).toEqual([{ ...nothing, Count: 2, Sum: 4, Property: 'a' }]);
    expect(await measured(`${objects} | Measure-Object a* -Sum`)).toEqual([
      { ...nothing, Count: 2, Sum: 4, Property: 'a' },
      { ...nothing, Count: 1, Sum: 10, Property: 'ab' },
    ]);
    expect(await outputOf('(1..3 | Measure-Object -Sum { $_ * 10 }).Sum')).toEqual([60]);
    expect(await measured(`${objects} | Measure-Object missing`)).toEqual([]);
  });

  it('reports what is no number, goes on, and gives no sum', async () => {
    const run = await runScript("1, 'x', 2 | Measure-Object -Sum");
    expect(run.errors).toEqual(['NonNumericInputObject,Microsoft.PowerShell.Commands.MeasureObjectCommand']);
    expect(run.output.map(plain)).toEqual([{ ...nothing, Count: 3 }]);
  });

  it('measures text', async () => {
    const none = { Lines: null, Words: null, Characters: null, Property: null };
    expect(await measured('"a b`nc`n", "" | Measure-Object -Line -Word -Character')).toEqual([{ ...none, Lines: 2, Words: 3, Characters: 6 }]);
    expect(await measured('"a b`nc" | Measure-Object -Character -IgnoreWhiteSpace')).toEqual([{ ...none, Characters: 3 }]);
  });
});
