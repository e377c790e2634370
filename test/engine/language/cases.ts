import { expect, it } from 'vitest';
import { plain, runScript } from '../../cmdlets/objects/run-script.ts';

/** A script, what it writes, and the fully qualified ids of its errors. */
export type Case = readonly [script: string, output: readonly unknown[], errors?: readonly string[]];

/** One test for each case. */
export function checkAll(cases: readonly Case[]): void {
  it.each(cases.map((one) => [one[0], one] as const))('%s', async (_script, [script, output, errors = []]) => {
    const run = await runScript(script);
    expect(run.output.map(plain)).toEqual(output);
    expect(run.errors).toEqual(errors);
  });
}
